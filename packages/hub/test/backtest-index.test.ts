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
    const { backtest, longBacktest: long, panel } = snapshot;
    const index = indexBacktest(snapshot);
    const series = snapshot.series.rowOf({ store: 2, dept: 3 });
    const own = summariseErrors(backtest, (entry) => backtest.series[entry] === series);
    expect(own.testWeeks).toBe(39);
    expect(summariseErrors(index.ofSeries(series), () => true)).toEqual(own);
    expect(index.all).toEqual(summariseErrors(backtest, () => true));
    for (const level of [0.8, 0.95, 0.8]) {
      for (const horizonWeeks of [2, 13, 39]) {
        const of = (chosen: (row: number) => boolean) =>
          measureCoverage(long, level, (entry) => long.horizon[entry]! <= horizonWeeks && chosen(long.series[entry]!));
        expect(index.coverageOfDept(level, horizonWeeks, 3)).toEqual(of((row) => panel.seriesDept[row] === 3));
        expect(index.coverageOfSeries(level, horizonWeeks, series)).toEqual(of((row) => row === series));
        const classes = [0, 1, 2, 3, 4].map((c) => index.coverageAlike(level, horizonWeeks, c).testWeeks);
        expect(classes.reduce((sum, weeks) => sum + weeks, 0)).toBe(of(() => true).testWeeks);
      }
    }
  });

  it("tells pairs apart by their history before each fold, not by today's", () => {
    const snapshot = hub.snapshot();
    const { longBacktest: long, panel } = snapshot;
    const isSparse = (entry: number) => {
      const origin = long.week[entry]! - long.horizon[entry]!;
      const row = long.series[entry]! * panel.weekCount;
      const rows = panel.sales.subarray(row + origin - 51, row + origin + 1).filter((y) => !Number.isNaN(y)).length;
      return rows >= 8 && rows < 26;
    };
    const expected = measureCoverage(long, 0.8, isSparse);
    expect(indexBacktest(snapshot).coverageAlike(0.8, 39, 2)).toEqual(expected);
  });

  it("reaches further the earlier the fold, beyond the 13 weeks that all folds have", () => {
    const { backtest, longBacktest } = hub.snapshot();
    const furthest = [1, 2, 3].map((fold) =>
      Math.max(...longBacktest.horizon.filter((_, entry) => longBacktest.fold[entry] === fold)),
    );
    expect(furthest).toEqual([39, 26, 13]);
    expect(Math.max(...backtest.horizon)).toBe(13);
  });

  it("is empty for a pair that no backtest forecast", () => {
    expect(indexBacktest(hub.snapshot()).ofSeries(-1).actual).toHaveLength(0);
  });
});
