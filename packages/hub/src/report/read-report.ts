import type { FeatureImportance } from "@sales-hub/engine";
import { predictingVersion } from "../code-version.ts";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { type Accuracy, measureAccuracy } from "../use-cases/measure-accuracy.ts";
import { rankFeatures } from "../use-cases/rank-features.ts";
import { type FoldFigures, figuresByFold } from "./fold-figures.ts";
import { type FoundComparison, findComparison } from "./kept-comparison.ts";
import { type HistoryStudy, studyHistory } from "./study-history.ts";

/** What the model lab knows about a snapshot. */
export interface LabReport extends HistoryStudy {
  readonly accuracy: Accuracy;
  readonly byFold: readonly FoldFigures[];
  readonly importance: readonly FeatureImportance[];
  /** The comparison of ways to forecast that is kept for this data, or why there is none. */
  readonly comparison: FoundComparison;
}

const currentCode = oncePerSnapshot(() => predictingVersion());

/**
 * Everything that the report says about a state of data and model. What takes long is computed in a worker thread, once
 * for each snapshot; the comparison of ways to forecast is read if it was made, see `compareForecasters`.
 * @throws {HubError} ENGINE_STATISTIC_UNDEFINED when the history is too short to explore
 */
export async function readReport(snapshot: Snapshot): Promise<LabReport> {
  const { modelsDir, model } = snapshot;
  const [study, accuracy, comparison] = await Promise.all([
    studyHistory(snapshot),
    measureAccuracy(snapshot, {}),
    currentCode(snapshot).then((code) => findComparison({ modelsDir, dataHash: model.data.hash }, code)),
  ]);
  return {
    ...study,
    accuracy,
    byFold: figuresByFold(snapshot.backtest),
    importance: rankFeatures(snapshot),
    comparison,
  };
}
