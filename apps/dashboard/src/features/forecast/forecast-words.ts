import type {
  AggregateAnswer,
  ForecastPoint,
  HistoryClass,
  Interval,
  MeasuredCoverage,
  PairAccuracy,
} from "@sales-hub/contracts";
import { OF_PAIRS_WITH_HISTORY } from "@sales-hub/domain";
import { dayShort, percent, plural, unknown, usdShort } from "../../lib/format.ts";
import { type AnyForecast, placeOf } from "./forecast-view.ts";

export const intervalAt = (point: ForecastPoint | undefined, level: number): Interval | undefined =>
  point?.intervals.find((interval) => Math.abs(interval.level - level) < 1e-9);

/**
 * Sums over the weeks shown. Last year is what was recorded, so only weeks that were recorded then are compared.
 * @returns `change` is null where fewer than half of the weeks were recorded, or last year's sum is not positive.
 */
export function horizonTotals(points: readonly ForecastPoint[]) {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const recorded = points.flatMap(({ weekly_sales, last_year_usd }) =>
    last_year_usd === null ? [] : [{ weekly_sales, last_year_usd }],
  );
  const lastYear = sum(recorded.map(({ last_year_usd }) => last_year_usd));
  const alike = sum(recorded.map(({ weekly_sales }) => weekly_sales));
  const enough = recorded.length * 2 >= points.length && lastYear > 0;
  return {
    forecast: sum(points.map(({ weekly_sales }) => weekly_sales)),
    lastYear,
    change: enough ? alike / lastYear - 1 : null,
    compared: recorded.length,
  };
}

/** Weeks without a recorded sale at the end of the history. */
export function weeksUnsold(history: AnyForecast["historical"]): number {
  return history.length - 1 - history.findLastIndex(({ weekly_sales }) => weekly_sales !== null && weekly_sales > 0);
}

/** From so many weeks without a sale on, a pair may no longer be offered. */
const LONG_UNSOLD_WEEKS = 8;

/** The page's one sentence: what is likely to happen here. */
export function forecastHeadline(answer: AnyForecast): string {
  const { forecast, change, compared } = horizonTotals(answer.forecast);
  const weeks = answer.forecast.length;
  const place = placeOf(answer);
  const unsold = weeksUnsold(answer.historical);
  const subject =
    unsold < LONG_UNSOLD_WEEKS
      ? place
      : `${place} has sold nothing for ${plural(unsold, "week")}; if still offered, it`;
  const sold = `${subject} is likely to sell ${usdShort(forecast)} over the next ${plural(weeks, "week")}`;
  if (change === null) return `${sold}.`;
  const same = Math.abs(change) < 0.005;
  const more = `${percent(Math.abs(change))} ${change < 0 ? "less" : "more"}`;
  if (compared < weeks) {
    const part = `in the ${compared} of these weeks that were recorded last year`;
    return `${sold}, ${part} ${same ? "much the same" : `${more} than then`}.`;
  }
  return same
    ? `${sold}, much the same as in these weeks of last year.`
    : `${sold}, ${more} than in these weeks of last year.`;
}

/** What the first week ahead is likely to bring: "The week to 2 Nov is likely to bring $36.1k ($31.4k\u2013$44.7k, 80%)". */
export function nextWeekSentence(point: ForecastPoint | undefined): string {
  if (point === undefined) return "No forecast";
  const narrowest = point.intervals.toSorted((a, b) => a.level - b.level)[0];
  const chosen = intervalAt(point, 0.8) ?? narrowest;
  const about = `The week to ${dayShort(point.date)} is likely to bring ${usdShort(point.weekly_sales)}`;
  if (chosen === undefined) return about;
  const range = `${usdShort(chosen.lower)}${unknown}${usdShort(chosen.upper)}`;
  return `${about} (${range}, ${percent(chosen.level, { digits: 0 })})`;
}

type SumCoverage = AggregateAnswer["coverage"][number];

/** Fewer test weeks say little about one pair. */
const ENOUGH_TEST_WEEKS = 8;

/** "80% band; held 78% of 3,120 test weeks (this department 71%, this pair 74% of 39)". */
export function coverageSentence(coverage: MeasuredCoverage | SumCoverage, history: HistoryClass = "whole"): string {
  const band = `${percent(coverage.level, { digits: 0 })} band`;
  if (coverage.measured === null || coverage.test_weeks === 0) return `${band}; not yet measured at these horizons.`;
  const held = `${band}; held ${percent(coverage.measured, { digits: 0 })} of ${plural(coverage.test_weeks, "test week")}`;
  if (!("department_measured" in coverage)) return `${held} of such sums.`;
  const { department_measured: department, pair_measured: pair, pair_test_weeks: pairWeeks } = coverage;
  const own = [
    ...(department === null ? [] : [`this department ${percent(department, { digits: 0 })}`]),
    ...(pair === null || pairWeeks < ENOUGH_TEST_WEEKS
      ? ["too few test weeks for this pair alone"]
      : [`this pair ${percent(pair, { digits: 0 })} of ${pairWeeks}`]),
  ];
  return `${held}${OF_PAIRS_WITH_HISTORY[history]} (${own.join(", ")}).`;
}

/** "WAPE 8.1%, 31% better than last year's same week". */
export function accuracySentence({ scope, wape, seasonal_naive_wape: naive }: PairAccuracy): string {
  if (scope === "all") return "Too few test weeks here to judge";
  if (wape === null) return "No WAPE: the test weeks' sales sum to zero.";
  const text = `WAPE ${percent(wape)}`;
  if (naive === null || naive <= 0) return text;
  const saved = 1 - wape / naive;
  if (Math.abs(saved) < 0.005) return `${text}, no better than last year's same week`;
  return `${text}, ${percent(Math.abs(saved), { digits: 0 })} ${saved > 0 ? "better" : "worse"} than last year's same week`;
}

/** Mean error in words: positive is over-forecast. */
export function biasWords(bias: number | null): string {
  if (bias === null) return unknown;
  if (Math.round(bias) === 0) return "none";
  return `${usdShort(Math.abs(bias))} a week ${bias > 0 ? "too high" : "too low"}`;
}

/** What the strategy means, in a plain sentence. */
export const strategySentence = (strategy: "direct" | "recursive"): string =>
  strategy === "direct"
    ? "Direct strategy: every week ahead is forecast from the last actual week at once, so an error in one week does not carry into the next."
    : "Recursive strategy: each week is forecast in turn and then taken as if it had happened, so errors can add up; it is usually less accurate than the direct one, on which the measured errors and bands rest.";
