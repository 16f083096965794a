import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { backtestSplits, parseSplits, prepareData, type ScoredFold } from "@sales-hub/hub";
import splitsFile from "../protocols/splits.json" with { type: "json" };
import { formatReport } from "./report.ts";

/** Folds that may be looked at while tuning. The others are read once, at the end of a change to the method. */
const TUNING_FOLDS: Readonly<Record<string, number>> = { P10: 8, P8x: 2, P39: 1 };

const { values } = parseArgs({ options: { final: { type: "boolean" }, raw: { type: "string" } } });
const rawDir = values.raw ?? process.env.HUB_RAW_DIR;
if (rawDir === undefined) {
  console.error("Name the folder of the real files: HUB_RAW_DIR=DIR npm run bench:backtest, or -- --raw DIR");
  process.exit(2);
}
const final = values.final === true;
const splits = parseSplits(splitsFile).filter((split) => split.fold <= (TUNING_FOLDS[split.protocol] ?? 0) !== final);
const temporary = await mkdtemp(join(tmpdir(), "bench-backtest-"));
try {
  const prepared = await prepareData({ rawDir: resolve(rawDir), outDir: temporary });
  const folds: ScoredFold[] = [];
  const onProgress = ({ done, of, text }: { done: number; of: number; text: string }) =>
    console.error(`[${done}/${of}] ${text}`);
  for await (const fold of backtestSplits({ preparedDir: prepared.dir, splits, onProgress })) folds.push(fold);
  const file = join(import.meta.dirname, "../results", final ? "backtest-final.md" : "backtest.md");
  const report = formatReport(folds, { final, dataHash: prepared.dataHash });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, report);
  console.log(report);
} finally {
  await rm(temporary, { recursive: true, force: true });
}
