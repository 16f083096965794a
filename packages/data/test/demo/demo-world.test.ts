import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HISTORY_WEEKS, MARKDOWNS_FROM, WEEK_COUNT } from "../../src/demo/calendar.ts";
import { readDemoMarker } from "../../src/demo/marker.ts";
import { createWorld, type World } from "../../src/demo/world.ts";
import { generateDemoWorld, loadSalesPanel, type PreparedData, prepareData } from "../../src/index.ts";

const FILES = ["train.csv", "test.csv", "stores.csv", "features.csv", "truth.json", "demo_world.json"];

describe("the demo world", () => {
  let folder: string;
  let world: World;
  let prepared: PreparedData;
  const at = (...parts: string[]) => path.join(folder, ...parts);
  const hashes = (dir: string) =>
    Promise.all(
      FILES.map(async (name) =>
        createHash("sha256")
          .update(await readFile(path.join(dir, name)))
          .digest("hex"),
      ),
    );

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "hub-demo-"));
    world = createWorld({ seed: 7 });
    await generateDemoWorld({ outDir: at("raw"), seed: 7 });
    prepared = await prepareData({ rawDir: at("raw"), outDir: at("prepared") });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("is byte for byte the same for the same seed, and another for another seed", async () => {
    await generateDemoWorld({ outDir: at("again"), seed: 7 });
    await generateDemoWorld({ outDir: at("other"), seed: 8 });
    expect(await hashes(at("again"))).toEqual(await hashes(at("raw")));
    expect((await hashes(at("other")))[0]).not.toBe((await hashes(at("raw")))[0]);
  });

  it("has the size of the real set: 45 stores, 81 departments, 182 weeks, about 3,300 pairs", () => {
    const { metadata, quality } = prepared;
    expect(metadata.stores.count).toBe(45);
    expect(metadata.departments.count).toBe(81);
    expect(quality.date_continuity).toMatchObject({ expected_weeks: 182, present_weeks: 182 });
    expect(metadata.store_dept_combinations).toBeGreaterThan(3200);
    expect(metadata.store_dept_combinations).toBeLessThan(3450);
  });

  it("is known as demo, with its seed, until a file is changed", async () => {
    expect(prepared.metadata).toMatchObject({ world: "demo", source: { kind: "demo", seed: 7 } });
    const { files } = prepared.metadata.source;
    expect(await readDemoMarker(at("raw"), files)).toBe(7);
    expect(await readDemoMarker(at("raw"), [{ name: "train.csv", sha256: "0" }, ...files.slice(1)])).toBeNull();
    expect(await readDemoMarker(at("raw"), files.slice(1))).toBeNull();
    const stranger = await mkdtemp(at("stranger-"));
    await writeFile(path.join(stranger, "demo_world.json"), "not JSON");
    expect(await readDemoMarker(stranger, files)).toBeNull();
  });

  it("has returns, gaps, short series, and pairs that only the test period knows", () => {
    const { sales, weeks_per_pair: pairs } = prepared.quality;
    expect(sales.negative_rows).toBeGreaterThan(100);
    expect(pairs.pairs_without_history).toBe(12);
    expect(pairs.pairs_with_gaps).toBeGreaterThan(100);
    expect(pairs.pairs_below_52_history_weeks).toBeGreaterThan(50);
  });

  it("has markdowns from 2011-11-11 on, and no inflation or unemployment figures from 2013-05-03 on", async () => {
    expect(prepared.quality.markdowns.first_week).toBe("2011-11-11");
    expect(world.markdowns.findIndex((usd) => usd !== 0)).toBe(MARKDOWNS_FROM * 5);
    const features = (await readFile(at("raw", "features.csv"), "utf8")).split("\n").map((line) => line.split(","));
    const unknown = features.filter((fields) => fields[9] === "NA").map((fields) => fields[1] as string);
    expect(unknown).toHaveLength(45 * 13);
    expect(unknown.toSorted()[0]).toBe("2013-05-03");
  });

  it("sells most around Christmas and Thanksgiving", async () => {
    const panel = await loadSalesPanel(at("prepared"));
    const totals = new Float64Array(HISTORY_WEEKS);
    for (let i = 0; i < panel.sales.length; i += 1) {
      const t = i % WEEK_COUNT;
      if (t < HISTORY_WEEKS && !Number.isNaN(panel.sales[i]))
        totals[t] = (totals[t] as number) + (panel.sales[i] as number);
    }
    const best = Array.from(totals.keys()).sort((a, b) => (totals[b] as number) - (totals[a] as number));
    const bestDates = best.slice(0, 5).map((t) => world.calendar.dates[t] as string);
    expect(bestDates.every((date) => date.slice(5) >= "11-20" && date.slice(5) <= "12-31")).toBe(true);
  });

  it("reports as sales what its truth says, to the cent", async () => {
    const lines = (await readFile(at("raw", "train.csv"), "utf8")).trimEnd().split("\n").slice(1);
    let row = 0;
    world.pairs.forEach((_, p) => {
      for (let t = 0; t < HISTORY_WEEKS; t += 1) {
        if (world.presence.hasRow[p * WEEK_COUNT + t] === 0) continue;
        const reported = Number(lines[row]?.split(",")[3]);
        if (Math.abs(reported - (world.sales[p * WEEK_COUNT + t] as number)) > 0.00501) throw new Error(`row ${row}`);
        row += 1;
      }
    });
    expect(row).toBe(lines.length);
  });

  it("lifts the same baseline by what the kind of world says, and writes the truth of every department", async () => {
    const none = createWorld({ seed: 7, kind: "null" });
    expect(none.baseline).toEqual(world.baseline);
    expect(none.lift.every((lift) => lift === 0)).toBe(true);
    const cell = world.lift.findIndex((lift, i) => lift > 0 && (world.sales[i] as number) > 0);
    expect(world.sales[cell]).toBeCloseTo((world.baseline[cell] as number) * (1 + (world.lift[cell] as number)), 6);
    const truth = JSON.parse(await readFile(at("raw", "truth.json"), "utf8"));
    expect(truth.promotion_effects).toBe("medium");
    const iroas = truth.departments.map((department: { promotion: { iroas: number } }) => department.promotion.iroas);
    const pays = truth.departments.filter((d: { promotion: { is_profitable: boolean } }) => d.promotion.is_profitable);
    expect(Math.max(...iroas)).toBeGreaterThan(4);
    expect(pays.length).toBeGreaterThan(5);
    expect(pays.length).toBeLessThan(60);
    expect(pays.every((d: { promotion: { iroas: number } }) => d.promotion.iroas > 4)).toBe(true);
  });

  it("is written anew for another kind of world, with other sales", async () => {
    await generateDemoWorld({ outDir: at("kinds"), seed: 7 });
    const before = await hashes(at("kinds"));
    const written = await generateDemoWorld({ outDir: at("kinds"), seed: 7, world: "strong" });
    expect(written).toMatchObject({ world: "strong", skipped: false });
    expect((await hashes(at("kinds")))[0]).not.toBe(before[0]);
    expect((await generateDemoWorld({ outDir: at("kinds"), seed: 7, world: "strong" })).skipped).toBe(true);
  });

  it("is not written twice, and is written again when a file was damaged", async () => {
    expect((await generateDemoWorld({ outDir: at("raw"), seed: 7 })).skipped).toBe(true);
    await generateDemoWorld({ outDir: at("damaged"), seed: 7 });
    await writeFile(at("damaged", "stores.csv"), "Store,Type,Size\n");
    expect((await generateDemoWorld({ outDir: at("damaged"), seed: 7 })).skipped).toBe(false);
    expect(await hashes(at("damaged"))).toEqual(await hashes(at("raw")));
  });

  it("does not overwrite raw files that are not its own", async () => {
    const taken = await mkdtemp(at("taken-"));
    await writeFile(path.join(taken, "train.csv"), "mine");
    await expect(generateDemoWorld({ outDir: taken })).rejects.toMatchObject({ code: "DATA_DEMO_FOLDER_TAKEN" });
    expect(await readFile(path.join(taken, "train.csv"), "utf8")).toBe("mine");
  });
});
