import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backtestRival, RIVAL_NAMES, type RivalFold, type RivalName, type Split } from "../src/index.ts";
import { copySmallWorld } from "../src/testing/small-world.ts";

let home: string;
let preparedDir: string;

beforeAll(async () => {
  const world = await copySmallWorld();
  home = world.home;
  preparedDir = world.workspace.preparedDir;
}, 240_000);

afterAll(() => rm(home, { recursive: true, force: true }));

const split: Split = {
  protocol: "spring",
  fold: 1,
  trainEnd: "2012-03-30",
  testStart: "2012-04-06",
  testEnd: "2012-05-04",
};

async function run(rival: RivalName, oneWeekAhead = false): Promise<RivalFold> {
  for await (const fold of backtestRival({ preparedDir, splits: [split], rival, oneWeekAhead })) return fold;
  throw new Error("no fold");
}

describe("backtests of other ways to forecast", () => {
  it("know the benchmark, the base, the brief's features and the hub's own", () => {
    expect([...RIVAL_NAMES].sort()).toEqual(["base", "brief", "hub", "ridge", "seasonal-naive", "xgboost"]);
  });

  it("score each on the same rows, the benchmark as itself", async () => {
    const [naive, base, brief] = [await run("seasonal-naive"), await run("base"), await run("brief")];
    expect(naive.score).toEqual(naive.seasonalNaive);
    expect(base.score.rowCount).toBe(naive.score.rowCount);
    expect(brief.predictions.y).toEqual(base.predictions.y);
    expect(base.score.wmae).toBeLessThan(naive.score.wmae);
    expect(brief.score.wape).toBeLessThan(0.5);
    for (const rival of ["xgboost", "ridge"] as const) {
      const { score } = await run(rival);
      expect(score.rowCount).toBe(naive.score.rowCount);
      expect(score.wape).toBeLessThan(0.5);
    }
    expect(Math.max(...base.predictions.horizon)).toBe(5);
  }, 120_000);

  it("forecast each week from the one before it, where that is asked for", async () => {
    const ahead = await run("base", true);
    const whole = await run("base");
    expect(new Set(ahead.predictions.horizon)).toEqual(new Set([1]));
    const first = (fold: RivalFold) =>
      fold.predictions.yhat.filter((_, n) => fold.predictions.date[n] === "2012-04-06");
    expect(first(ahead)).toEqual(first(whole));
    const last = (fold: RivalFold) => fold.predictions.yhat.filter((_, n) => fold.predictions.date[n] === "2012-05-04");
    expect(last(ahead)).not.toEqual(last(whole));
    expect(ahead.score.mae).toBeLessThan(whole.score.mae);
  }, 60_000);
});
