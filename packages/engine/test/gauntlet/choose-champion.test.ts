import { describe, expect, it } from "vitest";
import { chooseChampion } from "../../src/gauntlet/choose-champion.ts";
import { compareWithBest } from "../../src/gauntlet/compare-rivals.ts";
import type { GauntletProtocol, RivalScore } from "../../src/gauntlet/gauntlet-report.ts";
import type { GauntletRival } from "../../src/gauntlet/rivals.ts";

const score = (wmae: number): RivalScore => ({ rowCount: 10, r2: 0.9, rmse: 2 * wmae, mae: wmae, wape: 0.1, wmae });

/** A protocol in which each rival has the given WMAE. */
function protocol(name: string, wmae: Partial<Record<GauntletRival, number>>): GauntletProtocol {
  const rivals = (Object.entries(wmae) as [GauntletRival, number][])
    .sort(([, a], [, b]) => a - b)
    .map(([rival, value], k) => ({
      rival,
      train: score(value),
      test: score(value),
      gap: { r2: 0, wape: 0, rmseRatio: 1 },
      seconds: 1,
      wins: k === 0 ? 3 : 0,
    }));
  const week = Array.from({ length: 30 }, (_, t) => t);
  const absoluteErrors = new Map(
    rivals.map(({ rival, test }, k) => [rival, week.map((t) => test.wmae + Math.sin(t * (k + 1)))]),
  );
  return {
    protocol: name,
    folds: 3,
    horizonWeeks: 2,
    rivals,
    comparisons: compareWithBest({ week, horizonWeeks: 2, absoluteErrors }),
    briefPair: null,
  };
}

describe("the champion", () => {
  it("has the least WMAE, mean over the protocols, and the reasons say by how much and how certainly", () => {
    const { rival, runnerUp, reasons } = chooseChampion([
      protocol("P", { "seasonal-naive": 100, hub: 60, base: 70 }),
      protocol("E", { "seasonal-naive": 100, hub: 80, base: 75 }),
    ]);
    expect([rival, runnerUp]).toEqual(["hub", "base"]);
    expect(reasons[0]).toMatch(/^P: WMAE \$60\.0, 40\.0% below seasonal naive's \$100\.0; best on 3 of 3 folds/);
    expect(reasons[1]).toMatch(/^E: WMAE \$80\.0, 20\.0% below .* best on 0 of 3 folds/);
    expect(reasons[2]).toMatch(
      /^P: the lead of the hub's engine over the hub's base alone, \$\d+\.\d a row, is unlikely to be chance/,
    );
    expect(reasons[3]).toMatch(/^E: the lead of the hub's base alone over the hub's engine/);
  });

  it("is the simpler rival where the best is less than half a percent better", () => {
    const { rival, runnerUp, reasons } = chooseChampion([
      protocol("P", { "seasonal-naive": 100, hub: 60, base: 60.2 }),
    ]);
    expect([rival, runnerUp]).toEqual(["base", "hub"]);
    expect(reasons.join()).toContain("less than 0.5% better, and is less simple");
  });

  it("never loses to seasonal naive on a protocol, whatever its mean", () => {
    const { rival, reasons } = chooseChampion([
      protocol("P", { "seasonal-naive": 100, hub: 90, "lightgbm-brief": 20 }),
      protocol("E", { "seasonal-naive": 100, hub: 90, "lightgbm-brief": 101 }),
    ]);
    expect(rival).toBe("hub");
    expect(reasons.join()).toContain(
      "LightGBM on the brief's features loses to seasonal naive on a protocol and cannot win",
    );
  });

  it("is seasonal naive where nothing beats it", () => {
    expect(chooseChampion([protocol("P", { "seasonal-naive": 50, hub: 90 })]).rival).toBe("seasonal-naive");
  });
});

describe("the comparison of rivals", () => {
  it("counts a week once, however many rows it has", () => {
    const week = [0, 0, 0, 1, 2, 3];
    const [comparison] = compareWithBest({
      week,
      horizonWeeks: 1,
      absoluteErrors: new Map<GauntletRival, number[]>([
        ["hub", [1, 2, 3, 1, 1, 1]],
        ["base", [3, 2, 4, 2, 4, 1]],
      ]),
    });
    expect(comparison!.pairedTTest).toMatchObject({ count: 6, meanDifference: expect.closeTo(-7 / 6, 12) as number });
    // Weekly means of the differences: -1, -1, -3, 0.
    expect(comparison!.dieboldMariano).toMatchObject({ count: 4, meanDifference: -1.25 });
  });
});
