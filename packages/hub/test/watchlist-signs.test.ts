import { describe, expect, it } from "vitest";
import { forecastPair } from "../src/index.ts";
import { rankPairs } from "../src/use-cases/rank-hotspots.ts";
import { readWatchlistSigns } from "../src/use-cases/watchlist-signs.ts";
import { useSmallHub } from "./small-hub.ts";

const hub = useSmallHub();

describe("the watchlist's signs of a pair", () => {
  it("give the place of the first of the list, what was missed, and every sign", async () => {
    const snapshot = hub.snapshot();
    const { pairs, totalPairs } = await rankPairs(snapshot);
    const words = await readWatchlistSigns(snapshot, pairs[0]!);
    expect(words[0]).toBe(`On the watchlist with high risk, 1 of ${totalPairs} pairs by dollars missed.`);
    expect(words[1]).toMatch(/^Forecasts missed by \$[\d,]+ a week in backtests\.$/);
    expect(words.slice(2)).toEqual(pairs[0]!.reasons.slice(1));
  });

  it("stand among the notes of the pair's forecast", async () => {
    const snapshot = hub.snapshot();
    const [first] = (await rankPairs(snapshot)).pairs;
    const question = { histWeeks: 0, forecastWeeks: 4, levels: [0.8], strategy: "direct" as const, explainWeeks: [] };
    const { notes } = await forecastPair(snapshot, { store: first!.store, dept: first!.dept, ...question });
    expect(notes).toEqual(expect.arrayContaining([...(await readWatchlistSigns(snapshot, first!))]));
  });

  it("are the signs alone at low risk, so none for a calm pair", async () => {
    const snapshot = hub.snapshot();
    const { pairs, belowFloor } = await rankPairs(snapshot);
    const low = [...pairs, ...belowFloor].filter(({ risk }) => risk === "low");
    expect(low.some(({ signs }) => signs.length === 0)).toBe(true);
    for (const pair of low) expect(await readWatchlistSigns(snapshot, pair)).toEqual(pair.reasons.slice(1));
  });

  it("refuse a pair that does not exist", async () => {
    await expect(readWatchlistSigns(hub.snapshot(), { store: 1, dept: 99 })).rejects.toThrow(/nearest pairs/);
  });
});
