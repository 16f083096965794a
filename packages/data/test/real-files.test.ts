import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSalesPanel, loadStoreLocations, type PreparedData, prepareData } from "../src/index.ts";

const rawDir = process.env.HUB_RAW_DIR;

describe.skipIf(!rawDir)("the real files (set HUB_RAW_DIR to their folder)", () => {
  let outDir: string;
  let prepared: PreparedData;

  beforeAll(async () => {
    outDir = await mkdtemp(path.join(tmpdir(), "hub-real-"));
    prepared = await prepareData({ rawDir: rawDir as string, outDir });
  });
  afterAll(() => rm(outDir, { recursive: true, force: true }));

  it("give the known rows, pairs, stores, departments and dates", () => {
    expect(prepared.metadata).toMatchObject({
      total_rows: 421_570 + 115_064,
      store_dept_combinations: 3342,
      stores: { count: 45 },
      departments: { count: 81 },
      date_range: { start: "2010-02-05", end: "2013-07-26" },
      data_through: "2012-10-26",
      missing_values: { Weekly_Sales: 115_064 },
      data_quality: { has_duplicates: false, has_critical_nulls: false, date_continuity: "182/182 weeks" },
      world: "real",
    });
  });

  it("give the known totals and skews", () => {
    const { sales } = prepared.quality;
    expect(sales.total_usd).toBeCloseTo(6_737_218_987.11, 2);
    expect(sales.average_week_usd).toBeCloseTo(47_113_419.49, 2);
    expect(sales.skew).toBeCloseTo(3.262, 3);
    expect(sales.skew_log1p).toBeCloseTo(-1.291, 3);
  });

  it("load as a panel whose sales add up to the same total", async () => {
    const panel = await loadSalesPanel(outDir);
    expect([panel.seriesCount, panel.weekCount, panel.historyWeekCount]).toEqual([3342, 182, 143]);
    expect(panel.sales.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0)).toBeCloseTo(
      6_737_218_987.11,
      2,
    );
    expect(panel.isPredictionTarget.reduce((sum, value) => sum + value, 0)).toBe(115_064);
    expect(panel.isHoliday.reduce((sum, value) => sum + value, 0)).toBe(13);
    expect(panel.markdowns.filter((value) => value < 0)).toHaveLength(4 + 25 + 13 + 2);
  });

  it("get a place on the map for every store", async () => {
    expect((await loadStoreLocations(outDir)).map(({ store }) => store)).toEqual(
      Array.from({ length: 45 }, (_, i) => i + 1),
    );
  });

  it("are prepared within 1 GB of memory", async () => {
    const child = fileURLToPath(new URL("./support/prepare-child.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      child,
      rawDir as string,
      path.join(outDir, "again"),
    ]);
    expect(Number(/peak (\d+) KB/.exec(stdout)?.[1])).toBeLessThan(1_000_000);
  });

  it("are not prepared twice", async () => {
    expect((await prepareData({ rawDir: rawDir as string, outDir })).skipped).toBe(true);
  });
});
