import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { backtestSplits, encodeCsv, RIVAL_NAMES, type RivalName, type ScoredFold } from "@sales-hub/hub";
import type { Command } from "../lib/command.ts";
import { formatPercent, formatTable, printJson } from "../lib/print.ts";
import { createProgress } from "../lib/progress.ts";
import { readInteger, readOptionalPath, readPath } from "../lib/read-option.ts";
import { UsageError } from "../lib/usage-error.ts";
import { chooseSplits } from "./backtest/choose-splits.ts";
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
    if (out !== undefined) await writeFile(out, await encodeCsv(joinPredictions(folds)));
    if (json) printJson({ protocols: summarise(folds), folds: folds.map(({ predictions: _, ...fold }) => fold) });
    else console.log(describe(folds));
  },
};

function readRival(text: string | boolean | undefined): RivalName {
  if (text === undefined) return "hub";
  const rival = RIVAL_NAMES.find((name) => name === text);
  if (rival) return rival;
  throw new UsageError(`--model must be one of ${RIVAL_NAMES.join(", ")}; got "${text}".`);
}

function joinPredictions(folds: readonly ScoredFold[]) {
  const integers = (pick: (fold: ScoredFold) => Int32Array) =>
    Int32Array.from(folds.flatMap((fold) => [...pick(fold)]));
  const doubles = (pick: (fold: ScoredFold) => Float64Array) =>
    Float64Array.from(folds.flatMap((fold) => [...pick(fold)]));
  return {
    protocol: folds.flatMap(({ split, predictions }) => predictions.date.map(() => split.protocol)),
    fold: integers(({ split, predictions }) => new Int32Array(predictions.y.length).fill(split.fold)),
    Store: integers(({ predictions }) => predictions.store),
    Dept: integers(({ predictions }) => predictions.dept),
    Date: folds.flatMap(({ predictions }) => [...predictions.date]),
    y: doubles(({ predictions }) => predictions.y),
    yhat: doubles(({ predictions }) => predictions.yhat),
    lower80: doubles(({ predictions }) => predictions.lower80),
    upper80: doubles(({ predictions }) => predictions.upper80),
    lower95: doubles(({ predictions }) => predictions.lower95),
    upper95: doubles(({ predictions }) => predictions.upper95),
  };
}

function summarise(folds: readonly ScoredFold[]) {
  return [...Map.groupBy(folds, ({ split }) => split.protocol)].map(([protocol, group]) => {
    const mean = (pick: (fold: ScoredFold) => number) =>
      group.reduce((sum, fold) => sum + pick(fold), 0) / group.length;
    return {
      protocol,
      folds: group.length,
      wmae: mean(({ score }) => score.wmae),
      seasonal_naive_wmae: mean(({ seasonalNaive }) => seasonalNaive.wmae),
    };
  });
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
  const averages = summarise(folds).map(
    ({ protocol, folds: count, wmae, seasonal_naive_wmae }) =>
      `${protocol}, average of ${count} folds: WMAE ${wmae.toFixed(1)} (seasonal naive ${seasonal_naive_wmae.toFixed(1)})`,
  );
  const header = ["protocol", "fold", "weeks", "rows", "WMAE", "naive WMAE", "WAPE", "in 80%", "in 95%", "score 80%"];
  return [formatTable(header, rows), "", ...averages].join("\n");
}
