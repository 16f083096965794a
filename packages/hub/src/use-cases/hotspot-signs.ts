import { addWeeks, formatChange, formatDay, formatPercent, formatUsd } from "@sales-hub/domain";
import type { HotspotFigures } from "./hotspot-figures.ts";

export type RiskLevel = "high" | "medium" | "low";

export type HotspotSign = "inaccurate" | "biased" | "volatile" | "wide_band" | "trend_break" | "surprise" | "data_gaps";

/** Backtest error above this share of sales. */
const INACCURATE_WAPE = 0.25;
/** Mean error above this share of the mean absolute error: the misses lie on one side. */
const BIASED_SHARE = 0.5;
const VOLATILE_CV = 0.5;
/** Width of next week's 80% band above this share of its forecast. */
const WIDE_BAND = 0.75;
/** Weeks without a row among the last 52. */
const GAPPY_WEEKS = 6;

/** One of 8 weeks lies outside its 95% interval in a third of all pairs by chance alone; two in 6%. */
const SURPRISING_WEEKS = 2;

/** Share of the ranked pairs whose error costs most: high, then medium risk. */
export const HIGH_SHARE = 0.02;
export const MEDIUM_SHARE = 0.1;
/** So many signs raise the risk by one level. */
export const SIGNS_TO_RAISE = 3;

/** A sign with its sentence. */
export interface Warning {
  readonly sign: HotspotSign;
  readonly reason: string;
}

/** What about a pair needs a person's attention, each in one sentence. */
export function findWarnings(pair: HotspotFigures, firstWeek: string): Warning[] {
  const { wapeFraction, trendBreak, surprise, gaps, relativeIntervalWidth } = pair;
  const warnings: (Warning | false)[] = [
    wapeFraction !== null &&
      wapeFraction > INACCURATE_WAPE && {
        sign: "inaccurate",
        reason: `That is ${formatPercent(wapeFraction)} of its sales.`,
      },
    Math.abs(pair.biasUsd) > BIASED_SHARE * pair.maeUsd && {
      sign: "biased",
      reason: `Forecasts were mostly too ${pair.biasUsd > 0 ? "high" : "low"}, by ${formatUsd(Math.abs(pair.biasUsd))} on average.`,
    },
    pair.cvFraction > VOLATILE_CV && {
      sign: "volatile",
      reason: `Weekly sales vary by ${formatPercent(pair.cvFraction)} of their mean.`,
    },
    relativeIntervalWidth !== null &&
      relativeIntervalWidth > WIDE_BAND && {
        sign: "wide_band",
        reason: `Next week's 80% band is ${formatPercent(relativeIntervalWidth)} of the forecast wide.`,
      },
    trendBreak?.isBreak === true && {
      sign: "trend_break",
      reason: `Growth on last year changed from ${formatChange(trendBreak.earlierGrowth)} to ${formatChange(trendBreak.recentGrowth)} in the last 8 weeks.`,
    },
    surprise !== null &&
      surprise.count >= SURPRISING_WEEKS && {
        sign: "surprise",
        reason: `${surprise.count} of the last 8 weeks fell outside the 95% interval, last on ${formatDay(addWeeks(firstWeek, surprise.week))}: ${formatUsd(surprise.actualUsd)} against ${formatUsd(surprise.forecastUsd)}.`,
      },
    gaps.missingLastYear >= GAPPY_WEEKS && {
      sign: "data_gaps",
      reason: `${gaps.missingLastYear} of the last 52 weeks have no sales row.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

/** Risk by the error's place among all ranked pairs, raised by many signs. */
export function riskOf(rank: number, total: number, signs: number): RiskLevel {
  const place = rank <= Math.ceil(total * HIGH_SHARE) ? 2 : rank <= Math.ceil(total * MEDIUM_SHARE) ? 1 : 0;
  const level = Math.min(2, place + (signs >= SIGNS_TO_RAISE ? 1 : 0));
  return (["low", "medium", "high"] as const)[level]!;
}
