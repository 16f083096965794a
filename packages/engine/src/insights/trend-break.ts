import type { SalesPanel } from "@sales-hub/domain";
import { mean, median, robustDeviation } from "./order-statistics.ts";

/** Whether a series' growth on last year has changed lately. */
export interface TrendBreak {
  /** Median year-on-year growth of the last weeks, fraction. */
  readonly recentGrowth: number;
  /** Median of the weeks before, fraction. */
  readonly earlierGrowth: number;
  /** Difference in standard errors of a difference of medians; 0 where the growth never varied. */
  readonly z: number;
  readonly isBreak: boolean;
}

const RECENT_WEEKS = 8;
const EARLIER_WEEKS = 52;
const YEAR = 52;
/** Fewer weeks that sold in both years than this leave the question open. */
const FEWEST_RECENT = 4;
const FEWEST_EARLIER = 26;
/** So far out that of a thousand steady series about three are called a break. */
export const BREAK_Z = 3;
/** A smaller change of growth is no break, however sure. */
export const BREAK_SIZE = 0.1;
/** Standard error of a median / that of a mean, for normal values. */
const MEDIAN_FACTOR = Math.sqrt(Math.PI / 2);
const LONGEST_MEMORY = 0.9;

/**
 * Compares the year-on-year growth of the last 8 weeks with that of the 52 weeks before: difference of medians over its
 * standard error, from the median absolute deviation of the earlier weeks and fewer effective weeks where growth
 * lingers (first autocorrelation rho: n (1 - rho) / (1 + rho)). A break has |z| >= 3 and a difference of at least 10 points.
 * @returns null where too few weeks sold in both years
 */
export function detectTrendBreak(panel: SalesPanel, series: number): TrendBreak | null {
  const end = panel.historyWeekCount;
  const recent = growthOf(panel, series, end - RECENT_WEEKS, end);
  const earlier = growthOf(panel, series, end - RECENT_WEEKS - EARLIER_WEEKS, end - RECENT_WEEKS);
  if (recent.length < FEWEST_RECENT || earlier.length < FEWEST_EARLIER) return null;
  const recentGrowth = median(recent);
  const earlierGrowth = median(earlier);
  const deviation = robustDeviation(earlier);
  const rho = Math.min(LONGEST_MEMORY, Math.max(0, firstAutocorrelation(earlier)));
  const shrink = (1 - rho) / (1 + rho);
  const standardError =
    MEDIAN_FACTOR * deviation * Math.sqrt(1 / (recent.length * shrink) + 1 / (earlier.length * shrink));
  const difference = recentGrowth - earlierGrowth;
  const z = standardError > 0 ? difference / standardError : 0;
  return {
    recentGrowth,
    earlierGrowth,
    z,
    isBreak: Math.abs(z) >= BREAK_Z && Math.abs(difference) >= BREAK_SIZE,
  };
}

/** Year-on-year growth of the weeks that sold in both years, on a positive base. */
function growthOf(panel: SalesPanel, series: number, from: number, to: number): number[] {
  const row = series * panel.weekCount;
  const growth: number[] = [];
  for (let week = Math.max(YEAR, from); week < to; week++) {
    const now = panel.sales[row + week]!;
    const before = panel.sales[row + week - YEAR]!;
    if (before > 0 && !Number.isNaN(now)) growth.push(now / before - 1);
  }
  return growth;
}

function firstAutocorrelation(values: readonly number[]): number {
  const middle = mean(values);
  let product = 0;
  let square = 0;
  for (const [k, value] of values.entries()) {
    square += (value - middle) ** 2;
    if (k > 0) product += (value - middle) * (values[k - 1]! - middle);
  }
  return square > 0 ? product / square : 0;
}
