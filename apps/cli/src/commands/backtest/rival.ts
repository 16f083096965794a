import { writeFile } from "node:fs/promises";
import { backtestRival, encodeCsv, type RivalFold, type RivalName, type Split } from "@sales-hub/hub";
import { formatPercent, formatTable, printJson } from "../../lib/print.ts";
import { createProgress } from "../../lib/progress.ts";
import { averageByProtocol, averageLines, pointColumns } from "./fold-results.ts";

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
  if (out !== undefined) await writeFile(out, await encodeCsv(pointColumns(folds)));
  const { rival, oneWeekAhead } = options;
  if (json) {
    const scores = folds.map(({ predictions: _, ...fold }) => fold);
    return printJson({
      model: rival,
      one_week_ahead: oneWeekAhead,
      protocols: averageByProtocol(folds),
      folds: scores,
    });
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
  const how = oneWeekAhead ? ", each week one week ahead" : "";
  console.log([`Model: ${rival}${how}`, "", formatTable(header, rows), "", ...averageLines(folds)].join("\n"));
}
