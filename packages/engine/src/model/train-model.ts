import { availableParallelism } from "node:os";
import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import type { Parameters } from "@sales-hub/lightgbm";
import { DEFAULT_MAX_HORIZON } from "../base/origin-state.ts";
import { FEATURE_NAMES } from "../features/feature-catalog.ts";
import { collectTrainingRows } from "./collect-training-rows.ts";
import { RESIDUAL_LOSSES, type ResidualLoss, residualModelSpec, trainResidualModels } from "./residual-models.ts";
import { planRows, type RowPlan } from "./row-plan.ts";
import type { TrainingRows } from "./training-rows.ts";

/** How the base and the residual models share the forecast; the shares add up to 1. */
export interface BlendShares {
  readonly base: number;
  readonly l1: number;
  readonly huber: number;
}

export const BLEND_SHARES: BlendShares = { base: 0.6, l1: 0.2, huber: 0.2 };

/** Raised when features, base or blend change in a way that makes older model texts useless. */
export const MODEL_SCHEMA_VERSION = 4;

/** A trained model: plain JSON but for nothing, so that it can be kept as files. */
export interface TrainedModel {
  readonly schemaVersion: number;
  /** Week-ending date of the last week whose actuals were used. */
  readonly trainedThrough: string;
  readonly maxHorizon: number;
  readonly seed: number;
  readonly featureNames: readonly string[];
  readonly blend: BlendShares;
  readonly parameters: Readonly<Record<ResidualLoss, Parameters>>;
  readonly iterations: number;
  readonly trainingRowCount: number;
  readonly eligibleRowCount: number;
  /** LightGBM model texts. */
  readonly modelTexts: Readonly<Record<ResidualLoss, string>>;
}

export interface TrainingStage {
  readonly stage: "rows" | ResidualLoss;
  readonly done: number;
  readonly total: number;
}

export interface TrainModelOptions {
  /** Index of the last week whose actuals may be used. */
  readonly originIndex: number;
  /** Furthest horizon the model is trained for, weeks; 39 by default. */
  readonly maxHorizon?: number;
  readonly seed?: number;
  /** About how many rows to train on. */
  readonly targetRows?: number;
  /** Worker threads for making rows; the number of processors by default. The model does not depend on it. */
  readonly threads?: number;
  readonly onProgress?: (stage: TrainingStage) => void;
  readonly signal?: AbortSignal;
}

export const DEFAULT_SEED = 7;

/**
 * Trains the residual models on everything known at an origin. Work runs in worker threads; the event loop stays free.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE, ENGINE_TRAINING_TOO_SHORT, ENGINE_WORKER_FAILED
 * @throws {LightGBMError} when the native library fails or training is aborted
 */
export async function trainModel(panel: SalesPanel, options: TrainModelOptions): Promise<TrainedModel> {
  const { originIndex, maxHorizon = DEFAULT_MAX_HORIZON, seed = DEFAULT_SEED } = options;
  const { threads = availableParallelism(), onProgress, signal, targetRows } = options;
  const plan = planRows(panel, { originIndex, maxHorizon, seed, ...(targetRows !== undefined && { targetRows }) });
  const rows = await collectTrainingRows(panel, [plan], {
    threads,
    onProgress: (done, total) => onProgress?.({ stage: "rows", done, total }),
    ...(signal && { signal }),
  });
  return trainOnRows(panel, plan, rows, options);
}

/** Trains the residual models of a plan on rows already made for it. */
export async function trainOnRows(
  panel: SalesPanel,
  plan: RowPlan,
  rows: TrainingRows,
  { onProgress, signal }: Pick<TrainModelOptions, "onProgress" | "signal"> = {},
): Promise<TrainedModel> {
  const { originIndex, maxHorizon, seed, eligibleRows } = plan;
  const modelTexts = await trainResidualModels(rows, {
    seed,
    onIteration: (loss, done, total) => onProgress?.({ stage: loss, done, total }),
    ...(signal && { signal }),
  });
  const specs = RESIDUAL_LOSSES.map((loss) => [loss, residualModelSpec(loss, seed)] as const);
  return {
    schemaVersion: MODEL_SCHEMA_VERSION,
    trainedThrough: addWeeks(panel.firstWeek, originIndex),
    maxHorizon,
    seed,
    featureNames: FEATURE_NAMES,
    blend: BLEND_SHARES,
    parameters: Object.fromEntries(specs.map(([loss, spec]) => [loss, spec.parameters])) as Record<
      ResidualLoss,
      Parameters
    >,
    iterations: specs[0]![1].iterations,
    trainingRowCount: rows.rowCount,
    eligibleRowCount: eligibleRows,
    modelTexts,
  };
}
