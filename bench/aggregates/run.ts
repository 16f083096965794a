import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadSalesPanel, prepareData } from "@sales-hub/data";
import { collectCalibrationErrors, locateFold, parseSplits, runBacktest } from "@sales-hub/engine";
import splitsFile from "../protocols/splits.json" with { type: "json" };
import { measureFold } from "./measure.ts";
import { formatReport } from "./report.ts";
import { Tally } from "./tally.ts";

/** The tuning folds; intervals are judged on those with enough history to calibrate on. */
const LAST_TUNING_FOLD = 8;
const FIRST_LATE_FOLD = 4;
const ALL = "P10 folds 1-8";
const LATE = "P10 folds 4-8";
const LONG = "P39";

const { values } = parseArgs({ options: { raw: { type: "string" } } });
const rawDir = values.raw ?? process.env.HUB_RAW_DIR;
if (rawDir === undefined) {
  console.error("Name the folder of the real files: HUB_RAW_DIR=DIR npm run bench:aggregates, or -- --raw DIR");
  process.exit(2);
}
const splits = parseSplits(splitsFile).filter(
  ({ protocol, fold }) => (protocol === "P10" && fold <= LAST_TUNING_FOLD) || protocol === "P39",
);
const temporary = await mkdtemp(join(tmpdir(), "bench-aggregates-"));
try {
  const prepared = await prepareData({ rawDir: resolve(rawDir), outDir: temporary });
  const panel = await loadSalesPanel(prepared.dir);
  const lastWeek = Math.max(...splits.map((split) => locateFold(panel, split).originIndex));
  const errors = await collectCalibrationErrors(panel, { lastWeek });
  const tally = new Tally();
  for await (const fold of runBacktest(panel, { splits })) {
    const { protocol, fold: number } = fold.split;
    console.error(`${protocol} fold ${number}: WMAE ${fold.score.wmae.toFixed(1)}`);
    const groups = protocol === "P39" ? [LONG] : number >= FIRST_LATE_FOLD ? [ALL, LATE] : [ALL];
    for (const group of groups) measureFold(tally, group, { panel, fold, errors });
  }
  const report = formatReport(tally, { dataHash: prepared.dataHash, all: ALL, late: LATE, long: LONG });
  await writeFile(join(import.meta.dirname, "../results/aggregates.md"), report);
  console.log(report);
} finally {
  await rm(temporary, { recursive: true, force: true });
}
