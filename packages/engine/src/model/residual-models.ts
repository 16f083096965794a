import { type Parameters, trainInWorker } from "@sales-hub/lightgbm";
import { FEATURE_NAMES } from "../features/feature-catalog.ts";
import type { TrainingRows } from "./training-rows.ts";

/** The two losses: least absolute deviations and Huber. Their average is steadier than either. */
export const RESIDUAL_LOSSES = ["l1", "huber"] as const;
export type ResidualLoss = (typeof RESIDUAL_LOSSES)[number];

export interface ResidualModelSpec {
  readonly iterations: number;
  readonly parameters: Parameters;
}

/** Binning parameters of the training data. */
const MAX_BIN = 63;

/** LightGBM parameters of a residual model. One thread and fixed seeds: the same rows give the same model text. */
export function residualModelSpec(loss: ResidualLoss, seed: number): ResidualModelSpec {
  return {
    iterations: 250,
    parameters: {
      ...(loss === "l1" ? { objective: "regression_l1" } : { objective: "huber", alpha: 0.2 }),
      learning_rate: 0.05,
      num_leaves: 31,
      min_data_in_leaf: 100,
      feature_fraction: 0.4,
      bagging_fraction: 0.7,
      bagging_freq: 1,
      lambda_l2: 1,
      max_bin: MAX_BIN,
      seed,
      deterministic: true,
      force_row_wise: true,
      num_threads: 1,
      verbosity: -1,
    },
  };
}

export interface ResidualTrainingOptions {
  readonly seed: number;
  readonly onIteration?: (loss: ResidualLoss, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Trains both residual models side by side, each in a worker thread of its own: two one-thread boosters beat one with two.
 * @returns Model texts by loss.
 */
export async function trainResidualModels(
  rows: TrainingRows,
  { seed, onIteration, signal }: ResidualTrainingOptions,
): Promise<Record<ResidualLoss, string>> {
  const mean = rows.weight.reduce((sum, w) => sum + w, 0) / rows.rowCount;
  const weight = rows.weight.map((w) => w / mean);
  const matrix = { data: rows.features, rows: rows.rowCount, columns: FEATURE_NAMES.length };
  const texts = await Promise.all(
    RESIDUAL_LOSSES.map(async (loss) => {
      const { iterations, parameters } = residualModelSpec(loss, seed);
      const { model } = await trainInWorker({
        train: { matrix, label: rows.label, weight, featureNames: FEATURE_NAMES, parameters },
        parameters,
        iterations,
        ...(onIteration && { onIteration: (progress) => onIteration(loss, progress.iteration, progress.iterations) }),
        ...(signal && { signal }),
      });
      return model;
    }),
  );
  return { l1: texts[0]!, huber: texts[1]! };
}
