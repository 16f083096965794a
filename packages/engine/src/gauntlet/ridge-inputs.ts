import { BRIEF_FEATURE_NAMES } from "../brief-features/catalog.ts";

/** Inputs of a linear model: finite, with mean 0 and standard deviation 1 over the training rows. */
export interface InputScaling {
  readonly means: Float64Array;
  /** 0 for a column that does not vary, which is left out by it. */
  readonly inverseDeviations: Float64Array;
}

const WIDTH = BRIEF_FEATURE_NAMES.length;
const MEAN_AT = BRIEF_FEATURE_NAMES.indexOf("StoreDept_Mean");
/** A missing level is best guessed by the pair's own mean. */
const LEVELS = BRIEF_FEATURE_NAMES.flatMap((name, k) => (/^(Lag|Rolling_Avg)_/.test(name) ? [k] : []));

/** Fills missing sales levels with the mean of the pair; other missing values stay NaN until they are scaled. */
export function fillLevels(features: Float64Array): Float64Array {
  const filled = features.slice();
  for (let row = 0; row < filled.length; row += WIDTH) {
    for (const k of LEVELS) if (Number.isNaN(filled[row + k]!)) filled[row + k] = filled[row + MEAN_AT]!;
  }
  return filled;
}

/** Learns means and deviations of the columns, missing values left out. @param features Shape [rows x columns]. */
export function learnScaling(features: Float64Array, columns: number): InputScaling {
  const counts = new Float64Array(columns);
  const means = new Float64Array(columns);
  const squares = new Float64Array(columns);
  features.forEach((x, at) => {
    if (!Number.isFinite(x)) return;
    const c = at % columns;
    counts[c] = counts[c]! + 1;
    const before = x - means[c]!;
    means[c] = means[c]! + before / counts[c]!;
    squares[c] = squares[c]! + before * (x - means[c]!);
  });
  const inverseDeviations = squares.map((sum, c) => (sum > 1e-12 * counts[c]! ? Math.sqrt(counts[c]! / sum) : 0));
  return { means, inverseDeviations };
}

/** Scales columns; a missing value becomes the column's mean, 0. */
export function scaleInputs(features: Float64Array, { means, inverseDeviations }: InputScaling): Float64Array {
  const columns = means.length;
  return features.map((x, at) => {
    const c = at % columns;
    return Number.isFinite(x) ? (x - means[c]!) * inverseDeviations[c]! : 0;
  });
}
