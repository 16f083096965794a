import { BASE_SHARES, type BaseParts } from "../base/base-forecast.ts";
import { dampedLevelAt } from "../base/damped-level.ts";
import { linearSeasonAt } from "../base/linear-season.ts";
import type { OriginState } from "../base/origin-state.ts";
import { deptLiftAt, seriesLiftAt } from "../base/sales-lift.ts";
import { recentMean } from "../base/scale.ts";
import { SEASON_WEEKS, seasonalLag, shiftedValue } from "../base/seasonal.ts";
import { twoYearShift } from "../base/two-years-back.ts";
import type { FeatureGroup } from "../features/feature-catalog.ts";

/** One addend of a forecast, USD. */
export interface Addend {
  /** Name of the base part or feature, stable. */
  readonly name: string;
  /** The same in plain words. */
  readonly label: string;
  readonly group: FeatureGroup;
  readonly contributionUsd: number;
  /** Value of the feature as the model saw it; null for parts of the base and unknown values. */
  readonly value: number | null;
}

/** What a part of the base is made of: a start value, changed step by step into the value of the part. */
interface Step {
  readonly name: string;
  readonly label: string;
  readonly group: FeatureGroup;
  /** Value of the part once this step is taken, USD. */
  readonly after: number;
}

const TWO_YEARS = 2 * SEASON_WEEKS;
/** Dollars below which a difference is rounding of the arithmetic. */
const ROUNDING_USD = 1e-6;

/**
 * The weight of each part in the base after missing ones were skipped; the weights add up to 1. Without last year's week
 * the base is the pooled profile, else the recent mean, else 0 (no weights).
 */
export function effectiveWeights(parts: BaseParts): Map<string, number> {
  const weights = new Map<string, number>();
  const mixIn = (name: string, value: number, share: number) => {
    if (Number.isNaN(value)) return;
    for (const [key, weight] of weights) weights.set(key, weight * (1 - share));
    weights.set(name, share);
  };
  if (!Number.isNaN(parts.lastYear)) {
    weights.set("lastYear", 1);
    for (const name of ["twoYears", "localLevel", "pooled", "linear"] as const) {
      mixIn(name, parts[name], BASE_SHARES[name]);
    }
  } else if (!Number.isNaN(parts.pooled)) weights.set("pooled", 1);
  else weights.set("recentMean", 1);
  mixIn("damped", parts.damped, BASE_SHARES.damped);
  return weights;
}

/**
 * Splits the base of series i, h weeks ahead, into addends: each part weighs as in the mix and is followed step by step,
 * each step counting what it changes: the smoothed week a year (or two) before is season, moving it by the calendar
 * shift and to this year's Easter is holidays and events, growth is growth, the level it rests on is recent level.
 * @returns Addends that sum to `parts.base`, steps that change nothing left out.
 */
export function baseContributions(state: OriginState, i: number, h: number, parts: BaseParts): Addend[] {
  const addends: Addend[] = [];
  let sum = 0;
  for (const [name, weight] of effectiveWeights(parts)) {
    let before = 0;
    for (const step of stepsOf(name, state, i, h, parts)) {
      const contributionUsd = weight * (step.after - before);
      before = step.after;
      sum += contributionUsd;
      if (contributionUsd === 0) continue;
      addends.push({ name: step.name, label: step.label, group: step.group, contributionUsd, value: null });
    }
  }
  const rest = parts.base - sum;
  if (Math.abs(rest) > ROUNDING_USD) {
    addends.push({
      name: "base_rest",
      label: "Rest of the seasonal base",
      group: "season",
      contributionUsd: rest,
      value: null,
    });
  }
  return addends;
}

function stepsOf(name: string, state: OriginState, i: number, h: number, parts: BaseParts): Step[] {
  const { calendar, index, originIndex, weeks, smooth } = state;
  const t = originIndex + h;
  const row = i * weeks;
  const dept = index.seriesDept[i]!;
  const shift = calendar.shiftDays[t]!;
  const lifted = Math.exp(seriesLiftAt(state.lift, calendar, dept, i, t));
  const lag = seasonalLag(t, originIndex);
  const older = t - TWO_YEARS;
  const moved = (prefix: string, what: string, value: number, shifted: number, lift = lifted): Step[] => [
    { name: `${prefix}_season`, label: what, group: "season", after: value },
    {
      name: `${prefix}_calendar`,
      label: `${what}: weekdays moved to this year's dates`,
      group: "holidaysAndEvents",
      after: shifted,
    },
    {
      name: `${prefix}_easter`,
      label: `${what}: Easter, Mother's Day and the time of the month at this year's dates`,
      group: "holidaysAndEvents",
      after: shifted * lift,
    },
  ];
  switch (name) {
    case "lastYear": {
      const what = "Last year's week";
      const steps = moved("base_last_year", what, smooth[row + lag]!, shiftedValue(smooth, row, lag, shift));
      return [...steps, grown("base_last_year", what, parts.lastYear)];
    }
    case "twoYears": {
      const what = "The week two years ago";
      const shifted = shiftedValue(smooth, row, older, twoYearShift(calendar.shiftDays, t));
      const steps = moved("base_two_years", what, smooth[row + older]!, shifted);
      return [...steps, grown("base_two_years", what, parts.twoYears)];
    }
    case "localLevel": {
      const what = "The season two years ago at last year's level";
      const shifted = shiftedValue(smooth, row, older, shift === 0 ? 0 : twoYearShift(calendar.shiftDays, t));
      const steps = moved("base_local_level", what, smooth[row + older]!, shifted);
      return [...steps, grown("base_local_level", what, parts.localLevel)];
    }
    case "pooled": {
      const share = state.pooledShare[i]!;
      const totals = state.adjustedDeptTotals;
      const deptRow = dept * weeks;
      return moved(
        "base_department",
        "Share of the department's week a year ago",
        share * totals[deptRow + lag]!,
        share * shiftedValue(totals, deptRow, lag, shift),
        Math.exp(deptLiftAt(state.lift, calendar, dept, t)),
      );
    }
    case "linear": {
      const model = state.linear!;
      const trend = model.coefficients[(i + 1) * model.columns - 1]! * (calendar.year[t]! - model.firstYear);
      const value = linearSeasonAt(model, calendar, i, t);
      return [
        {
          name: "base_linear_season",
          label: "Usual level of this week of the year",
          group: "season",
          after: value - trend,
        },
        grown("base_linear", "Usual level of this week of the year", value),
      ];
    }
    case "damped": {
      const model = state.damped!;
      const level = model.level[i]!;
      const unshifted = dampedLevelAt(model, i, t, h, 0);
      const season = model.season[i * SEASON_WEEKS + (t % SEASON_WEEKS)]!;
      const what = "Current level with the usual season";
      const shifted = dampedLevelAt(model, i, t, h, shift);
      return [
        { name: "base_damped_level", label: "Current level", group: "recentLevel", after: level },
        { name: "base_damped_trend", label: "Current trend", group: "growth", after: unshifted - season },
        ...moved("base_damped", what, unshifted, shifted),
      ];
    }
    default: {
      const mean = recentMean(state.history, weeks, i);
      return [
        {
          name: "base_recent_mean",
          label: "Mean of recent weeks",
          group: "recentLevel",
          after: Number.isNaN(mean) ? 0 : mean,
        },
      ];
    }
  }
}

function grown(prefix: string, what: string, after: number): Step {
  return { name: `${prefix}_growth`, label: `${what}: growth since`, group: "growth", after };
}
