import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  loadSalesPanel,
  loadStoreLocations,
  type PrepareProgress,
  prepareData,
  readPreparedMetadata,
} from "../src/index.ts";
import { lines, SMALL, TemporaryFolder, withLine } from "./support/raw-files.ts";
import { makeZip } from "./support/zip.ts";

const folder = new TemporaryFolder();
beforeAll(() => folder.create());
afterAll(() => folder.remove());

async function prepare(files: Readonly<Record<string, string | Uint8Array | null>>) {
  const outDir = await folder.newOutDir();
  const prepared = await prepareData({ rawDir: await folder.write({ ...SMALL, ...files }), outDir });
  const csv = await readFile(path.join(prepared.dir, "full_historical_data.csv"), "utf8");
  return { ...prepared, outDir, rows: csv.trimEnd().split("\n") };
}

describe("the prepared history", () => {
  it("joins the four files by store, department and date, with missing values filled", async () => {
    const { rows } = await prepare({});
    expect(rows).toEqual([
      "Store,Dept,Date,Weekly_Sales,Type,Size,Temperature,Fuel_Price,MarkDown1,MarkDown2,MarkDown3,MarkDown4,MarkDown5,CPI,Unemployment,IsHoliday,Is_Prediction_Target",
      "1,1,2010-02-05,100.0,A,151315,40.0,2.5,0.0,0.0,0.0,0.0,0.0,210.0,8.1,false,false",
      "1,1,2010-02-12,110.25,A,151315,44.0,2.6,0.0,0.0,0.0,0.0,0.0,210.0,8.1,true,false",
      "1,1,2010-02-19,-5.0,A,151315,48.0,2.7,10.0,-2.5,0.0,0.0,5.0,211.0,8.1,false,false",
      "1,1,2010-02-26,120.0,A,151315,52.0,2.8,0.0,0.0,0.0,0.0,0.0,211.0,7.9,false,false",
      "1,1,2010-03-05,,A,151315,52.0,2.9,0.0,0.0,0.0,0.0,0.0,211.0,7.9,false,true",
      "1,1,2010-03-12,,A,151315,52.0,2.9,0.0,0.0,0.0,0.0,0.0,211.0,7.9,false,true",
      "1,2,2010-02-12,7.0,A,151315,44.0,2.6,0.0,0.0,0.0,0.0,0.0,210.0,8.1,true,false",
      // Store 2 has no CPI and no unemployment at all: the medians over the rows above, 211 and 8.1.
      "2,1,2010-02-05,50.5,C,39000,30.0,2.5,0.0,0.0,0.0,0.0,0.0,211.0,8.1,false,false",
      "2,2,2010-03-05,,C,39000,35.0,2.7,0.0,0.0,0.0,0.0,0.0,211.0,8.1,false,true",
    ]);
  });

  it("loads as a panel of series by weeks", async () => {
    const { outDir, dir } = await prepare({});
    const panel = await loadSalesPanel(outDir);
    expect([panel.firstWeek, panel.weekCount, panel.historyWeekCount, panel.seriesCount]).toEqual([
      "2010-02-05",
      6,
      4,
      4,
    ]);
    expect([...panel.seriesStore]).toEqual([1, 1, 2, 2]);
    expect([...panel.seriesDept]).toEqual([1, 2, 1, 2]);
    expect([...panel.sales.subarray(0, 12)]).toEqual([100, 110.25, -5, 120, NaN, NaN, NaN, 7, NaN, NaN, NaN, NaN]);
    expect([...panel.isPredictionTarget.subarray(0, 6)]).toEqual([0, 0, 0, 0, 1, 1]);
    expect([...panel.isHoliday]).toEqual([0, 1, 0, 0, 0, 0]);
    expect(panel.stores).toEqual({
      ids: Int32Array.of(1, 2),
      types: ["A", "C"],
      sizes: Float64Array.of(151_315, 39_000),
    });
    expect([...panel.temperature]).toEqual([40, 44, 48, 52, 52, 52, 30, NaN, NaN, NaN, 35, NaN]);
    expect([...panel.markdowns.subarray(10, 15)]).toEqual([10, -2.5, 0, 0, 5]);
    expect(panel.markdowns).toHaveLength(2 * 6 * 5);
    expect(await loadSalesPanel(dir)).toEqual(panel);
  });

  it("is described by the metadata and the quality report", async () => {
    const { metadata, quality, outDir, dataHash } = await prepare({});
    expect(metadata).toMatchObject({
      total_rows: 9,
      total_columns: 17,
      date_range: { start: "2010-02-05", end: "2010-03-12" },
      stores: { count: 2, ids: [1, 2] },
      departments: { count: 2, ids: [1, 2] },
      store_dept_combinations: 4,
      missing_values: { Weekly_Sales: 3 },
      data_quality: { has_duplicates: false, has_critical_nulls: false, date_continuity: "6/6 weeks" },
      first_week: "2010-02-05",
      data_through: "2010-02-26",
      world: "real",
    });
    expect(await readPreparedMetadata(outDir)).toEqual(metadata);
    expect(dataHash).toBe(metadata.data_hash);
    expect(quality.steps.map(({ step, name }) => `${step} ${name}`)).toHaveLength(7);
    expect(quality.steps.every(({ checks }) => checks.length > 0)).toBe(true);
    expect(quality.missing_values.find(({ column }) => column === "CPI")).toMatchObject({ before: 6, after: 0 });
    expect(quality.weeks_per_pair).toMatchObject({ pairs: 4, min_weeks: 1, max_weeks: 6, pairs_without_history: 1 });
    expect(quality.sales).toMatchObject({ total_usd: 382.75, negative_rows: 1, negative_total_usd: -5 });
    expect(quality.markdowns).toEqual({
      first_week: "2010-02-19",
      negative_store_weeks: { MarkDown1: 0, MarkDown2: 1, MarkDown3: 0, MarkDown4: 0, MarkDown5: 0 },
    });
    expect((await loadStoreLocations(outDir)).map(({ store }) => store)).toEqual([1, 2]);
  });

  it("keeps the first of duplicate rows and counts the others", async () => {
    const { rows, quality } = await prepare({
      "train.csv": `${SMALL["train.csv"]}${lines("1,1,2010-02-05,999,FALSE", "2,1,2010-02-05,50.5,FALSE")}`,
      "test.csv": `${SMALL["test.csv"]}${lines("1,1,2010-03-05,FALSE", "1,1,2010-02-26,FALSE")}`,
      "features.csv": `${SMALL["features.csv"]}${lines("2,2010-03-05,99,9.9,NA,NA,NA,NA,NA,NA,NA,TRUE")}`,
    });
    expect(quality.duplicates).toEqual({ train: 2, test: 1, features: 1, test_in_train: 1 });
    expect(quality.steps[1]?.checks[0]?.ok).toBe(false);
    expect(rows).toHaveLength(10);
    expect(rows[1]).toMatch(/^1,1,2010-02-05,100.0,/);
    expect(rows[9]).toMatch(/^2,2,2010-03-05,,C,39000,35.0,.*,false,true$/);
  });

  it("takes the holiday flag of features.csv over those of the other two", async () => {
    const { rows, quality } = await prepare({
      "train.csv": withLine(SMALL["train.csv"], 3, "1,1,2010-02-05,100,TRUE"),
    });
    expect(rows[1]).toMatch(/,false,false$/);
    expect(quality.holidays.rows_in_conflict).toBe(1);
  });

  it("takes the sales of a test.csv that has them as ground truth", async () => {
    const { rows, metadata, quality } = await prepare({
      "test.csv": lines(
        "Date,Store,Dept,Weekly_Sales,IsHoliday",
        "2010-03-05,1,1,130,FALSE",
        "2010-03-12,1,1,NA,FALSE",
        "2010-03-05,2,2,3,FALSE",
      ),
    });
    expect(rows[5]).toMatch(/^1,1,2010-03-05,130.0,.*,false,false$/);
    expect(rows[6]).toMatch(/^1,1,2010-03-12,,.*,false,true$/);
    expect(metadata.data_through).toBe("2010-03-05");
    expect(quality.prediction_targets).toMatchObject({ to_predict: 1, ground_truth_from_test: 2 });
  });

  it("accepts weeks that end on another day, when all do", async () => {
    const oneDayLater = (text: string) =>
      text.replaceAll(
        /(\d{4}-\d{2}-)(\d{2})/g,
        (_, month: string, day: string) => month + String(Number(day) + 1).padStart(2, "0"),
      );
    const files = Object.fromEntries(Object.entries(SMALL).map(([name, text]) => [name, oneDayLater(text)]));
    const { quality } = await prepare(files);
    expect(quality.date_continuity).toMatchObject({ week_ends_on: "Saturday", first_week: "2010-02-06" });
  });

  it("names the weeks that are missing from all files", async () => {
    const { quality, metadata } = await prepare({
      "test.csv": lines("Store,Dept,Date,IsHoliday", "1,1,2010-03-19,FALSE"),
    });
    expect(quality.date_continuity.missing_weeks).toEqual(["2010-03-05", "2010-03-12"]);
    expect(metadata.data_quality.date_continuity).toBe("5/7 weeks");
  });
});

describe("preparing", () => {
  it("tells the seven steps in order", async () => {
    const seen: PrepareProgress[] = [];
    await prepareData({
      rawDir: await folder.write(SMALL),
      outDir: await folder.newOutDir(),
      onProgress: (progress) => seen.push(progress),
    });
    expect([...new Set(seen.map(({ step }) => step))]).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(seen.every(({ of, detail }) => of === 7 && detail.length > 0)).toBe(true);
  });

  it("does nothing when the same raw bytes are prepared already, and prepares again when a prepared file is gone", async () => {
    const rawDir = await folder.write(SMALL);
    const outDir = await folder.newOutDir();
    const first = await prepareData({ rawDir, outDir });
    expect(first.skipped).toBe(false);
    expect(await prepareData({ rawDir, outDir })).toEqual({ ...first, skipped: true });
    await writeFile(path.join(first.dir, "full_historical_data.parquet"), "");
    const second = await prepareData({ rawDir, outDir });
    expect([second.skipped, second.dataHash]).toEqual([false, first.dataHash]);
    expect((await loadSalesPanel(outDir)).seriesCount).toBe(4);
  });

  it("has no metadata and no panel before the first time", async () => {
    const outDir = await folder.newOutDir();
    expect(await readPreparedMetadata(outDir)).toBeNull();
    expect(await readPreparedMetadata(path.join(outDir, "nowhere"))).toBeNull();
    await expect(loadSalesPanel(outDir)).rejects.toMatchObject({ code: "DATA_PREPARED_MISSING" });
    await expect(loadStoreLocations(outDir)).rejects.toMatchObject({ code: "DATA_PREPARED_MISSING" });
  });

  it("says so when prepared files are damaged", async () => {
    const { outDir, dir } = await prepare({});
    await writeFile(path.join(dir, "full_historical_data.parquet"), "not parquet");
    await expect(loadSalesPanel(outDir)).rejects.toMatchObject({ code: "DATA_SQL_FAILED" });
    await writeFile(path.join(dir, "data_metadata.json"), "{");
    await expect(readPreparedMetadata(outDir)).rejects.toMatchObject({ code: "DATA_PREPARED_CORRUPT" });
    await writeFile(path.join(outDir, "current"), "v-0000000000000000\n");
    await expect(loadSalesPanel(outDir)).rejects.toMatchObject({ code: "DATA_PREPARED_CORRUPT" });
  });
});

describe("the same data in another form", () => {
  const BOM = "\ufeff";
  const quoted = (text: string) => text.replaceAll(/[^,\n]+/g, (field) => `"${field}"`);
  const columnsReversed = (text: string) => text.replaceAll(/.+/g, (line) => line.split(",").reverse().join(","));
  const extraColumn = (text: string) => text.replaceAll(/.+/g, (line) => `note,${line}`);
  const numericFlags = (text: string) => text.replaceAll("TRUE", "1").replaceAll("FALSE", "0");
  const emptyForNa = (text: string) => text.replaceAll(/\bNA\b/g, "");

  it("gives the same data hash", async () => {
    const reference = await prepare({});
    const form = fc.record({
      bom: fc.boolean(),
      quoted: fc.boolean(),
      reversed: fc.boolean(),
      extra: fc.boolean(),
      flags: fc.constantFrom(
        (text: string) => text,
        (text: string) => text.replaceAll("TRUE", "true").replaceAll("FALSE", "false"),
        numericFlags,
      ),
      empty: fc.boolean(),
      end: fc.constantFrom("\n", "\r\n", "\r"),
      shuffle: fc.boolean(),
    });
    const packing = fc.constantFrom("plain", "zip each", "one zip", "zips in a zip");
    await fc.assert(
      fc.asyncProperty(
        fc.record({ train: form, test: form, stores: form, features: form }),
        packing,
        async (forms, how) => {
          const texts: Record<string, string> = {};
          for (const name of ["train", "test", "stores", "features"] as const) {
            const f = forms[name];
            let text = f.flags(SMALL[`${name}.csv`]);
            if (f.shuffle) {
              const [header, ...rows] = text.trimEnd().split("\n");
              text = lines(header as string, ...rows.reverse());
            }
            if (f.empty) text = emptyForNa(text);
            if (f.extra) text = extraColumn(text);
            if (f.reversed) text = columnsReversed(text);
            if (f.quoted) text = quoted(text);
            texts[`${name}.csv`] = (f.bom ? BOM : "") + text.replaceAll("\n", f.end);
          }
          const zips = Object.fromEntries(
            Object.entries(texts).map(([name, text]) => [`${name}.zip`, makeZip({ [`folder/${name}`]: text })]),
          );
          const packed =
            how === "plain"
              ? texts
              : how === "zip each"
                ? zips
                : { "archive.zip": how === "one zip" ? makeZip(texts) : makeZip(zips) };
          const rawDir = await folder.write(packed);
          const prepared = await prepareData({ rawDir, outDir: await folder.newOutDir() });
          expect(prepared.dataHash).toBe(reference.dataHash);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("gives another data hash when one value differs", async () => {
    const reference = await prepare({});
    const other = await prepare({ "train.csv": withLine(SMALL["train.csv"], 3, "1,1,2010-02-05,100.01,FALSE") });
    expect(other.dataHash).not.toBe(reference.dataHash);
  });
});
