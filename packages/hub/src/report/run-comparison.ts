import type { SalesPanel } from "@sales-hub/domain";
import type { FoldScore, GauntletReport, LeakMeasurement, RidgeExplanation } from "@sales-hub/engine";
import { codeVersion } from "../code-version.ts";
import { runInWorker } from "../service/run-in-worker.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { findComparison, type KeptComparison, keepComparison } from "./kept-comparison.ts";
import { type ComparisonPlan, planComparison } from "./plan-comparison.ts";

export interface ComparisonProgress {
  readonly done: number;
  readonly of: number;
  readonly text: string;
}

/** What the worker thread is asked to compare. */
export interface ComparisonTask {
  readonly panel: SalesPanel;
  readonly plan: ComparisonPlan;
  readonly seed: number;
  readonly targetRows: number | undefined;
}

export interface ComparisonResult {
  readonly gauntlet: GauntletReport;
  readonly leak: LeakMeasurement;
  readonly seasonalNaive: FoldScore;
  readonly ridge: RidgeExplanation | null;
}

export interface CompareOptions {
  /** Compare again even if a comparison of this data and code is kept. */
  readonly refresh?: boolean;
  /** What to look at; see {@link planComparison}. */
  readonly plan?: ComparisonPlan;
  /** About how many rows each rival is trained on. */
  readonly targetRows?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ComparisonProgress) => void;
}

/**
 * Compares every way to forecast on past weeks and keeps the result beside the models, by data and code; one that is kept
 * already is returned at once. It takes minutes, in a worker thread.
 * @throws {HubError} HUB_HISTORY_TOO_SHORT, or what fitting a rival threw
 */
export async function compareForecasters(snapshot: Snapshot, options: CompareOptions = {}): Promise<KeptComparison> {
  const { panel, modelsDir, model } = snapshot;
  const version = await codeVersion();
  const dataHash = model.data.hash;
  if (options.refresh !== true) {
    const { kept } = await findComparison({ modelsDir, dataHash }, version);
    if (kept) return kept;
  }
  const task: ComparisonTask = {
    panel,
    plan: options.plan ?? planComparison(panel),
    seed: model.seed,
    targetRows: options.targetRows,
  };
  const { onProgress, signal } = options;
  const result = await runInWorker<ComparisonResult, ComparisonProgress>({
    module: new URL("./compare-worker.ts", import.meta.url),
    input: task,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
  return keepComparison(modelsDir, {
    ran_at: new Date().toISOString(),
    data_hash: dataHash,
    code_version: version,
    ...result,
  });
}
