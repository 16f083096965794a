import { formatNumber, formatUsd, plural } from "@sales-hub/domain";
import { describeSeries, detectTrendBreak, findDataGaps } from "@sales-hub/engine";
import { readFrozen } from "../service/frozen-forecasts.ts";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { mapInSlices } from "../service/yield-to-requests.ts";
import type { HotspotFigures } from "./hotspot-figures.ts";
import {
  findWarnings,
  HIGH_SHARE,
  type HotspotSign,
  MEDIUM_SHARE,
  type RiskLevel,
  riskOf,
  SIGNS_TO_RAISE,
} from "./hotspot-signs.ts";
import { findSurprises, type Surprise } from "./recent-surprises.ts";

/** Which pairs to list; what is left out is not restricted. */
export interface HotspotQuestion {
  readonly limit: number;
  readonly store?: number;
  readonly dept?: number;
  readonly risk?: RiskLevel;
}

export interface HotspotPair extends HotspotFigures {
  /** Among the pairs on its side of the sales floor, from 1. */
  readonly rank: number;
  readonly risk: RiskLevel;
  readonly signs: readonly HotspotSign[];
  readonly reasons: readonly string[];
}

export interface RiskThresholds {
  /** Error a week of the last pair among the top 2 percent, USD. */
  readonly highFromUsd: number;
  readonly mediumFromUsd: number;
  readonly signsToRaise: number;
  readonly salesFloorUsd: number;
}

export interface HotspotRanking {
  /** Over the sales floor, most costly first. */
  readonly pairs: readonly HotspotPair[];
  readonly belowFloor: readonly HotspotPair[];
  readonly thresholds: RiskThresholds;
  readonly totalPairs: number;
  readonly totalBelowFloor: number;
  /** Pairs over the floor that were asked for. */
  readonly matchingPairs: number;
  readonly testWeeks: number;
}

/** Fewer test weeks than this say little about one pair. */
const FEWEST_TEST_WEEKS = 8;
/** Pairs that sell less a week are dust: their variation is large and their errors cost nothing. */
export const SALES_FLOOR_USD = 1_000;

/**
 * Pairs by expected cost of error: the mean absolute dollars by which backtest forecasts missed. A ranking by
 * variation alone would put the smallest departments first.
 */
export async function rankHotspots(snapshot: Snapshot, question: HotspotQuestion): Promise<HotspotRanking> {
  const { limit, store, dept, risk } = question;
  const ranking = await rankPairs(snapshot);
  const asked = (pair: HotspotPair) =>
    (store === undefined || pair.store === store) &&
    (dept === undefined || pair.dept === dept) &&
    (risk === undefined || pair.risk === risk);
  const matching = ranking.pairs.filter(asked);
  return {
    ...ranking,
    pairs: matching.slice(0, limit),
    belowFloor: ranking.belowFloor.filter(asked).slice(0, limit),
    matchingPairs: matching.length,
  };
}

/** Every pair, ranked once for each snapshot. */
export const rankPairs = oncePerSnapshot(async (snapshot): Promise<HotspotRanking> => {
  const surprises = findSurprises(snapshot, await readFrozen(snapshot));
  const figures = await mapInSlices(sumErrors(snapshot), ([series, sum]) =>
    describePair(snapshot, series, sum, surprises.get(series) ?? null),
  );
  figures.sort((a, b) => b.maeUsd - a.maeUsd);
  const over = figures.filter(({ meanUsd }) => meanUsd >= SALES_FLOOR_USD);
  const under = figures.filter(({ meanUsd }) => !(meanUsd >= SALES_FLOOR_USD));
  const { firstWeek } = snapshot.panel;
  const errorAt = (share: number) => over[Math.ceil(over.length * share) - 1]?.maeUsd ?? 0;
  const pairs = over.map((pair, index) => judge(pair, index + 1, over.length, firstWeek));
  return {
    pairs,
    belowFloor: under.map((pair, index) => ({ ...judge(pair, index + 1, under.length, firstWeek), risk: "low" })),
    thresholds: {
      highFromUsd: errorAt(HIGH_SHARE),
      mediumFromUsd: errorAt(MEDIUM_SHARE),
      signsToRaise: SIGNS_TO_RAISE,
      salesFloorUsd: SALES_FLOOR_USD,
    },
    totalPairs: over.length,
    totalBelowFloor: under.length,
    matchingPairs: pairs.length,
    testWeeks: snapshot.backtest.actual.length,
  };
});

function describePair(snapshot: Snapshot, series: number, sum: ErrorSum, surprise: Surprise | null): HotspotFigures {
  const { panel } = snapshot;
  const { meanUsd, cvFraction } = describeSeries(panel, series);
  return {
    store: panel.seriesStore[series]!,
    dept: panel.seriesDept[series]!,
    meanUsd,
    cvFraction,
    maeUsd: sum.absolute / sum.weeks,
    wapeFraction: sum.scale > 0 ? sum.absolute / sum.scale : null,
    biasUsd: sum.signed / sum.weeks,
    relativeIntervalWidth: relativeWidth(snapshot, series),
    trendBreak: detectTrendBreak(panel, series),
    surprise,
    gaps: findDataGaps(panel, series),
  };
}

function judge(pair: HotspotFigures, rank: number, total: number, firstWeek: string): HotspotPair {
  const warnings = findWarnings(pair, firstWeek);
  return {
    ...pair,
    rank,
    risk: riskOf(rank, total, warnings.length),
    signs: warnings.map(({ sign }) => sign),
    reasons: [
      `Forecasts missed by ${formatUsd(pair.maeUsd)} a week in backtests, rank ${formatNumber(rank)} of ${plural(total, "pair")}.`,
      ...warnings.map(({ reason }) => reason),
    ],
  };
}

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
