import { describeSeries } from "@sales-hub/engine";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";

export type RiskLevel = "high" | "medium" | "low";

/** Which pairs to list; what is left out is not restricted. */
export interface HotspotQuestion {
  readonly limit: number;
  readonly store?: number;
  readonly dept?: number;
  readonly risk?: RiskLevel;
}

export interface HotspotPair {
  /** Among all ranked pairs, from 1. */
  readonly rank: number;
  readonly store: number;
  readonly dept: number;
  readonly meanUsd: number;
  readonly cvFraction: number;
  /** Mean absolute backtest error per week: the ranking's measure. */
  readonly maeUsd: number;
  readonly wapeFraction: number | null;
  readonly biasUsd: number;
  /** Width of next week's 80% band / its forecast; null when the forecast is not positive. */
  readonly relativeIntervalWidth: number | null;
  readonly risk: RiskLevel;
  readonly reasons: readonly string[];
}

export interface HotspotRanking {
  readonly pairs: readonly HotspotPair[];
  readonly totalPairs: number;
  readonly testWeeks: number;
}

/** Ranked within this share of all pairs: high, then medium risk. */
const HIGH_SHARE = 0.02;
const MEDIUM_SHARE = 0.1;
/** Fewer test weeks than this say little about one pair. */
const FEWEST_TEST_WEEKS = 8;
const VOLATILE_CV = 0.5;
const INACCURATE_WAPE = 0.25;
const BIASED_SHARE = 0.5;
const WIDE_BAND = 0.75;

/**
 * Pairs by expected cost of error: the mean absolute dollars by which backtest forecasts missed. A ranking by
 * variation alone would put the smallest departments first.
 */
export function rankHotspots(snapshot: Snapshot, { limit, store, dept, risk }: HotspotQuestion): HotspotRanking {
  const ranking = rankAll(snapshot);
  const chosen = ranking.pairs.filter(
    (pair) =>
      (store === undefined || pair.store === store) &&
      (dept === undefined || pair.dept === dept) &&
      (risk === undefined || pair.risk === risk),
  );
  return { ...ranking, pairs: chosen.slice(0, limit) };
}

const rankAll = oncePerSnapshot((snapshot): HotspotRanking => {
  const { panel, backtest } = snapshot;
  const sums = sumErrors(snapshot);
  const scored = [...sums].sort(([, a], [, b]) => b.absolute / b.weeks - a.absolute / a.weeks);
  const pairs = scored.map(([series, sum], index) => {
    const { meanUsd, cvFraction } = describeSeries(panel, series);
    const pair = {
      rank: index + 1,
      store: panel.seriesStore[series]!,
      dept: panel.seriesDept[series]!,
      meanUsd,
      cvFraction,
      maeUsd: sum.absolute / sum.weeks,
      wapeFraction: sum.scale > 0 ? sum.absolute / sum.scale : null,
      biasUsd: sum.signed / sum.weeks,
      relativeIntervalWidth: relativeWidth(snapshot, series),
      risk: riskAt(index, scored.length),
    };
    return { ...pair, reasons: explain(pair) };
  });
  return { pairs, totalPairs: scored.length, testWeeks: backtest.actual.length };
});

interface ErrorSum {
  weeks: number;
  absolute: number;
  signed: number;
  scale: number;
}

/**
 * Errors by series. Weeks forecast before a pair's first sale are left out: that it would open was not known, and its
 * whole sales would count as error. So are pairs with too few test weeks.
 */
function sumErrors({ backtest, panel }: Snapshot): Map<number, ErrorSum> {
  const sums = new Map<number, ErrorSum>();
  const opened = openingWeeks(panel);
  for (let entry = 0; entry < backtest.actual.length; entry++) {
    const series = backtest.series[entry]!;
    if (opened[series]! > backtest.week[entry]! - backtest.horizon[entry]!) continue;
    let sum = sums.get(series);
    if (!sum) {
      sum = { weeks: 0, absolute: 0, signed: 0, scale: 0 };
      sums.set(series, sum);
    }
    const actual = backtest.actual[entry]!;
    const error = backtest.forecast[entry]! - actual;
    sum.weeks++;
    sum.absolute += Math.abs(error);
    sum.signed += error;
    sum.scale += Math.abs(actual);
  }
  for (const [series, { weeks }] of sums) if (weeks < FEWEST_TEST_WEEKS) sums.delete(series);
  return sums;
}

/** First week with a row of each series. */
function openingWeeks(panel: Snapshot["panel"]): Int32Array {
  return Int32Array.from({ length: panel.seriesCount }, (_, series) => {
    const row = panel.sales.subarray(series * panel.weekCount, series * panel.weekCount + panel.historyWeekCount);
    const first = row.findIndex((sales) => !Number.isNaN(sales));
    return first < 0 ? panel.weekCount : first;
  });
}

function relativeWidth({ outlook }: Snapshot, series: number): number | null {
  const nextWeek = series * outlook.horizonWeeks;
  const forecast = outlook.forecast[nextWeek]!;
  return forecast > 0 ? (outlook.upper80[nextWeek]! - outlook.lower80[nextWeek]!) / forecast : null;
}

function riskAt(index: number, total: number): RiskLevel {
  if (index < total * HIGH_SHARE) return "high";
  return index < total * MEDIUM_SHARE ? "medium" : "low";
}

function explain(pair: Omit<HotspotPair, "reasons">): string[] {
  const usd = (value: number) => `$${Math.round(value).toLocaleString("en-US")}`;
  const percent = (fraction: number) => `${Math.round(100 * fraction)}%`;
  const reasons = [`Forecasts missed by ${usd(pair.maeUsd)} a week in backtests, rank ${pair.rank} of all pairs.`];
  if (pair.wapeFraction !== null && pair.wapeFraction > INACCURATE_WAPE) {
    reasons.push(`That is ${percent(pair.wapeFraction)} of its sales.`);
  }
  if (Math.abs(pair.biasUsd) > BIASED_SHARE * pair.maeUsd) {
    reasons.push(
      `Forecasts were mostly too ${pair.biasUsd > 0 ? "high" : "low"}, by ${usd(Math.abs(pair.biasUsd))} on average.`,
    );
  }
  if (pair.cvFraction > VOLATILE_CV) {
    reasons.push(`Weekly sales vary by ${percent(pair.cvFraction)} of their mean.`);
  }
  if (pair.relativeIntervalWidth !== null && pair.relativeIntervalWidth > WIDE_BAND) {
    reasons.push(`Next week's 80% band is ${percent(pair.relativeIntervalWidth)} of the forecast wide.`);
  }
  return reasons;
}
