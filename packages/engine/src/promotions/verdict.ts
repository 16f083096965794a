import type { Interval } from "./promotion-effects.ts";
import { normalCdf } from "./statistics.ts";

/** Whether a promotion pays, judged by the whole interval: `no_verdict` where nothing comparable was ever observed. */
export type ProfitVerdict = "loses" | "cannot_tell" | "earns" | "no_verdict";

/** Standard errors in half of a 95% interval of a normal distribution. */
const Z_95 = 1.96;

/** `earns` when the interval lies above the threshold, `loses` when below, else `cannot_tell`. */
export function judgeProfit(interval: Interval, threshold: number): Exclude<ProfitVerdict, "no_verdict"> {
  if (interval.lower > threshold) return "earns";
  return interval.upper < threshold ? "loses" : "cannot_tell";
}

/** P(value > threshold), taking the 95% interval for that of a normal distribution. */
export function probabilityAbove(interval: Interval, threshold: number): number {
  const sd = (interval.upper - interval.lower) / (2 * Z_95);
  const distance = interval.estimate - threshold;
  if (sd > 0) return normalCdf(distance / sd);
  return distance > 0 ? 1 : 0;
}

/** The interval after an increasing linear map. */
export function mapInterval(interval: Interval, map: (value: number) => number): Interval {
  return { estimate: map(interval.estimate), lower: map(interval.lower), upper: map(interval.upper) };
}
