import type {
  AggregateAnswer,
  ForecastPoint,
  HistoryClass,
  Interval,
  MeasuredCoverage,
  PairAccuracy,
} from "@sales-hub/contracts";
import { dayShort, percent, plural, unknown, usdShort } from "../../lib/format.ts";
import { type AnyForecast, placeOf } from "./forecast-view.ts";

export const intervalAt = (point: ForecastPoint | undefined, level: number): Interval | undefined =>
  point?.intervals.find((interval) => Math.abs(interval.level - level) < 1e-9);

/** Sums over the weeks shown: forecast, benchmark, and their relative difference (null when the benchmark is not positive). */
export function horizonTotals(points: readonly ForecastPoint[]) {
  const forecast = points.reduce((sum, point) => sum + point.weekly_sales, 0);
  const lastYear = points.reduce((sum, point) => sum + point.seasonal_naive, 0);
  return { forecast, lastYear, change: lastYear > 0 ? forecast / lastYear - 1 : null };
}

/** The page's one sentence: what is likely to happen here. */
export function forecastHeadline(answer: AnyForecast): string {
  const { forecast, change } = horizonTotals(answer.forecast);
  const place = placeOf(answer);
  const sold = `is likely to sell ${usdShort(forecast)} over the next ${plural(answer.forecast.length, "week")}`;
  if (change === null) return `${place} ${sold}.`;
  if (Math.abs(change) < 0.005) return `${place} ${sold}, much the same as in these weeks of last year.`;
  return `${place} ${sold}, ${percent(Math.abs(change))} ${change < 0 ? "less" : "more"} than in these weeks of last year.`;
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

/** Whose test weeks a coverage was measured on, by how much of the last year the pair was sold in. */
const alike: Readonly<Record<HistoryClass, string>> = {
  whole: "",
  part: " of pairs sold in 26 to 44 of 52 weeks",
  sparse: " of pairs sold in 8 to 25 of 52 weeks",
  scant: " of pairs sold in fewer than 8 of 52 weeks",
  none: " of pairs not sold in the 52 weeks before",
};

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
  return `${held}${alike[history]} (${own.join(", ")}).`;
}

/** "WAPE 8.1%, 31% better than last year's same week". */
export function accuracySentence({ wape, seasonal_naive_wape: naive }: PairAccuracy): string {
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
