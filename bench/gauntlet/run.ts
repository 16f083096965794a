import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { loadSalesPanel, prepareData } from "@sales-hub/data";
import { weekIndex } from "@sales-hub/domain";
import {
  auditLeaks,
  DEFAULT_SEED,
  expandingFolds,
  explainRidge,
  exploreData,
  type GauntletReport,
  joinGauntlets,
  type LeakMeasurement,
  locateFold,
  parseSplits,
  scoreFold,
  seasonalNaive,
} from "@sales-hub/engine";
import splitsFile from "../protocols/splits.json" with { type: "json" };
import type { PartTask } from "./part-worker.ts";
import { formatReport, type ModelLabResults } from "./report.ts";

// HUB_RAW_DIR=DIR npm run bench:gauntlet: every figure of the model lab, in bench/results/gauntlet.{md,json}.
// An interrupted run leaves its finished parts in node_modules/.cache/gauntlet; with -- --resume they are taken from there.

/** The folds that may be looked at: the first eight of P10, and five expanding windows over the same weeks. */
const TUNING_FOLDS = 8;
const EXPANDING_FOLDS = 5;
/** Half of what a model version is trained on, so that all fits take minutes. */
const TARGET_ROWS = 50_000;
/** Markdowns had just begun: what a linear model learned of them meets weeks that it had not seen. */
const RIDGE_ORIGIN = "2011-11-18";
const RIDGE_TEST_WEEKS = 9;

const results = join(import.meta.dirname, "../results");
const cache = join(import.meta.dirname, "../../node_modules/.cache/gauntlet");
const { values } = parseArgs({ options: { raw: { type: "string" }, resume: { type: "boolean" } } });
const rawDir = values.raw ?? process.env.HUB_RAW_DIR;
if (rawDir === undefined) {
  console.error("Name the folder of the real files: HUB_RAW_DIR=DIR npm run bench:gauntlet, or -- --raw DIR");
  process.exit(2);
}
const preparedDir = await mkdtemp(join(tmpdir(), "bench-gauntlet-"));
try {
  const { dataHash } = await prepareData({ rawDir: resolve(rawDir), outDir: preparedDir });
  const panel = await loadSalesPanel(preparedDir);
  const splits = parseSplits(splitsFile);
  const p10 = splits.filter(({ protocol, fold }) => protocol === "P10" && fold <= TUNING_FOLDS);
  const briefSplit = splits.find(({ protocol }) => protocol === "PORIG")!;
  const expanding = expandingFolds(panel, {
    folds: EXPANDING_FOLDS,
    firstOrigin: p10[0]!.trainEnd,
    lastWeek: p10.at(-1)!.testEnd,
  });
  const part = <T>(name: string, task: PartTask): Promise<T> => runPart<T>(`${dataHash.slice(0, 12)}-${name}`, task);
  const [byP10, byExpanding, leak] = await Promise.all([
    part<GauntletReport>("P10", { preparedDir, folds: p10, targetRows: TARGET_ROWS }),
    part<GauntletReport>("expanding", { preparedDir, folds: expanding, targetRows: TARGET_ROWS }),
    part<LeakMeasurement>("leak", { preparedDir, leakOn: briefSplit }),
  ]);
  const naive = seasonalNaive(panel, { ...locateFold(panel, briefSplit), fallback: "global-median" });
  const whole: ModelLabResults = {
    dataHash,
    seed: DEFAULT_SEED,
    gauntlet: joinGauntlets([byP10, byExpanding]),
    seasonalNaiveOnBriefSplit: scoreFold(panel, briefSplit, naive),
    leak,
    ridge: explainRidge(panel, {
      originIndex: weekIndex(panel.firstWeek, RIDGE_ORIGIN),
      testWeeks: RIDGE_TEST_WEEKS,
    }),
    audit: auditLeaks(panel, { originIndex: weekIndex(panel.firstWeek, p10[6]!.trainEnd) }),
    exploration: exploreData(panel),
  };
  await mkdir(results, { recursive: true });
  await writeFile(join(results, "gauntlet.json"), `${JSON.stringify(roundNumbers(whole))}\n`);
  await writeFile(join(results, "gauntlet.md"), formatReport(whole));
  console.log(formatReport(whole));
} finally {
  await rm(preparedDir, { recursive: true, force: true });
}

/** Runs a part in a worker thread and keeps its result. */
async function runPart<T>(name: string, task: PartTask): Promise<T> {
  const file = join(cache, `${name}.json`);
  if (values.resume === true) {
    const kept = await readFile(file, "utf8").catch(() => undefined);
    if (kept !== undefined) return JSON.parse(kept) as T;
  }
  const result = await new Promise<T>((settle, fail) => {
    const worker = new Worker(new URL("./part-worker.ts", import.meta.url), { workerData: task });
    worker.once("message", settle);
    worker.once("error", fail);
    worker.once("exit", (code) => fail(new Error(`part ${name} ended early with exit code ${code}`)));
  });
  await mkdir(cache, { recursive: true });
  await writeFile(file, JSON.stringify(result));
  console.error(`${name} is done`);
  return result;
}

/** Eight significant digits are enough to read, and keep the file small. */
function roundNumbers(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? Number(value.toPrecision(8)) : value;
  if (Array.isArray(value)) return value.map(roundNumbers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, roundNumbers(entry)]));
}
