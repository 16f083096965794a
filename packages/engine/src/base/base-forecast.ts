import { dampedLevelAt } from "./damped-level.ts";
import { growthAtHorizon } from "./growth.ts";
import { linearSeasonAt } from "./linear-season.ts";
import { contextOf, type OriginState } from "./origin-state.ts";
import { departmentProfile } from "./pooled-profile.ts";
import { seriesLiftAt } from "./sales-lift.ts";
import { recentMean } from "./scale.ts";
import { SEASON_WEEKS, seasonalLag, shiftedValue } from "./seasonal.ts";
import { twoYearShift } from "./two-years-back.ts";

/** The parts of the base for one series and week, USD; NaN where a part has no basis. */
export interface BaseParts {
  /** Last year's smoothed week, calendar-shifted, at this year's Easter position. */
  seasonal: number;
  /** The same times growth: a1. */
  lastYear: number;
  /** Two years back: a2. */
  twoYears: number;
  /** Pooled department profile: p. */
  pooled: number;
  /** Linear season on rank-8 smoothed sales: q. */
  linear: number;
  /** The two-year-old shape at last year's local level: a2'. */
  localLevel: number;
  /** Season on a damped level: e. */
  damped: number;
  /** The mix before the damped level joins. */
  beforeDamped: number;
  /** The base B4. */
  base: number;
}

/** Bounds of the pooled part as multiples of the mean |sales| of the last 52 weeks. */
const POOLED_LOW = -1;
const POOLED_HIGH = 6;
const TWO_YEARS = 2 * SEASON_WEEKS;

/** Shares of the later term when two are mixed, in the order of mixing. */
export const BASE_SHARES = { twoYears: 0.4, localLevel: 0.2, pooled: 0.2, linear: 0.15, damped: 0.4 } as const;

const mix = (base: number, other: number, share: number) =>
  Number.isNaN(other) ? base : (1 - share) * base + share * other;

export function emptyBaseParts(): BaseParts {
  const none = Number.NaN;
  return {
    seasonal: none,
    lastYear: none,
    twoYears: none,
    pooled: none,
    linear: none,
    localLevel: none,
    damped: none,
    beforeDamped: none,
    base: none,
  };
}

/**
 * The base B4 of series i, h weeks after the origin, and its parts.
 * @param parts Filled in place, so that a loop over many rows allocates nothing.
 */
export function computeBase(state: OriginState, i: number, h: number, parts: BaseParts): void {
  const { calendar, index, originIndex, weeks, history, smooth, growth } = state;
  const t = originIndex + h;
  const lag = seasonalLag(t, originIndex);
  const row = i * weeks;
  const dept = index.seriesDept[i]!;
  const lifted = Math.exp(seriesLiftAt(state.lift, calendar, dept, i, t));
  const shift = calendar.shiftDays[t]!;
  const trend = growthAtHorizon(growth.prior[i]!, growth.own[i]!, h);
  const known = (k: number) => k >= 0 && k < weeks && !Number.isNaN(history[row + k]!);

  const hasSeason = lag >= 0 && (known(lag - 1) || known(lag) || known(lag + 1));
  parts.seasonal = hasSeason ? shiftedValue(smooth, row, lag, shift) * lifted : Number.NaN;
  parts.lastYear = parts.seasonal * trend;

  const older = t - TWO_YEARS;
  const inReach = older >= 0 && t - SEASON_WEEKS <= originIndex;
  const hasTwoYears = inReach && state.twoYearRatio && known(older);
  parts.twoYears = hasTwoYears
    ? shiftedValue(smooth, row, older, twoYearShift(calendar.shiftDays, t)) * lifted * state.twoYearRatio![i]!
    : Number.NaN;

  const pooled =
    lag < 0
      ? Number.NaN
      : state.pooledShare[i]! * departmentProfile(contextOf(state), state.adjustedDeptTotals, dept, t, lag);
  const size = state.meanSize[i]!;
  parts.pooled = pooled > POOLED_LOW * size && pooled < POOLED_HIGH * size ? pooled : Number.NaN;

  parts.linear = state.linear ? linearSeasonAt(state.linear, calendar, i, t) : Number.NaN;

  const ratio = state.localRatio[h - 1]?.[i];
  parts.localLevel =
    ratio !== undefined && (known(older) || known(older - 1))
      ? shiftedValue(smooth, row, older, shift === 0 ? 0 : twoYearShift(calendar.shiftDays, t)) * ratio * lifted * trend
      : Number.NaN;

  const damped = state.damped;
  parts.damped = damped && hasSeason ? dampedLevelAt(damped, i, t, h, shift) * lifted : Number.NaN;

  let base = mix(parts.lastYear, parts.twoYears, BASE_SHARES.twoYears);
  base = mix(base, parts.localLevel, BASE_SHARES.localLevel);
  base = mix(base, parts.pooled, BASE_SHARES.pooled);
  base = mix(base, parts.linear, BASE_SHARES.linear);
  if (Number.isNaN(base)) base = parts.pooled;
  if (Number.isNaN(base)) base = recentMean(history, weeks, i);
  if (Number.isNaN(base)) base = 0;
  parts.beforeDamped = base;
  parts.base = mix(base, parts.damped, BASE_SHARES.damped);
}
