import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  forecastAggregate,
  forecastPair,
  HubService,
  ModelStore,
  planSafetyStock,
  prepareData,
  trainVersion,
} from "../src/index.ts";
import { copySmallWorld } from "../src/testing/small-world.ts";

/** 56 weeks of history: no earlier origin had a year to forecast from and enough weeks after it. */
const CUT = "2011-02-25";

let home: string;
let hub: HubService;

beforeAll(async () => {
  const world = await copySmallWorld();
  home = world.home;
  const file = join(world.workspace.rawDir, "train.csv");
  const [header = "", ...lines] = (await readFile(file, "utf8")).trim().split("\n");
  await writeFile(file, `${[header, ...lines.filter((line) => line.split(",")[2]! <= CUT)].join("\n")}\n`);
  const workspace = { ...world.workspace, preparedDir: join(home, "short"), modelsDir: join(home, "short-models") };
  await prepareData({ rawDir: workspace.rawDir, outDir: workspace.preparedDir });
  const models = new ModelStore(workspace.modelsDir);
  const { version } = await trainVersion({ preparedDir: workspace.preparedDir, models, targetRows: 2_000 });
  await models.promote(version);
  hub = new HubService({ workspace });
  await hub.load();
}, 240_000);

afterAll(async () => {
  await hub.close();
  await rm(home, { recursive: true, force: true });
});

describe("a history of hardly more than a year", () => {
  const question = { dept: 1, histWeeks: 4, forecastWeeks: 4, levels: [0.8, 0.95] };

  it("is forecast with bands that are no guess of certainty, and says what they rest on", async () => {
    const { weeks, notes } = await forecastPair(hub.snapshot(), {
      ...question,
      store: 1,
      strategy: "direct",
      explainWeeks: [],
    });
    expect(notes).toContain("Bands are a rule of thumb: no earlier forecasts to measure them on.");
    for (const { salesUsd, intervals } of weeks) {
      const [narrow, wide] = intervals;
      expect(narrow!.upperUsd).toBeGreaterThan(1.02 * salesUsd);
      expect(narrow!.upperUsd).toBeLessThan(3 * salesUsd);
      // log2(39) / log2(9)
      expect((wide!.upperUsd - salesUsd) / (narrow!.upperUsd - salesUsd)).toBeCloseTo(1.6674, 3);
    }
  });

  it("says the same of sums and of safety stock", () => {
    const { weeks, notes } = forecastAggregate(hub.snapshot(), question);
    expect(notes).toContain("Bands are a rule of thumb: no earlier forecasts to measure them on.");
    expect(weeks[0]!.intervals[0]!.upperUsd).toBeGreaterThan(weeks[0]!.salesUsd);
    const stock = planSafetyStock(hub.snapshot(), { store: 1, dept: 1, serviceLevel: 0.95, leadTimeWeeks: 4 });
    expect(stock.notes).toContain("The safety stock is a rule of thumb: no earlier forecasts to measure it on.");
    expect(stock.safetyStockUsd).toBeGreaterThan(0);
    expect(stock.measured).toEqual({ testWeeks: 0, measuredFraction: null });
  });
});
