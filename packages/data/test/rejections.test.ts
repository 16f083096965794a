import { readFile } from "node:fs/promises";
import path from "node:path";
import type { HubError } from "@sales-hub/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSalesPanel, prepareData, type RawProblem } from "../src/index.ts";
import { lines, SMALL, TemporaryFolder, withLine } from "./support/raw-files.ts";
import { makeZip } from "./support/zip.ts";

const folder = new TemporaryFolder();
beforeAll(() => folder.create());
afterAll(() => folder.remove());

type Files = Readonly<Record<string, string | Uint8Array | null>>;

async function reject(files: Files, outDir?: string): Promise<{ error: HubError; problems: readonly RawProblem[] }> {
  const rawDir = await folder.write({ ...SMALL, ...files });
  const error = await prepareData({ rawDir, outDir: outDir ?? (await folder.newOutDir()) }).then(
    () => {
      throw new Error("the files were accepted");
    },
    (cause: HubError) => cause,
  );
  if (error.code !== "DATA_REJECTED") throw error;
  return { error, problems: error.details.problems as readonly RawProblem[] };
}

const train = (line: number, text: string): Files => ({ "train.csv": withLine(SMALL["train.csv"], line, text) });
const features = (line: number, text: string): Files => ({
  "features.csv": withLine(SMALL["features.csv"], line, text),
});
const stores = (line: number, text: string): Files => ({ "stores.csv": withLine(SMALL["stores.csv"], line, text) });

describe("raw files that break a rule", () => {
  const cases: readonly (readonly [string, Files, Partial<RawProblem>])[] = [
    ["a missing file", { "stores.csv": null }, { file: "stores.csv", line: null, rule: "file-present" }],
    ["an empty file", { "train.csv": "" }, { file: "train.csv", line: null, rule: "not-empty" }],
    [
      "a file with only a header",
      { "test.csv": "Store,Dept,Date,IsHoliday\n" },
      { file: "test.csv", rule: "not-empty" },
    ],
    [
      "a missing column",
      { "stores.csv": lines("Store,Type", "1,A") },
      { file: "stores.csv", line: 1, column: "Size", rule: "column-present" },
    ],
    [
      "another separator",
      { "stores.csv": lines("Store;Type;Size", "1;A;3") },
      { file: "stores.csv", rule: "column-present" },
    ],
    [
      "a column named twice",
      { "stores.csv": lines("Store,Type,Size,size", "1,A,3,3") },
      { column: "Size", rule: "unique-column" },
    ],
    [
      "an unparsable date",
      train(3, "1,1,05/02/2010,100,FALSE"),
      { file: "train.csv", line: 3, column: "Date", value: "05/02/2010", rule: "date" },
    ],
    [
      "a day that does not exist",
      train(3, "1,1,2010-02-30,100,FALSE"),
      { line: 3, column: "Date", value: "2010-02-30", rule: "date" },
    ],
    ["a date centuries away", train(3, "1,1,3010-02-05,100,FALSE"), { column: "Date", rule: "date" }],
    [
      "an unparsable number",
      train(4, '1,1,2010-02-12,"1,100",TRUE'),
      { line: 4, column: "Weekly_Sales", value: "1,100", rule: "number" },
    ],
    [
      "an infinite number",
      train(5, "1,1,2010-02-19,inf,FALSE"),
      { line: 5, column: "Weekly_Sales", value: "inf", rule: "finite" },
    ],
    [
      "a number beyond doubles",
      features(4, "1,2010-02-19,1e999,NA,10,NA,NA,NA,5,211,NA,FALSE"),
      { file: "features.csv", line: 4, column: "Temperature", rule: "finite" },
    ],
    ["an absurd number", train(5, "1,1,2010-02-19,1e300,FALSE"), { line: 5, column: "Weekly_Sales", rule: "range" }],
    [
      "a store that is no whole number",
      train(2, "1.5,1,2010-02-05,50,FALSE"),
      { line: 2, column: "Store", value: "1.5", rule: "id" },
    ],
    [
      "a missing department",
      train(2, "1,NA,2010-02-05,50,FALSE"),
      { line: 2, column: "Dept", value: "NA", rule: "id" },
    ],
    [
      "a flag that is none",
      train(2, "2,1,2010-02-05,50,maybe"),
      { line: 2, column: "IsHoliday", value: "maybe", rule: "flag" },
    ],
    [
      "a store that stores.csv lacks",
      train(2, "9,1,2010-02-05,50,FALSE"),
      { line: 2, column: "Store", value: "9", rule: "known-store" },
    ],
    [
      "a store in features.csv that stores.csv lacks",
      features(2, "7,2010-02-05,40,2.5,NA,NA,NA,NA,NA,NA,8.1,FALSE"),
      { file: "features.csv", line: 2, rule: "known-store" },
    ],
    [
      "a store that is twice in stores.csv",
      stores(3, "1,C,39000"),
      { file: "stores.csv", line: 3, column: "Store", value: "1", rule: "unique-store" },
    ],
    ["a floor area of zero", stores(3, "2,C,0"), { file: "stores.csv", line: 3, column: "Size", rule: "positive" }],
    ["a store without a type", stores(3, "2,,39000"), { file: "stores.csv", line: 3, column: "Type", rule: "present" }],
    [
      "a date off the weekly grid",
      train(6, "1,1,2010-02-25,120,FALSE"),
      { line: 6, column: "Date", value: "2010-02-25", rule: "weekly-grid" },
    ],
    [
      "a features date off the weekly grid",
      features(9, "2,2010-03-06,35,2.7,NA,NA,NA,NA,NA,NA,NA,FALSE"),
      { file: "features.csv", line: 9, rule: "weekly-grid" },
    ],
    ["a value too many", train(6, "1,1,2010-02-26,120,FALSE,1"), { line: 6, column: null, rule: "field-count" }],
    ["a value with a line break", train(6, '1,1,2010-02-26,"12\n0",FALSE'), { line: 6, rule: "quoted-line-break" }],
  ];

  it.each(cases)("are rejected for %s, named by file, line, column, value and rule", async (_, files, expected) => {
    const { problems, error } = await reject(files);
    expect(problems).toContainEqual(expect.objectContaining(expected));
    expect(error.message).toContain(problems[0]?.file);
  });

  it("are named by the physical line, blank lines and CR line ends counted", async () => {
    const text = `\n\n${withLine(SMALL["train.csv"], 5, "1,1,2010-02-19,x,FALSE")}`.replaceAll("\n", "\r");
    const { problems } = await reject({ "train.csv": text });
    expect(problems).toMatchObject([{ file: "train.csv", line: 7, column: "Weekly_Sales", value: "x" }]);
  });

  it("are reported all at once, in the order of file and line, in the error and beside the prepared data", async () => {
    const outDir = await folder.newOutDir();
    const { problems, error } = await reject(
      { ...train(3, "1,1,2010-02-05,a,perhaps"), ...stores(3, "2,C,"), ...features(2, "1,2010-02-05,40") },
      outDir,
    );
    expect(problems.map(({ file, line, column }) => `${file} ${line} ${column}`)).toEqual([
      "features.csv 2 null",
      "stores.csv 3 Size",
      "train.csv 3 IsHoliday",
      "train.csv 3 Weekly_Sales",
    ]);
    expect(error.message).toContain('- train.csv, line 3, column Weekly_Sales: "a" is not a number');
    expect(JSON.parse(await readFile(path.join(outDir, "rejected.json"), "utf8"))).toEqual({ ...error.details });
  });

  it("list the first twenty of a kind and count all", async () => {
    const bad = Array.from({ length: 50 }, (_, i) => `1,1,2010-02-05,bad${i},FALSE`);
    const { error, problems } = await reject({ "train.csv": SMALL["train.csv"] + lines(...bad) });
    expect(problems).toHaveLength(20);
    expect(problems[0]).toMatchObject({ line: 8, value: "bad0" });
    expect(error.details).toMatchObject({
      total: 50,
      counts: [{ file: "train.csv", column: "Weekly_Sales", count: 50 }],
    });
    expect(error.message).toContain("and 45 more");
  });

  it("leave earlier prepared data in place, and the report goes with the next success", async () => {
    const outDir = await folder.newOutDir();
    const good = await folder.write(SMALL);
    const before = await prepareData({ rawDir: good, outDir });
    await reject(train(3, "1,1,2010-02-05,a,FALSE"), outDir);
    expect((await loadSalesPanel(outDir)).sales[0]).toBe(100);
    const after = await prepareData({ rawDir: good, outDir });
    expect(after).toMatchObject({ dir: before.dir, skipped: true });
    await expect(readFile(path.join(outDir, "rejected.json"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("zips that cannot be used", () => {
  const none = { "train.csv": null, "test.csv": null, "stores.csv": null, "features.csv": null };
  const all = makeZip(SMALL);

  it("are rejected when truncated", async () => {
    for (const bytes of [all.subarray(0, 300), all.subarray(0, all.length - 5), all.subarray(0, 0)]) {
      const { problems } = await reject({ ...none, "all.zip": bytes });
      expect(problems).toMatchObject([{ file: "all.zip", rule: "zip-readable" }]);
    }
  });

  it("are rejected when a byte inside is damaged", async () => {
    const damaged = Buffer.from(all);
    // The first file's compressed bytes begin after its 30-byte header and its name.
    damaged[30 + "train.csv".length + 20] = (damaged[30 + "train.csv".length + 20] as number) ^ 0xff;
    const { problems } = await reject({ ...none, "all.zip": damaged });
    expect(problems).toMatchObject([{ file: "all.zip > train.csv", rule: "zip-readable" }]);
  });

  it("are rejected when a checksum differs", async () => {
    const damaged = Buffer.from(all);
    // The checksum stands 16 bytes into the first entry of the central directory.
    const entry = damaged.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    damaged[entry + 16] = (damaged[entry + 16] as number) ^ 0xff;
    const { problems } = await reject({ ...none, "all.zip": damaged });
    expect(problems).toMatchObject([{ file: "all.zip > train.csv", rule: "zip-readable" }]);
    expect(problems[0]?.message).toContain("checksum");
  });

  it("are named with their inner zip", async () => {
    const inner = makeZip({ "train.csv": SMALL["train.csv"] });
    const { problems } = await reject({
      ...none,
      "all.zip": makeZip({ ...SMALL, "train.csv": "", "train.csv.zip": inner.subarray(0, 40) }),
    });
    expect(problems[0]).toMatchObject({ file: "all.zip > train.csv.zip", rule: "zip-readable" });
  });

  it("do not matter when all four files lie beside them", async () => {
    const rawDir = await folder.write({ ...SMALL, "old.zip": "no zip" });
    expect((await prepareData({ rawDir, outDir: await folder.newOutDir() })).metadata.total_rows).toBe(9);
  });

  it("are called missing where there is no folder at all", async () => {
    const error = await prepareData({ rawDir: folder.at("nowhere"), outDir: await folder.newOutDir() }).catch((e) => e);
    expect(error).toMatchObject({ code: "DATA_REJECTED", details: { total: 4 } });
    expect(error.message).toContain("does not exist");
  });
});
