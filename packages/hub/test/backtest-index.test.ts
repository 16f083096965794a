import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HubService, type Workspace } from "../src/index.ts";
import { indexBacktest } from "../src/service/backtest-index.ts";
import { copySmallWorld } from "../src/testing/small-world.ts";
import { measureCoverage, summariseErrors } from "../src/training/backtest-table.ts";

let home: string;
let workspace: Workspace;
let hub: HubService;

beforeAll(async () => {
  ({ home, workspace } = await copySmallWorld());
  hub = new HubService({ workspace });
  await hub.load();
}, 240_000);

afterAll(async () => {
  await hub.close();
  await rm(home, { recursive: true, force: true });
});

describe("the index of a backtest", () => {
  it("answers for a pair, a department and all pairs as reading every entry does", () => {
    const snapshot = hub.snapshot();
    const { backtest, panel } = snapshot;
    const index = indexBacktest(snapshot);
    const series = snapshot.series.rowOf({ store: 2, dept: 3 });
    const own = summariseErrors(backtest, (entry) => backtest.series[entry] === series);
    expect(own.testWeeks).toBe(39);
    expect(summariseErrors(index.ofSeries(series), () => true)).toEqual(own);
    expect(index.all).toEqual(summariseErrors(backtest, () => true));
    const ofDept = (entry: number) => panel.seriesDept[backtest.series[entry]!] === 3;
    expect(summariseErrors(index.ofDept(3), () => true)).toEqual(summariseErrors(backtest, ofDept));
    for (const level of [0.8, 0.95, 0.8]) {
      for (const horizonWeeks of [2, 13]) {
        const upTo = (entry: number) => backtest.horizon[entry]! <= horizonWeeks;
        expect(index.coverage(level, horizonWeeks)).toEqual(measureCoverage(backtest, level, upTo));
      }
    }
  });

  it("is empty for a pair that no backtest forecast", () => {
    expect(indexBacktest(hub.snapshot()).ofSeries(-1).actual).toHaveLength(0);
  });
});
