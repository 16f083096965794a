import { WORLD_KINDS } from "@sales-hub/data";
import { beforeAll, describe, expect, it } from "vitest";
import { type AcceptanceRow, judgeAcceptance } from "../../promotions/acceptance.ts";
import { meanOf, rankCorrelation } from "../../promotions/figures.ts";
import type { WorldFigures } from "../../promotions/measure-world.ts";
import { runWorlds } from "../../promotions/run-worlds.ts";

const SEEDS = 3;
/** It takes 10 seconds; this is for machines with much else to do. */
const BUSY_MACHINE_MS = 300_000;

/** The short form of the benchmark: the same worlds and limits, three seeds. */
describe("promotion effects in worlds with known truth", () => {
  let figures: WorldFigures[];
  let rows: AcceptanceRow[];

  beforeAll(async () => {
    const tasks = WORLD_KINDS.flatMap((kind) =>
      Array.from({ length: SEEDS }, (_, i) => ({
        kind,
        seed: i + 1,
        withExperiments: false,
        rivals:
          kind === "confounded" ? (["two-way effects"] as const) : kind === "weak" ? (["std / mean x 5"] as const) : [],
      })),
    );
    figures = await runWorlds(tasks);
    rows = judgeAcceptance(figures);
  }, BUSY_MACHINE_MS);

  it("hold every required figure", () => {
    const missed = rows
      .filter(({ holds }) => !holds)
      .map(({ check, value, bound, required }) => `${check}: ${value} not ${bound} ${required}`);
    expect(missed).toEqual([]);
    expect(rows.length).toBeGreaterThan(25);
  });

  it("show that volatility times five ranks departments by chance", () => {
    const ranks = figures.flatMap(({ rivals }) => rivals["std / mean x 5"]?.rank ?? []);
    expect(ranks).toHaveLength(SEEDS);
    expect(Math.abs(meanOf(ranks))).toBeLessThan(0.35);
  });
});

describe("the rank correlation of the benchmark", () => {
  it("is 1, -1 or between, with ties at their mean rank", () => {
    expect(rankCorrelation([1, 2, 3], [10, 20, 90])).toBeCloseTo(1, 12);
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    // Ranks 0.5, 0.5, 2 against 0, 1, 2: 1.5 / sqrt(1.5 * 2).
    expect(rankCorrelation([1, 1, 5], [1, 2, 3])).toBeCloseTo(1.5 / Math.sqrt(3), 12);
  });
});
