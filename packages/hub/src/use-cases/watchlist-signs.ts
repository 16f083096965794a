import { formatNumber, plural, type SeriesKey } from "@sales-hub/domain";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { type HotspotPair, type HotspotRanking, rankPairs } from "./rank-hotspots.ts";

const byPair = oncePerSnapshot(async (snapshot) => {
  const ranking = await rankPairs(snapshot);
  const words = new Map<number, readonly string[]>();
  for (const pair of ranking.pairs) words.set(snapshot.series.rowOf(pair), describe(pair, ranking));
  for (const pair of ranking.belowFloor) words.set(snapshot.series.rowOf(pair), pair.reasons.slice(1));
  return words;
});

/**
 * What the watchlist holds against the forecasts of one pair, in words: its place there when its risk is high or medium,
 * then its warning signs. None for a calm pair and for one with too few test weeks. The ranking is made once for each
 * snapshot; after that an answer is a look-up.
 * @throws {HubError} HUB_PAIR_UNKNOWN
 */
export async function readWatchlistSigns(snapshot: Snapshot, key: SeriesKey): Promise<readonly string[]> {
  const row = snapshot.series.rowOf(key);
  return (await byPair(snapshot)).get(row) ?? [];
}

function describe({ risk, rank, reasons }: HotspotPair, { totalPairs }: HotspotRanking): string[] {
  const [missed, ...signs] = reasons;
  if (risk === "low") return signs;
  const place = `On the watchlist with ${risk} risk, ${formatNumber(rank)} of ${plural(totalPairs, "pair")} by dollars missed.`;
  return [place, missed!.replace(/, rank .*$/, "."), ...signs];
}
