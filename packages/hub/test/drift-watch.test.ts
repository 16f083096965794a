import { rm } from "node:fs/promises";
import { join } from "node:path";
import { encodeParquet } from "@sales-hub/data";
import { addWeeks } from "@sales-hub/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HubService, ModelStore, type Snapshot, summarise, type Workspace, watchAccuracy } from "../src/index.ts";
import { copySmallWorld } from "../src/testing/small-world.ts";

const FROZEN_WEEKS = 8;

let home: string;
let world: Workspace;

beforeAll(async () => {
  ({ home, workspace: world } = await copySmallWorld());
}, 240_000);

afterAll(() => rm(home, { recursive: true, force: true }));

async function withSnapshot<T>(workspace: Workspace, use: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const hub = new HubService({ workspace });
  try {
    await hub.load();
    return await use(hub.snapshot());
  } finally {
    await hub.close();
  }
}

/**
 * A home in which an earlier model version froze, eight weeks before the data end, what the last backtest fold forecast for
 * these weeks, divided by 1 + shift: as though sales had risen by the shift since.
 */
async function homeWithShift(name: string, shift: number): Promise<Workspace> {
  const original = new ModelStore(world.modelsDir);
  const { metadata, files } = await original.read("v1");
  const { forecasts, origin } = await withSnapshot(world, async ({ panel, backtest }) => {
    const originIndex = panel.historyWeekCount - 1 - FROZEN_WEEKS;
    const entries = Array.from(backtest.week.keys()).filter((n) => backtest.week[n]! > originIndex);
    const integers = (of: (n: number) => number) => Int32Array.from(entries, of);
    const doubles = (of: (n: number) => number) => Float64Array.from(entries, of);
    /** A band that holds the actual where the backtest's did, if there is no shift. */
    const bound = (level: number, side: 1 | -1) =>
      doubles((n) => {
        const forecast = backtest.forecast[n]!;
        const miss = Math.abs(backtest.actual[n]! - forecast);
        const width = backtest.coveringLevel[n]! <= level ? miss * 1.000001 : miss * 0.999999;
        return (forecast + side * width) / (1 + shift);
      });
    return {
      origin: addWeeks(panel.firstWeek, originIndex),
      forecasts: await encodeParquet({
        store: integers((n) => panel.seriesStore[backtest.series[n]!]!),
        dept: integers((n) => panel.seriesDept[backtest.series[n]!]!),
        horizon: integers((n) => backtest.week[n]! - originIndex),
        yhat: doubles((n) => backtest.forecast[n]! / (1 + shift)),
        seasonal_naive: doubles((n) => backtest.seasonalNaive[n]!),
        lower80: bound(0.8, -1),
        upper80: bound(0.8, 1),
        lower95: bound(0.95, -1),
        upper95: bound(0.95, 1),
      }),
    };
  });
  const modelsDir = join(home, name);
  const models = new ModelStore(modelsDir);
  await models.write({ ...metadata, origin }, new Map([...files, ["forecasts.parquet", forecasts]]));
  await models.promote((await models.write(metadata, files)).version);
  return { ...world, modelsDir };
}

describe("the drift watch over frozen forecasts", () => {
  it("stays quiet when new actuals miss by as much as the backtest did", async () => {
    const workspace = await homeWithShift("steady", 0);
    await withSnapshot(workspace, async (snapshot) => {
      const { status, windows } = await watchAccuracy(snapshot);
      expect(windows.filter(({ source }) => source === "frozen")).toHaveLength(FROZEN_WEEKS - 3);
      expect(status).toBe("in_control");
      const { takeaways } = await summarise(snapshot);
      expect(takeaways.map(({ kind }) => kind)).not.toContain("drift");
    });
  });

  it("puts an injected level shift on the Briefing, right after growth", async () => {
    const workspace = await homeWithShift("shifted", 0.25);
    await withSnapshot(workspace, async (snapshot) => {
      const { status, measures } = await watchAccuracy(snapshot);
      expect(status).toBe("broken");
      const broken = measures.filter(({ isBroken }) => isBroken).map(({ measure }) => measure);
      expect(broken).toEqual(expect.arrayContaining(["wape", "bias"]));
      const { takeaways } = await summarise(snapshot);
      expect(takeaways[1]).toMatchObject({ kind: "drift", tone: "bad", link: { page: "trust" } });
      expect(takeaways[1]!.text).toMatch(/error \(WAPE\) \d+\.\d%, limit \d+\.\d%; bias −\d+\.\d%, limit −\d+\.\d%/);
    });
  });
});
