import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { loadSalesPanel } from "@sales-hub/data";
import { type SalesPanel, weekIndex } from "@sales-hub/domain";
import {
  buildFeatureState,
  buildOriginState,
  computeBase,
  emptyBaseParts,
  FEATURE_NAMES,
  writeFeatures,
} from "@sales-hub/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copySmallWorld } from "../../src/testing/small-world.ts";
import { indexSeries, loadRealPanel } from "./real-panel.ts";

const HORIZONS = [1, 4, 13, 39, 51];

type FeatureRow = { readonly store: number; readonly dept: number; readonly horizon: number } & Readonly<
  Record<string, number | null>
>;

/** The features of `lag-features.sql`, computed by DuckDB from the raw rows. */
async function featuresInSql(trainCsv: string, origin: string, every: number): Promise<FeatureRow[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(`SET VARIABLE train_csv = '${trainCsv.replaceAll("'", "''")}'`);
    await connection.run(`SET VARIABLE origin = DATE '${origin}'`);
    await connection.run(`SET VARIABLE horizons = [${HORIZONS.join(", ")}]`);
    await connection.run(`SET VARIABLE every = ${every}`);
    const sql = await readFile(new URL("./lag-features.sql", import.meta.url), "utf8");
    return (await connection.runAndReadAll(sql)).getRowObjectsJS() as FeatureRow[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Every difference between the engine's features and the rows of SQL, by feature. */
function compare(panel: SalesPanel, origin: string, rows: readonly FeatureRow[]) {
  const state = buildOriginState(panel, weekIndex(panel.firstWeek, origin), { maxHorizon: Math.max(...HORIZONS) });
  const features = buildFeatureState(state);
  const seriesAt = indexSeries(panel);
  const parts = emptyBaseParts();
  const out = new Float64Array(FEATURE_NAMES.length);
  const found: Record<string, string[]> = {};
  const known = new Map<string, number>();
  for (const { store, dept, horizon, ...values } of rows) {
    const series = seriesAt(store, dept);
    computeBase(state, series, horizon, parts);
    writeFeatures(state, features, { series, horizon, parts }, out, 0);
    for (const [name, inSql] of Object.entries(values)) {
      const got = out[FEATURE_NAMES.indexOf(name)]!;
      const expected = inSql ?? Number.NaN;
      if (!Number.isNaN(expected)) known.set(name, (known.get(name) ?? 0) + 1);
      if (Number.isNaN(expected) ? Number.isNaN(got) : Math.abs(got - expected) <= 1e-9 * (1 + Math.abs(expected)))
        continue;
      found[name] ??= [];
      found[name].push(`store ${store} dept ${dept} h${horizon}: ${got}, in SQL ${expected}`);
    }
  }
  return { found, known };
}

describe("features that look back, computed again in SQL from the raw rows of the demo world", () => {
  let home: string | undefined;
  let trainCsv: string;
  let panel: SalesPanel;

  beforeAll(async () => {
    const world = await copySmallWorld();
    home = world.home;
    trainCsv = path.join(world.workspace.rawDir, "train.csv");
    panel = await loadSalesPanel(world.workspace.preparedDir);
  }, 600_000);
  afterAll(async () => {
    if (home) await rm(home, { recursive: true, force: true });
  });

  it.each(["2011-10-28", "2012-04-27"])("are the same at %s for every pair", async (origin) => {
    const rows = await featuresInSql(trainCsv, origin, 1);
    expect(rows.length).toBeGreaterThan(200);
    const { found, known } = compare(panel, origin, rows);
    expect(found).toEqual({});
    expect(known.size).toBe(25);
  });
});

describe.skipIf(!process.env.HUB_RAW_DIR)("the same on the real files (set HUB_RAW_DIR to their folder)", () => {
  const rawDir = process.env.HUB_RAW_DIR ?? "";
  let panel: SalesPanel;
  beforeAll(async () => {
    panel = await loadRealPanel(rawDir);
  }, 600_000);

  it.each(["2011-10-28", "2012-04-27"])("are the same at %s for one pair in ten", async (origin) => {
    const rows = await featuresInSql(path.join(rawDir, "train.csv"), origin, 10);
    expect(rows.length).toBeGreaterThan(1_000);
    const { found, known } = compare(panel, origin, rows);
    expect(found).toEqual({});
    expect(known.size).toBe(25);
  });
});
