import type { Hotspot, HotspotsAnswer } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import type { HotspotPair, HotspotRanking, Snapshot } from "@sales-hub/hub";
import type { CsvRow } from "../plugins/csv.ts";
import { presentMeta } from "./meta.ts";

export function presentHotspots(snapshot: Snapshot, ranking: HotspotRanking): HotspotsAnswer {
  const { thresholds } = ranking;
  const present = (pair: HotspotPair) => presentPair(snapshot.panel.firstWeek, pair);
  return {
    hotspots: ranking.pairs.map(present),
    below_floor: ranking.belowFloor.map(present),
    thresholds: {
      high_from: thresholds.highFromUsd,
      medium_from: thresholds.mediumFromUsd,
      signs_to_raise: thresholds.signsToRaise,
      sales_floor: thresholds.salesFloorUsd,
    },
    total_pairs: ranking.totalPairs,
    total_below_floor: ranking.totalBelowFloor,
    matching_pairs: ranking.matchingPairs,
    test_weeks: ranking.testWeeks,
    meta: presentMeta(snapshot),
  };
}

function presentPair(firstWeek: string, pair: HotspotPair): Hotspot {
  const { trendBreak, surprise } = pair;
  return {
    rank: pair.rank,
    store: pair.store,
    dept: pair.dept,
    avg_weekly_sales: pair.meanUsd,
    cv: Number.isNaN(pair.cvFraction) ? null : pair.cvFraction,
    mae: pair.maeUsd,
    wape: pair.wapeFraction,
    bias: pair.biasUsd,
    relative_interval_width: pair.relativeIntervalWidth,
    trend_break: trendBreak && {
      recent_growth: trendBreak.recentGrowth,
      earlier_growth: trendBreak.earlierGrowth,
      z: trendBreak.z,
      is_break: trendBreak.isBreak,
    },
    surprise: surprise && {
      date: addWeeks(firstWeek, surprise.week),
      actual: surprise.actualUsd,
      forecast: surprise.forecastUsd,
      source: surprise.source,
      count: surprise.count,
    },
    missing_weeks: pair.gaps.missingWeeks,
    risk_level: pair.risk,
    signs: [...pair.signs],
    reasons: [...pair.reasons],
  };
}

/** One line per pair, those under the sales floor last. */
export function hotspotRows({ hotspots, below_floor }: HotspotsAnswer): CsvRow[] {
  const row = (belowFloor: boolean) => (spot: Hotspot) => ({
    below_floor: belowFloor,
    rank: spot.rank,
    store: spot.store,
    dept: spot.dept,
    risk_level: spot.risk_level,
    avg_weekly_sales: spot.avg_weekly_sales,
    cv: spot.cv,
    mae: spot.mae,
    wape: spot.wape,
    bias: spot.bias,
    relative_interval_width: spot.relative_interval_width,
    recent_growth: spot.trend_break?.recent_growth ?? null,
    earlier_growth: spot.trend_break?.earlier_growth ?? null,
    trend_break_z: spot.trend_break?.z ?? null,
    surprise_date: spot.surprise?.date ?? null,
    surprise_actual: spot.surprise?.actual ?? null,
    surprise_forecast: spot.surprise?.forecast ?? null,
    missing_weeks: spot.missing_weeks,
    signs: spot.signs.join(" "),
    reasons: spot.reasons.join(" "),
  });
  return [...hotspots.map(row(false)), ...below_floor.map(row(true))];
}
