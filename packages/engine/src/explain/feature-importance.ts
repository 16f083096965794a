import { FEATURES, type FeatureGroup } from "../features/feature-catalog.ts";
import type { ResidualBoosters } from "../forecast/residual-predictor.ts";
import { RESIDUAL_LOSSES } from "../model/residual-models.ts";
import { labelFeature } from "./feature-labels.ts";

export interface FeatureImportance {
  readonly name: string;
  /** The feature in plain words. */
  readonly label: string;
  readonly group: FeatureGroup;
  /** Share of the gain of all splits, mean of the models; the shares of all features add up to 1. */
  readonly gainShare: number;
  /** Splits on the feature in all trees of all models. */
  readonly splits: number;
}

/**
 * How much each feature contributes to what the residual models learned, over all training rows: the gain of its splits.
 * @param boosters The models in native memory, e.g. a predictor's.
 * @returns Every feature, the most important first; shares are 0 when no tree has a split.
 */
export function featureImportance(boosters: ResidualBoosters): FeatureImportance[] {
  const gain = new Float64Array(FEATURES.length);
  const splits = new Float64Array(FEATURES.length);
  for (const loss of RESIDUAL_LOSSES) {
    const gains = boosters[loss].featureImportance({ kind: "gain" });
    const total = gains.reduce((sum, value) => sum + value, 0);
    const counts = boosters[loss].featureImportance({ kind: "split" });
    for (let k = 0; k < FEATURES.length; k++) {
      if (total > 0) gain[k] = gain[k]! + gains[k]! / total / RESIDUAL_LOSSES.length;
      splits[k] = splits[k]! + counts[k]!;
    }
  }
  return FEATURES.map(({ name, group }, k) => ({
    name,
    label: labelFeature(name),
    group,
    gainShare: gain[k]!,
    splits: splits[k]!,
  })).sort((a, b) => b.gainShare - a.gainShare);
}
