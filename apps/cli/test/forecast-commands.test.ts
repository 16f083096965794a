import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeParquet, HubService, ModelStore } from "@sales-hub/hub";
import { describe, expect, it } from "vitest";
import { useSmallCommandLine } from "./small-command-line.ts";

const { run, output, errors, home, workspace } = useSmallCommandLine();

async function outlookOf() {
  const hub = new HubService({ workspace: workspace() });
  await hub.load();
  const { panel, outlook } = hub.snapshot();
  await hub.close();
  return { panel, outlook };
}

const lines = async (file: string) => (await readFile(file, "utf8")).trim().split("\n");

describe("hub forecast", () => {
  it("forecasts sums where store or department is left out", async () => {
    expect(await run("forecast", "--dept", "3", "--weeks", "2", "--json")).toBe(0);
    expect(JSON.parse(output[0]!)).toMatchObject({ store: null, dept: 3, type: null, pairs: 12 });
    expect(await run("forecast", "--store", "2", "--levels", "0.9")).toBe(0);
    expect(output[1]).toMatch(/^Store 2, all departments \(\d+ pairs\)/);
    expect(output[1]).toMatch(/week ending +forecast +90% band +last year/);
    expect(output[1]).toMatch(/Backtests of this sum \(39 weeks\): WAPE \d/);
    expect(await run("forecast")).toBe(0);
    expect(output[2]).toMatch(/^All departments in all stores/);
    expect(output[2]).not.toMatch(/NaN/);
  });

  it("speaks of its own options, and says which stores there are", async () => {
    expect(await run("forecast", "--store", "1", "--dept", "1", "--explain", "9")).toBe(2);
    expect(errors[0]).toMatch(/^--explain must lie within the weeks forecast, 1 to 4; got 9\. Raise --weeks/);
    expect(await run("forecast", "--store", "99", "--dept", "1")).toBe(1);
    expect(errors[1]).toMatch(/There is no store 99 in the data; there are stores 1 to 12 \(12\)\. The nearest pairs/);
    expect(await run("optimize", "--budget", "1", "--cell-min", "5")).toBe(2);
    expect(errors[2]).toMatch(/--budget must be at least/);
  });

  it("refuses for a sum what only a pair has", async () => {
    expect(await run("forecast", "--store", "1", "--explain", "1")).toBe(2);
    expect(errors[0]).toMatch(/--explain needs one pair/);
    expect(await run("forecast", "--store", "1", "--dept", "1", "--type", "A")).toBe(2);
    expect(errors[1]).toMatch(/HUB_AGGREGATE_INVALID/);
    expect(await run("forecast", "--store", "1", "--weeks", "45")).toBe(2);
    expect(errors[2]).toMatch(/--weeks must be from 1 to 39 for a sum/);
  });
});

describe("hub forecast --all", () => {
  it("writes every pair and week with bounds at the levels asked for", async () => {
    const csv = join(home(), "all.csv");
    const parquet = join(home(), "all.parquet");
    expect(await run("forecast", "--all", "--out", csv, "--levels", "0.8,0.975")).toBe(0);
    expect(await run("forecast", "--all", "--out", parquet)).toBe(0);
    const { panel, outlook } = await outlookOf();
    const [header, first, ...rest] = await lines(csv);
    expect(header).toBe(
      "Store,Dept,Date,horizon_weeks,is_holiday,Weekly_Sales,seasonal_naive,lower80,upper80,lower97_5,upper97_5",
    );
    expect(rest.length + 1).toBe(panel.seriesCount * 39);
    const cells = first!.split(",");
    expect(cells.slice(0, 5)).toEqual(["1", "1", "2012-11-02", "1", "0"]);
    expect(Number(cells[5])).toBe(outlook.forecast[0]);
    expect(Number(cells[7])).toBe(outlook.lower80[0]);
    expect(Number(cells[10])).toBeGreaterThan(Number(cells[8]));
    const columns = await decodeParquet(await readFile(parquet), {
      integers: ["Store", "horizon_weeks", "is_holiday"],
      doubles: ["Weekly_Sales", "upper95"],
    });
    expect(columns.Weekly_Sales).toEqual(outlook.forecast);
    expect(columns.upper95).toEqual(outlook.upper95);
    expect([...columns.is_holiday.slice(0, 10)]).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
  });

  it("writes exactly the rows of test.csv in Kaggle's submission format", async () => {
    const file = join(home(), "submission.csv");
    expect(await run("forecast", "--all", "--submission", file)).toBe(0);
    const [header, ...rows] = await lines(file);
    expect(header).toBe("Id,Weekly_Sales");
    const asked = (await lines(join(workspace().rawDir, "test.csv"))).slice(1).map((line) => {
      const [store, dept, date] = line.split(",");
      return `${store}_${dept}_${date}`;
    });
    expect(rows.map((row) => row.split(",")[0]).sort()).toEqual(asked.sort());
    expect(rows.every((row) => Number.isFinite(Number(row.split(",")[1])))).toBe(true);
    const { outlook } = await outlookOf();
    expect(Number(rows.find((row) => row.startsWith("1_1_2012-11-09"))!.split(",")[1])).toBe(outlook.forecast[1]);
  });

  it("says which file endings and options it takes", async () => {
    expect(await run("forecast", "--all", "--out", "all.xlsx")).toBe(2);
    expect(await run("forecast", "--all")).toBe(2);
    expect(await run("forecast", "--all", "--out", "all.csv", "--store", "1")).toBe(2);
    expect(await run("forecast", "--out", "all.csv")).toBe(2);
    expect(errors.map((text) => text.split(" See:")[0])).toEqual([
      expect.stringMatching(/must end in .parquet or .csv/),
      expect.stringMatching(/needs --out .* or both/),
      expect.stringMatching(/leave out --store/),
      expect.stringMatching(/add --all/),
    ]);
  });
});

describe("hub safety-stock and hub accuracy", () => {
  it("print what the API answers", async () => {
    expect(await run("safety-stock", "--store", "1", "--dept", "1", "--service-level", "0.9", "--lead-time", "3")).toBe(
      0,
    );
    expect(output[0]).toMatch(/3 weeks to 2012-11-16, service level 90%/);
    expect(output[0]).toMatch(/safety stock +\$/);
    expect(await run("safety-stock", "--store", "1", "--dept", "1", "--service-level", "0.5")).toBe(2);
    expect(errors[0]).toMatch(/fraction from 0.8 to 0.99/);
    expect(await run("accuracy", "--by", "store")).toBe(0);
    expect(output[1]).toMatch(/weeks 10 to 13/);
    expect(output[1]).toMatch(/their sum/);
    expect(output[1]).toMatch(/No frozen forecast has met its actual yet/);
    expect(await run("accuracy", "--store", "1", "--dept", "1", "--json")).toBe(0);
    expect(JSON.parse(output[2]!).past).toHaveLength(39);
  });
});

describe("hub models", () => {
  it("compares versions, and deletes the oldest until as many are left as are kept", async () => {
    const models = new ModelStore(workspace().modelsDir);
    const { metadata, files } = await models.read("v1");
    for (let copies = 0; copies < 3; copies++) await models.write(metadata, files);
    expect(await run("models", "compare", "v1", "v2")).toBe(0);
    expect(output[0]).toMatch(/backtest WAPE +\d+\.\d% +\d+\.\d%/);
    expect(output[0]).toMatch(/frozen: weeks compared +0 +0/);
    expect(await run("models", "compare", "v1")).toBe(2);
    expect(await run("models", "delete", "--keep", "2", "--json")).toBe(0);
    const left = JSON.parse(output[1]!);
    expect(left.current).toBe("v1");
    expect(left.models.map(({ version }: { version: string }) => version)).toEqual(["v1", "v4"]);
  });
});
