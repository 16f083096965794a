import { availableParallelism } from "node:os";
import type { SalesPanel } from "@sales-hub/domain";
import { forecastAllInWorkers } from "../forecast/forecast-all.ts";
import { collectTrainingRows } from "../model/collect-training-rows.ts";
import { planRows, type RowPlan } from "../model/row-plan.ts";
import { DEFAULT_SEED, type TrainedModel, trainOnRows } from "../model/train-model.ts";
import { selectTrainingRows } from "../model/training-rows.ts";
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
  const { splits, seed = DEFAULT_SEED, threads = availableParallelism(), targetRows, onProgress, signal } = options;
  const abort = signal ? { signal } : {};
  const plans = splits.map((split): RowPlan => {
    const { originIndex, horizonWeeks } = locateFold(panel, split);
    return planRows(panel, {
      originIndex,
      maxHorizon: horizonWeeks,
      seed,
      ...(targetRows !== undefined && { targetRows }),
    });
  });
  const pool = await collectTrainingRows(panel, plans, {
    threads,
    onProgress: (done, total) => onProgress?.({ stage: "rows", done, total }),
    ...abort,
  });
  for (const [k, split] of splits.entries()) {
    const plan = plans[k]!;
    const model = await trainOnRows(panel, plan, selectTrainingRows(pool, plan), abort);
    const { originIndex, maxHorizon: horizonWeeks } = plan;
    const forecast = await forecastAllInWorkers(panel, { originIndex, horizonWeeks, model, threads, ...abort });
    onProgress?.({ stage: "fold", done: k + 1, total: splits.length });
    yield { split, score: scoreFold(panel, split, forecast), model, forecast };
  }
}
