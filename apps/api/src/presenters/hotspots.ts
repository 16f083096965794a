import type { HotspotsAnswer } from "@sales-hub/contracts";
import type { HotspotRanking, Snapshot } from "@sales-hub/hub";
import { presentMeta } from "./meta.ts";

export function presentHotspots(snapshot: Snapshot, ranking: HotspotRanking): HotspotsAnswer {
  return {
    hotspots: ranking.pairs.map((pair) => ({
      rank: pair.rank,
      store: pair.store,
      dept: pair.dept,
      avg_weekly_sales: pair.meanUsd,
      cv: pair.cvFraction,
      mae: pair.maeUsd,
      wape: pair.wapeFraction,
      bias: pair.biasUsd,
      relative_interval_width: pair.relativeIntervalWidth,
      risk_level: pair.risk,
      reasons: [...pair.reasons],
    })),
    total_pairs: ranking.totalPairs,
    test_weeks: ranking.testWeeks,
    meta: presentMeta(snapshot),
  };
}
