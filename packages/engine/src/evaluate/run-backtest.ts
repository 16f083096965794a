import { availableParallelism } from "node:os";
import type { SalesPanel } from "@sales-hub/domain";
import { forecastAllInWorkers } from "../forecast/forecast-all.ts";
import type { TrainedModel } from "../model/train-model.ts";
import { trainModels } from "../model/train-models.ts";
import { type FoldScore, locateFold, scoreFold } from "./score-fold.ts";
import type { Split } from "./splits.ts";

export interface BacktestProgress {
  readonly stage: "rows" | "fold";
  readonly done: number;
  readonly total: number;
}

export interface BacktestFold {
  readonly split: Split;
  readonly score: FoldScore;
  readonly model: TrainedModel;
  /** USD, shape [N x horizonWeeks]. */
  readonly forecast: Float64Array;
}

export interface BacktestOptions {
  readonly splits: readonly Split[];
  readonly seed?: number;
  readonly targetRows?: number;
  readonly threads?: number;
  readonly onProgress?: (progress: BacktestProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Backtests the forecast: per fold a model trained at the fold's origin for the fold's horizon, and its score. Training
 * rows that folds share are made once.
 * @returns Folds in the order asked for, one at a time, so that a caller can keep what it needs.
 * @throws {HubError} ENGINE_SPLIT_OUT_OF_RANGE, ENGINE_TRAINING_TOO_SHORT, ENGINE_WORKER_FAILED
 */
export async function* runBacktest(panel: SalesPanel, options: BacktestOptions): AsyncGenerator<BacktestFold> {
  const { splits, threads = availableParallelism(), onProgress, signal } = options;
  const targets = splits.map((split) => {
    const { originIndex, horizonWeeks } = locateFold(panel, split);
    return { originIndex, maxHorizon: horizonWeeks };
  });
  const onRows = (done: number, total: number) => onProgress?.({ stage: "rows", done, total });
  let fold = 0;
  for await (const model of trainModels(panel, { ...options, targets, threads, onRows })) {
    const split = splits[fold]!;
    const { originIndex, maxHorizon: horizonWeeks } = targets[fold]!;
    const forecast = await forecastAllInWorkers(panel, {
      originIndex,
      horizonWeeks,
      model,
      threads,
      ...(signal && { signal }),
    });
    fold++;
    onProgress?.({ stage: "fold", done: fold, total: splits.length });
    yield { split, score: scoreFold(panel, split, forecast), model, forecast };
  }
}
