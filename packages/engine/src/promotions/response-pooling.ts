import { inverse, Matrix } from "ml-matrix";
import type { DepartmentFit, ResponsePooling } from "./promotion-effects.ts";
import { MARKDOWN_TYPES } from "./response.ts";

const EM_STEPS = 80;
/** Smallest variance between departments of a type's 100 beta, so that a world without effects has a proper distribution. */
const SMALLEST_VARIANCE = 1e-3;
const SCALE = 100;

/** A department's coefficients after pooling, in units of beta. */
export interface PooledResponse {
  /** Posterior mean, shape [5]; 0 for a type without estimate. */
  readonly mean: Float64Array;
  /** Posterior standard deviation, shape [5]. */
  readonly sd: Float64Array;
  /** Weight of the own estimate: mean = common + own (beta - common), shape [K' x K']. */
  readonly own: Matrix;
}

/**
 * Fits the distribution of 100 beta over departments by maximum likelihood (EM for the normal hierarchical model; Dempster,
 * Laird and Rubin 1977), taking each department's CR3 variance as known.
 */
export function poolResponses(fits: readonly DepartmentFit[]): ResponsePooling {
  const types = Array.from({ length: MARKDOWN_TYPES }, (_, k) => k).filter((k) =>
    fits.every(({ covariance }) => covariance[k * (MARKDOWN_TYPES + 1)]! > 0),
  );
  const size = types.length;
  if (fits.length === 0 || size === 0) {
    return { types: [], mean: new Float64Array(), between: new Float64Array(), meanVariance: new Float64Array() };
  }
  const betas = fits.map((fit) => scaledBeta(fit, types));
  const variances = fits.map((fit) => scaledVariance(fit, types));
  let between = startBetween(betas, variances);
  let mean = Matrix.zeros(size, 1);
  for (let step = 0; step < EM_STEPS; step++) {
    const precisions = variances.map((variance) => inverse(Matrix.add(between, variance)));
    mean = weightedMean(betas, precisions);
    const next = Matrix.zeros(size, size);
    betas.forEach((beta, d) => {
      const own = between.mmul(precisions[d]!);
      const deviation = own.mmul(Matrix.sub(beta, mean));
      next.add(deviation.mmul(deviation.transpose())).add(between).sub(own.mmul(between));
    });
    between = next.div(betas.length);
    for (let k = 0; k < size; k++) between.set(k, k, Math.max(between.get(k, k), SMALLEST_VARIANCE));
  }
  return {
    types,
    mean: Float64Array.from(mean.to1DArray()),
    between: Float64Array.from(between.to1DArray()),
    meanVariance: Float64Array.from(meanVariance(fits, types, between, variances).to1DArray()),
  };
}

/** A department's coefficients under the distribution; `fit` null stands for one without an estimate of its own. */
export function poolResponse(pooling: ResponsePooling, fit: DepartmentFit | null): PooledResponse {
  const { types } = pooling;
  const size = types.length;
  const mean = new Float64Array(MARKDOWN_TYPES);
  const sd = new Float64Array(MARKDOWN_TYPES);
  if (size === 0) return { mean, sd, own: Matrix.zeros(0, 0) };
  const between = Matrix.from1DArray(size, size, pooling.between);
  const common = Matrix.columnVector(pooling.mean);
  const own =
    fit === null ? Matrix.zeros(size, size) : between.mmul(inverse(Matrix.add(between, scaledVariance(fit, types))));
  const others = Matrix.eye(size).sub(own);
  const posterior = fit === null ? common : Matrix.add(common, own.mmul(Matrix.sub(scaledBeta(fit, types), common)));
  const variance = others
    .mmul(between)
    .add(others.mmul(Matrix.from1DArray(size, size, pooling.meanVariance)).mmul(others.transpose()));
  types.forEach((k, j) => {
    mean[k] = posterior.get(j, 0) / SCALE;
    sd[k] = Math.sqrt(Math.max(0, variance.get(j, j))) / SCALE;
  });
  return { mean, sd, own };
}

function scaledBeta(fit: DepartmentFit, types: readonly number[]): Matrix {
  return Matrix.columnVector(types.map((k) => SCALE * fit.beta[k]!));
}

function scaledVariance(fit: DepartmentFit, types: readonly number[]): Matrix {
  return new Matrix(types.map((j) => types.map((k) => SCALE * SCALE * fit.covariance[j * MARKDOWN_TYPES + k]!)));
}

/** The variance of the estimates beyond their own error, by moments, as a start: diagonal. */
function startBetween(betas: readonly Matrix[], variances: readonly Matrix[]): Matrix {
  const size = betas[0]!.rows;
  const start = Matrix.zeros(size, size);
  for (let k = 0; k < size; k++) {
    const values = betas.map((beta) => beta.get(k, 0));
    const noise = variances.map((variance) => variance.get(k, k)).sort((a, b) => a - b)[variances.length >> 1]!;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    start.set(k, k, Math.max(spread - noise, 0.1 * noise, SMALLEST_VARIANCE));
  }
  return start;
}

function weightedMean(betas: readonly Matrix[], precisions: readonly Matrix[]): Matrix {
  const size = betas[0]!.rows;
  const total = Matrix.zeros(size, size);
  const sum = Matrix.zeros(size, 1);
  betas.forEach((beta, d) => {
    total.add(precisions[d]!);
    sum.add(precisions[d]!.mmul(beta));
  });
  return inverse(total).mmul(sum);
}

/** sum_s (sum_d P_d U_ds)(...)' + between / D, with P_d the weight of department d in the mean. */
function meanVariance(
  fits: readonly DepartmentFit[],
  types: readonly number[],
  between: Matrix,
  variances: readonly Matrix[],
): Matrix {
  const size = types.length;
  const precisions = variances.map((variance) => inverse(Matrix.add(between, variance)));
  const total = inverse(precisions.reduce((sum, precision) => sum.add(precision), Matrix.zeros(size, size)));
  const weights = precisions.map((precision) => total.mmul(precision));
  const result = Matrix.div(between, fits.length);
  const storeCount = fits[0]!.psi.length;
  for (let s = 0; s < storeCount; s++) {
    const part = Matrix.zeros(size, 1);
    fits.forEach(({ contributions }, d) => {
      const own = Matrix.columnVector(types.map((k) => SCALE * contributions[s * MARKDOWN_TYPES + k]!));
      part.add(weights[d]!.mmul(own));
    });
    result.add(part.mmul(part.transpose()));
  }
  return result;
}
