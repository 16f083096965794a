import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { backtestSplits, encodeCsv, RIVAL_NAMES, type RivalName, type ScoredFold } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatPercent, formatTable, printJson } from "../lib/print.ts";
import { createProgress } from "../lib/progress.ts";
import { readInteger, readOptionalPath, readPath } from "../lib/read-option.ts";
import { UsageError } from "../lib/usage-error.ts";
import { chooseSplits } from "./backtest/choose-splits.ts";
import { averageByProtocol, averageLines, joinDoubles, pointColumns } from "./backtest/fold-results.ts";
import { runRival } from "./backtest/rival.ts";

const DEFAULT_SPLITS = resolve(import.meta.dirname, "../../../../bench/protocols/splits.json");

export const backtest: Command = {
  name: "backtest",
  summary: "Measure accuracy on past weeks that the model did not see",
  options: {
    data: { type: "string", value: "DIR", help: "Prepared data, made by hub prepare" },
    splits: { type: "string", value: "FILE", help: "Backtest folds (default: bench/protocols/splits.json)" },
    protocol: { type: "string", value: "NAME", help: "Only this protocol, e.g. P10" },
    folds: { type: "string", value: "N-N", help: "Only these folds, e.g. 1-8 or 3" },
    final: { type: "boolean", help: "Run the final-check folds instead of the tuning folds" },
    model: {
      type: "string",
      value: "NAME",
      help: "What to measure: hub (default), base (without its models), brief (LightGBM on the brief's features), xgboost or ridge (on the same features) or seasonal-naive",
    },
    "one-week-ahead": {
      type: "boolean",
      help: "Fit once per fold, but forecast each week one week ahead, with actuals up to the week before",
    },
    out: { type: "string", value: "FILE", help: "Write every forecast beside its actual as CSV" },
    seed: { type: "string", value: "N", help: "Seed of sampling and training (default: 7)" },
  },
  async run({ options, json }) {
    const file = readOptionalPath(options, "splits") ?? DEFAULT_SPLITS;
    const splits = await chooseSplits(file, options);
    const out = readOptionalPath(options, "out");
    const rival = readRival(options.model);
    const oneWeekAhead = options["one-week-ahead"] === true;
    const common = {
      preparedDir: readPath(options, "data", "the folder of the prepared data"),
      splits,
      seed: readInteger(options, "seed", { min: 0, max: 2 ** 31 - 1, fallback: 7 }),
    };
    if (rival !== "hub" || oneWeekAhead) return runRival({ ...common, rival, oneWeekAhead, out, json });
    const progress = createProgress();
    const folds: ScoredFold[] = [];
    try {
      const scored = backtestSplits({ ...common, onProgress: (update) => progress.step(update) });
      for await (const fold of scored) folds.push(fold);
    } finally {
      progress.finish();
    }
    if (out !== undefined) await writeFile(out, await encodeCsv(predictionColumns(folds)));
    if (json)
      printJson({ protocols: averageByProtocol(folds), folds: folds.map(({ predictions: _, ...fold }) => fold) });
    else console.log(describe(folds));
  },
};

function readRival(text: string | boolean | undefined): RivalName {
  if (text === undefined) return "hub";
  const rival = RIVAL_NAMES.find((name) => name === text);
  if (rival) return rival;
  throw new UsageError(`--model must be one of ${RIVAL_NAMES.join(", ")}; got "${text}".`);
}

function predictionColumns(folds: readonly ScoredFold[]) {
  return {
    ...pointColumns(folds),
    lower80: joinDoubles(folds, ({ predictions }) => predictions.lower80),
    upper80: joinDoubles(folds, ({ predictions }) => predictions.upper80),
    lower95: joinDoubles(folds, ({ predictions }) => predictions.lower95),
    upper95: joinDoubles(folds, ({ predictions }) => predictions.upper95),
  };
}

function describe(folds: readonly ScoredFold[]): string {
  const rows = folds.map(({ split, score, seasonalNaive, intervals }) => [
    split.protocol,
    split.fold,
    `${split.testStart} to ${split.testEnd}`,
    score.rowCount,
    score.wmae,
    seasonalNaive.wmae,
    formatPercent(score.wape),
    formatPercent(intervals.coverage80),
    formatPercent(intervals.coverage95),
    intervals.score80,
  ]);
  const header = ["protocol", "fold", "weeks", "rows", "WMAE", "naive WMAE", "WAPE", "in 80%", "in 95%", "score 80%"];
  return [formatTable(header, rows), "", ...averageLines(folds)].join("\n");
}
