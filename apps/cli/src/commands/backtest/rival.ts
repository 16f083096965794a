import { writeFile } from "node:fs/promises";
import { backtestRival, encodeCsv, type RivalFold, type RivalName, type Split } from "@sales-hub/hub";
import { formatPercent, formatTable, printJson } from "../../lib/print.ts";
import { createProgress } from "../../lib/progress.ts";

export interface RivalRun {
  readonly preparedDir: string;
  readonly splits: readonly Split[];
  readonly seed: number;
  readonly rival: RivalName;
  readonly oneWeekAhead: boolean;
  /** CSV file for every forecast beside its actual. */
  readonly out: string | undefined;
  readonly json: boolean;
}

/** Backtests another way to forecast than the hub's, or the hub's one week ahead, and prints its point accuracy. */
export async function runRival({ out, json, ...options }: RivalRun): Promise<void> {
  const progress = createProgress();
  const folds: RivalFold[] = [];
  try {
    for await (const fold of backtestRival({ ...options, onProgress: (update) => progress.step(update) })) {
      folds.push(fold);
    }
  } finally {
    progress.finish();
  }
  if (out !== undefined) await writeFile(out, await encodeCsv(joinPredictions(folds)));
  const { rival, oneWeekAhead } = options;
  const protocols = summarise(folds);
  if (json) {
    const scores = folds.map(({ predictions: _, ...fold }) => fold);
    return printJson({ model: rival, one_week_ahead: oneWeekAhead, protocols, folds: scores });
  }
  const header = ["protocol", "fold", "weeks", "rows", "WMAE", "naive WMAE", "MAE", "RMSE", "R2", "WAPE"];
  const rows = folds.map(({ split, score, seasonalNaive }) => [
    split.protocol,
    split.fold,
    `${split.testStart} to ${split.testEnd}`,
    score.rowCount,
    score.wmae,
    seasonalNaive.wmae,
    score.mae,
    score.rmse,
    score.r2.toFixed(4),
    formatPercent(score.wape),
  ]);
  const averages = protocols.map(
    ({ protocol, folds: count, wmae, seasonal_naive_wmae }) =>
      `${protocol}, average of ${count} folds: WMAE ${wmae.toFixed(1)} (seasonal naive ${seasonal_naive_wmae.toFixed(1)})`,
  );
  const how = oneWeekAhead ? ", each week one week ahead" : "";
  console.log([`Model: ${rival}${how}`, "", formatTable(header, rows), "", ...averages].join("\n"));
}

function summarise(folds: readonly RivalFold[]) {
  return [...Map.groupBy(folds, ({ split }) => split.protocol)].map(([protocol, group]) => {
    const mean = (pick: (fold: RivalFold) => number) => group.reduce((sum, fold) => sum + pick(fold), 0) / group.length;
    return {
      protocol,
      folds: group.length,
      wmae: mean(({ score }) => score.wmae),
      seasonal_naive_wmae: mean(({ seasonalNaive }) => seasonalNaive.wmae),
    };
  });
}

function joinPredictions(folds: readonly RivalFold[]) {
  const integers = (pick: (fold: RivalFold) => ArrayLike<number>) =>
    Int32Array.from(folds.flatMap((fold) => Array.from(pick(fold))));
  const doubles = (pick: (fold: RivalFold) => Float64Array) =>
    Float64Array.from(folds.flatMap((fold) => [...pick(fold)]));
  return {
    protocol: folds.flatMap(({ split, predictions }) => predictions.date.map(() => split.protocol)),
    fold: integers(({ split, predictions }) => new Int32Array(predictions.y.length).fill(split.fold)),
    Store: integers(({ predictions }) => predictions.store),
    Dept: integers(({ predictions }) => predictions.dept),
    Date: folds.flatMap(({ predictions }) => [...predictions.date]),
    y: doubles(({ predictions }) => predictions.y),
    yhat: doubles(({ predictions }) => predictions.yhat),
  };
}
