import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadSalesPanel, prepareData } from "@sales-hub/data";
import { weekIndex } from "@sales-hub/domain";
import {
  auditLeaks,
  DEFAULT_SEED,
  expandingFolds,
  explainRidge,
  exploreData,
  locateFold,
  measureLeak,
  parseSplits,
  runGauntlet,
  scoreFold,
  seasonalNaive,
} from "@sales-hub/engine";
import splitsFile from "../protocols/splits.json" with { type: "json" };
import { formatReport, type ModelLabResults } from "./report.ts";

// HUB_RAW_DIR=DIR npm run bench:gauntlet: every figure of the model lab, in bench/results/gauntlet.{md,json}.

/** The folds that may be looked at: the first eight of P10, and five expanding windows over the same weeks. */
const TUNING_FOLDS = 8;
const EXPANDING_FOLDS = 5;
/** Markdowns had just begun: what a linear model learned of them meets weeks that it had not seen. */
const RIDGE_ORIGIN = "2011-11-18";
const RIDGE_TEST_WEEKS = 9;

const { values } = parseArgs({ options: { raw: { type: "string" } } });
const rawDir = values.raw ?? process.env.HUB_RAW_DIR;
if (rawDir === undefined) {
  console.error("Name the folder of the real files: HUB_RAW_DIR=DIR npm run bench:gauntlet, or -- --raw DIR");
  process.exit(2);
}
const began = performance.now();
const temporary = await mkdtemp(join(tmpdir(), "bench-gauntlet-"));
try {
  const { dataHash } = await prepareData({ rawDir: resolve(rawDir), outDir: temporary });
  const panel = await loadSalesPanel(temporary);
  const splits = parseSplits(splitsFile);
  const p10 = splits.filter(({ protocol, fold }) => protocol === "P10" && fold <= TUNING_FOLDS);
  const briefSplit = splits.find(({ protocol }) => protocol === "PORIG")!;
  const expanding = expandingFolds(panel, {
    folds: EXPANDING_FOLDS,
    firstOrigin: p10[0]!.trainEnd,
    lastWeek: p10.at(-1)!.testEnd,
  });
  const gauntlet = await runGauntlet(panel, {
    folds: [...p10, ...expanding],
    onProgress: ({ done, of, text }) => console.error(`[${done}/${of}] ${text}`),
  });
  console.error("measuring the leak");
  const window = locateFold(panel, briefSplit);
  const naive = seasonalNaive(panel, { ...window, fallback: "global-median" });
  const results: ModelLabResults = {
    dataHash,
    seed: DEFAULT_SEED,
    gauntlet,
    seasonalNaiveOnBriefSplit: scoreFold(panel, briefSplit, naive),
    leak: await measureLeak(panel, { split: briefSplit, seed: DEFAULT_SEED }),
    ridge: explainRidge(panel, {
      originIndex: weekIndex(panel.firstWeek, RIDGE_ORIGIN),
      testWeeks: RIDGE_TEST_WEEKS,
    }),
    audit: auditLeaks(panel, { originIndex: weekIndex(panel.firstWeek, p10[6]!.trainEnd) }),
    exploration: exploreData(panel),
    seconds: 0,
  };
  const whole = { ...results, seconds: (performance.now() - began) / 1000 };
  const folder = join(import.meta.dirname, "../results");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "gauntlet.json"), `${JSON.stringify(roundNumbers(whole))}\n`);
  await writeFile(join(folder, "gauntlet.md"), formatReport(whole));
  console.log(formatReport(whole));
} finally {
  await rm(temporary, { recursive: true, force: true });
}

/** Eight significant digits are enough to read, and keep the file small. */
function roundNumbers(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? Number(value.toPrecision(8)) : value;
  if (Array.isArray(value)) return value.map(roundNumbers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, roundNumbers(entry)]));
}
