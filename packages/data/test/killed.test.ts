import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { readdir, readFile, utimes } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateDemoWorld, loadSalesPanel, loadStoreLocations, prepareData, readQualityReport } from "../src/index.ts";
import { lines, SMALL, TemporaryFolder } from "./support/raw-files.ts";

const CHILD = fileURLToPath(new URL("./support/prepare-child.ts", import.meta.url));

const folder = new TemporaryFolder();
let fiveStores: string;
beforeAll(async () => {
  await folder.create();
  await generateDemoWorld({ outDir: folder.at("world") });
  const files: Record<string, string> = {};
  for (const name of Object.keys(SMALL)) {
    const [header, ...rows] = (await readFile(folder.at("world", name), "utf8")).trimEnd().split("\n");
    files[name] = lines(header as string, ...rows.filter((row) => Number(row.split(",")[0]) <= 5));
  }
  fiveStores = await folder.write(files);
});
afterAll(() => folder.remove());

/** Runs a preparation in a process of its own, kills it with SIGKILL when `when` says so, and waits for its end. */
async function killed(outDir: string, when: (child: ChildProcess, kill: () => void) => () => void): Promise<void> {
  const child = spawn(process.execPath, [CHILD, fiveStores, outDir], { stdio: ["ignore", "pipe", "inherit"] });
  const exit = once(child, "exit");
  const stop = when(child, () => child.kill("SIGKILL"));
  await exit;
  stop();
}

/** When the child reports a step. */
const atStep = (step: number) => (child: ChildProcess, kill: () => void) => {
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  reader.on("line", (line) => {
    if (line === `step ${step}`) kill();
  });
  return () => reader.close();
};

/** When the n-th name has appeared, changed or gone in the prepared folder: these are the moments of publishing. */
const atChange = (n: number, outDir: string) => (_: ChildProcess, kill: () => void) => {
  let changes = 0;
  const watcher = watch(outDir, () => {
    changes += 1;
    if (changes === n) kill();
  });
  return () => watcher.close();
};

describe("a preparation that is killed", () => {
  it.each([
    ["reading the raw files", () => atStep(1)],
    ["writing its files", () => atStep(7)],
    ["publishing, at the first change after its folder", (outDir: string) => atChange(2, outDir)],
    ["publishing, at the second", (outDir: string) => atChange(3, outDir)],
    ["publishing, at the fourth", (outDir: string) => atChange(5, outDir)],
    ["publishing, at the sixth", (outDir: string) => atChange(7, outDir)],
  ])("while %s leaves the earlier data or the new, whole", async (moment, when) => {
    const outDir = await folder.newOutDir();
    await prepareData({ rawDir: await folder.write(SMALL), outDir });
    await killed(outDir, when(outDir));

    const panel = await loadSalesPanel(outDir);
    const quality = await readQualityReport(outDir);
    expect(await loadStoreLocations(outDir)).toHaveLength(panel.stores.ids.length);
    expect(quality?.weeks_per_pair.pairs).toBe(panel.seriesCount);
    expect([2, 5]).toContain(panel.stores.ids.length);
    if (moment === "reading the raw files") expect(panel.stores.ids).toHaveLength(2);

    // The next preparation, of other data so that it is not skipped, clears what the killed one left.
    const other = { ...SMALL, "stores.csv": SMALL["stores.csv"].replace("39000", "39001") };
    await prepareData({ rawDir: await folder.write(other), outDir });
    const names = (await readdir(outDir)).map((name) => name.replace(/[0-9a-f]{16}/, "…"));
    expect(new Set(names)).toEqual(new Set(["current", "v-…"]));
  });
});

describe("old versions", () => {
  it("go after a while, but for the current one and the one before it", async () => {
    const outDir = await folder.newOutDir();
    const dirs: string[] = [];
    for (const size of [1, 2, 3]) {
      const files = { ...SMALL, "stores.csv": SMALL["stores.csv"].replace("39000", String(size)) };
      const { dir } = await prepareData({ rawDir: await folder.write(files), outDir });
      await utimes(dir, new Date("2020-01-01"), new Date("2020-01-01"));
      dirs.push(path.basename(dir));
    }
    expect((await readdir(outDir)).sort()).toEqual(["current", ...dirs.slice(1)].sort());
  });
});

describe("preparations at once", () => {
  it("into one folder all succeed, and one of them is current", async () => {
    const outDir = await folder.newOutDir();
    const other = { ...SMALL, "stores.csv": SMALL["stores.csv"].replace("39000", "40000") };
    const rawDirs = [await folder.write(SMALL), await folder.write(other), await folder.write(SMALL)];
    const all = await Promise.all(rawDirs.map((rawDir) => prepareData({ rawDir, outDir })));
    expect([39_000, 40_000]).toContain((await loadSalesPanel(outDir)).stores.sizes[1]);
    for (const { dir } of all) expect((await loadSalesPanel(dir)).seriesCount).toBe(4);
    expect(all[0]?.dataHash).toBe(all[2]?.dataHash);
    expect(new Set(all.map(({ dir }) => dir)).size).toBe(3);
  });
});
