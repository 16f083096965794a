import { type FeatureImportance, featureImportance } from "@sales-hub/engine";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";

/** The features of the model that answers by their share of what its models learned, the most important first. */
export const rankFeatures = oncePerSnapshot(({ forecaster }): readonly FeatureImportance[] =>
  featureImportance(forecaster.predictor.boosters),
);
