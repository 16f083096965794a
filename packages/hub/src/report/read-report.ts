import type { EdaReport, FeatureImportance } from "@sales-hub/engine";
import type { Snapshot } from "../service/snapshot.ts";
import { type Accuracy, measureAccuracy } from "../use-cases/measure-accuracy.ts";
import { rankFeatures } from "../use-cases/rank-features.ts";
import { exploreSnapshot } from "./explore.ts";
import { type FoldFigures, figuresByFold } from "./fold-figures.ts";

/** What the model lab knows about a snapshot. */
export interface LabReport {
  readonly eda: EdaReport;
  readonly accuracy: Accuracy;
  readonly byFold: readonly FoldFigures[];
  readonly importance: readonly FeatureImportance[];
}

/**
 * Everything that the report says about a state of data and model. What takes long is computed in worker threads, once
 * for each snapshot.
 * @throws {HubError} ENGINE_STATISTIC_UNDEFINED when the history is too short to explore
 */
export async function readReport(snapshot: Snapshot): Promise<LabReport> {
  const [eda, accuracy] = await Promise.all([exploreSnapshot(snapshot), measureAccuracy(snapshot, {})]);
  return { eda, accuracy, byFold: figuresByFold(snapshot.backtest), importance: rankFeatures(snapshot) };
}
