import { cp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeParquet } from "@sales-hub/data";
import { addWeeks } from "@sales-hub/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  compareModels,
  HubService,
  ModelStore,
  measureAccuracy,
  prepareData,
  trainVersion,
  type Workspace,
} from "../src/index.ts";
import { copySmallWorld } from "../src/testing/small-world.ts";

const CUT = "2012-08-31";
const LAST_WEEK = "2012-10-26";
const WEEKS_SINCE = 8;

let home: string;
let workspace: Workspace;
let models: ModelStore;
/** Sales of train.csv by "store,dept,date". */
const actuals = new Map<string, number>();

interface Compared {
  readonly store: number;
  readonly dept: number;
  readonly horizon: number;
  readonly actual: number;
  readonly forecast: number;
  readonly naive: number;
  readonly inside80: boolean;
}
let compared: Compared[];

/** v1 is trained on data that ends at CUT, v2 on all of it; v2 serves. */
beforeAll(async () => {
  const world = await copySmallWorld();
  home = world.home;
  const full = world.workspace;
  const early = { raw: join(home, "early-raw"), prepared: join(home, "early-prepared") };
  await cp(full.rawDir, early.raw, { recursive: true });
  const [header = "", ...lines] = (await readFile(join(full.rawDir, "train.csv"), "utf8")).trim().split("\n");
  for (const line of lines) {
    const [store, dept, date, sales] = line.split(",");
    actuals.set(`${store},${dept},${date}`, Number(sales));
  }
  const kept = lines.filter((line) => line.split(",")[2]! <= CUT);
  await writeFile(join(early.raw, "train.csv"), `${[header, ...kept].join("\n")}\n`);
  await prepareData({ rawDir: early.raw, outDir: early.prepared });

  workspace = { ...full, modelsDir: join(home, "two-models") };
  models = new ModelStore(workspace.modelsDir);
  await trainVersion({ preparedDir: early.prepared, models, targetRows: 2_000 });
  const { metadata, files } = await new ModelStore(full.modelsDir).read("v1");
  await models.promote((await models.write(metadata, files)).version);

  const { files: frozen } = await models.read("v1");
  const columns = await decodeParquet(frozen.get("forecasts.parquet")!, {
    integers: ["store", "dept", "horizon"],
    doubles: ["yhat", "seasonal_naive", "lower80", "upper80"],
  });
  compared = [];
  for (let n = 0; n < columns.yhat.length; n++) {
    const [store, dept, horizon] = [columns.store[n]!, columns.dept[n]!, columns.horizon[n]!];
    const actual = actuals.get(`${store},${dept},${addWeeks(CUT, horizon)}`);
    if (actual === undefined) continue;
    const [forecast, naive] = [columns.yhat[n]!, columns.seasonal_naive[n]!];
    const inside80 = actual >= columns.lower80[n]! && actual <= columns.upper80[n]!;
    compared.push({ store, dept, horizon, actual, forecast, naive, inside80 });
  }
}, 480_000);

afterAll(() => rm(home, { recursive: true, force: true }));

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Errors worked out from the CSV and the frozen file alone. */
function byHand(rows: readonly Compared[]) {
  const size = sum(rows.map(({ actual }) => Math.abs(actual)));
  return {
    testWeeks: rows.length,
    wapeFraction: sum(rows.map(({ actual, forecast }) => Math.abs(forecast - actual))) / size,
    seasonalNaiveWapeFraction: sum(rows.map(({ actual, naive }) => Math.abs(naive - actual))) / size,
    biasUsd: sum(rows.map(({ actual, forecast }) => forecast - actual)) / rows.length,
    coverage80: rows.filter(({ inside80 }) => inside80).length / rows.length,
  };
}

function expectSame(figures: object | null | undefined, rows: readonly Compared[]) {
  const expected = byHand(rows);
  expect(figures).not.toBeNull();
  for (const [name, value] of Object.entries(expected)) {
    expect((figures as Record<string, number>)[name], name).toBeCloseTo(value, 8);
  }
}

async function withSnapshot<T>(use: (hub: HubService) => Promise<T>): Promise<T> {
  const hub = new HubService({ workspace });
  try {
    await hub.load();
    return await use(hub);
  } finally {
    await hub.close();
  }
}

describe("frozen forecasts", () => {
  it("are compared with the actuals that arrived after the version was trained, as computed by hand", async () => {
    expect(compared.length).toBeGreaterThan(300);
    await withSnapshot(async (hub) => {
      const snapshot = hub.snapshot();
      expect(snapshot.data.data_through).toBe(LAST_WEEK);
      const { frozen } = await measureAccuracy(snapshot, {});
      expect(frozen.versions).toEqual(["v1"]);
      expectSame(frozen.total, compared);
      expect(frozen.byHorizon.map(({ fromHorizon, toHorizon }) => [fromHorizon, toHorizon])).toEqual([
        [1, 2],
        [3, 5],
        [6, 9],
      ]);
      expectSame(
        frozen.byHorizon[1],
        compared.filter(({ horizon }) => horizon >= 3 && horizon <= 5),
      );
    });
  });

  it("are broken down by pair, store and department", async () => {
    await withSnapshot(async (hub) => {
      const snapshot = hub.snapshot();
      const frozenOf = async (question: { store?: number; dept?: number }) =>
        (await measureAccuracy(snapshot, question)).frozen.total;
      expectSame(
        await frozenOf({ store: 2 }),
        compared.filter(({ store }) => store === 2),
      );
      expectSame(
        await frozenOf({ dept: 3 }),
        compared.filter(({ dept }) => dept === 3),
      );
      const ofPair = compared.filter(({ store, dept }) => store === 1 && dept === 1);
      const { past, frozen } = await measureAccuracy(snapshot, { store: 1, dept: 1 });
      expectSame(frozen.total, ofPair);
      const frozenPast = past.filter(({ source }) => source === "frozen");
      expect(frozenPast).toHaveLength(WEEKS_SINCE);
      expect(frozenPast[0]).toMatchObject({
        horizonWeeks: 1,
        actualUsd: ofPair[0]!.actual,
        forecastUsd: ofPair[0]!.forecast,
        modelVersion: "v1",
      });
      const { groups } = await measureAccuracy(snapshot, { by: "store" });
      expectSame(
        groups.find(({ store }) => store === 4)!.frozen,
        compared.filter(({ store }) => store === 4),
      );
    });
  });

  it("are compared side by side between versions, null for one whose weeks have not come", async () => {
    const [first, second] = await compareModels({
      models,
      preparedDir: workspace.preparedDir,
      versions: ["v1", "v2"],
    });
    expect(first!.metadata.origin).toBe(CUT);
    expectSame(first!.frozen, compared);
    expect(second!.frozen).toBeNull();
    expect(first!.frozenInCommon).toBeNull();
    const [, same] = await compareModels({ models, preparedDir: workspace.preparedDir, versions: ["v1", "v1"] });
    expectSame(same!.frozenInCommon, compared);
  });

  it("name a damaged old version and go on with the others", async () => {
    const file = join(workspace.modelsDir, "versions/v1/forecasts.parquet");
    const bytes = await readFile(file);
    await truncate(file, 100);
    try {
      await withSnapshot(async (hub) => {
        const { frozen } = await measureAccuracy(hub.snapshot(), {});
        expect(frozen).toMatchObject({ versions: [], unreadable: ["v1"], total: null });
      });
    } finally {
      await writeFile(file, bytes);
    }
  });
});
