import { availableParallelism } from "node:os";
import type { SalesPanel } from "@sales-hub/domain";
import { collectTrainingRows } from "./collect-training-rows.ts";
import { planRows } from "./row-plan.ts";
import { DEFAULT_SEED, type TrainedModel, type TrainModelOptions, trainOnRows } from "./train-model.ts";
import { selectTrainingRows } from "./training-rows.ts";

/** One model that is wanted: what it may see and how far it must reach. */
export interface TrainingTarget {
  readonly originIndex: number;
  readonly maxHorizon: number;
}

export interface TrainModelsOptions extends Pick<TrainModelOptions, "seed" | "targetRows" | "threads" | "signal"> {
  readonly targets: readonly TrainingTarget[];
  /** Told as past origins get their rows. */
  readonly onRows?: (done: number, total: number) => void;
}

/**
 * Trains a model for each target, one after the other; training rows that targets share are made once.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE, ENGINE_TRAINING_TOO_SHORT, ENGINE_WORKER_FAILED
 */
export async function* trainModels(panel: SalesPanel, options: TrainModelsOptions): AsyncGenerator<TrainedModel> {
  const { targets, seed = DEFAULT_SEED, targetRows, threads = availableParallelism(), signal, onRows } = options;
  const abort = signal ? { signal } : {};
  const plans = targets.map((target) =>
    planRows(panel, { ...target, seed, ...(targetRows !== undefined && { targetRows }) }),
  );
  const rows = await collectTrainingRows(panel, plans, { threads, ...(onRows && { onProgress: onRows }), ...abort });
  for (const plan of plans) yield await trainOnRows(panel, plan, selectTrainingRows(rows, plan), abort);
}
