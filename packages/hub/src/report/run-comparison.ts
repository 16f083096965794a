import { predictingVersion } from "../code-version.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { type ComparisonProgress, runComparisonParts } from "./comparison-parts.ts";
import { findComparison, type KeptComparison, keepComparison } from "./kept-comparison.ts";
import { type ComparisonPlan, planComparison } from "./plan-comparison.ts";

export interface CompareOptions {
  /** Compare again even if a comparison of this data and code is kept. */
  readonly refresh?: boolean;
  /** What to look at; see {@link planComparison}. */
  readonly plan?: ComparisonPlan;
  /** About how many rows each rival is trained on. */
  readonly targetRows?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ComparisonProgress) => void;
  /** Told in words what a reader of the log should know, such as a kept comparison that is damaged. */
  readonly onNotice?: (text: string) => void;
}

/**
 * Compares every way to forecast on past weeks and keeps the result beside the models, by data and code; one that is kept
 * already is returned at once. It takes minutes, in worker threads.
 * @throws {HubError} HUB_HISTORY_TOO_SHORT, or what fitting a rival threw
 */
export async function compareForecasters(snapshot: Snapshot, options: CompareOptions = {}): Promise<KeptComparison> {
  const { panel, modelsDir, model } = snapshot;
  const { targetRows, onProgress, onNotice, signal } = options;
  const version = await predictingVersion();
  const dataHash = model.data.hash;
  const { kept, damage } = await findComparison({ modelsDir, dataHash }, version);
  if (damage !== null) onNotice?.(damage);
  if (kept && options.refresh !== true) return kept;
  const result = await runComparisonParts(
    { panel, seed: model.seed, targetRows },
    options.plan ?? planComparison(panel),
    { ...(signal && { signal }), ...(onProgress && { onProgress }) },
  );
  return keepComparison(
    modelsDir,
    { ran_at: new Date().toISOString(), data_hash: dataHash, code_version: version, ...result },
    (fileName) => onNotice?.(`The damaged comparison was set aside as ${fileName}.`),
  );
}
