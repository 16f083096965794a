import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { engineError } from "../errors.ts";

/** A linear model with an L2 penalty, in the units of the inputs it was fitted on. */
export interface RidgeModel {
  readonly coefficients: Float64Array;
  readonly intercept: number;
  readonly alpha: number;
  /** Mean squared leave-one-out error of each penalty tried, in the order given. */
  readonly looErrors: readonly number[];
}

export interface RidgeOptions {
  /** Inputs, row after row, shape [rows x columns]; finite. */
  readonly features: Float64Array;
  readonly columns: number;
  readonly target: ArrayLike<number>;
  /** Penalties to try, each above 0. */
  readonly alphas: readonly number[];
}

/**
 * Ridge regression whose penalty has the least leave-one-out error: min |y - a - Xb|^2 + alpha |b|^2, the intercept free.
 *
 * One eigendecomposition of the columns' Gram matrix serves all penalties: with X centred, X'X = V S V' and Z = XV, the
 * leverage of row i is 1/n + sum_j z_ij^2 / (s_j + alpha), and its leave-one-out residual is its residual / (1 - leverage),
 * exactly as if the model had been fitted without it.
 * @throws {HubError} ENGINE_STATISTIC_UNDEFINED with fewer than two rows or without penalties above 0
 */
export function fitRidgeCV({ features, columns, target, alphas }: RidgeOptions): RidgeModel {
  const rows = target.length;
  if (rows < 2 || features.length !== rows * columns || alphas.length === 0 || alphas.some((alpha) => !(alpha > 0))) {
    throw engineError(
      "ENGINE_STATISTIC_UNDEFINED",
      `Ridge needs at least two rows of ${columns} values and penalties above 0; got ${rows} targets, ${features.length} values, penalties ${alphas.join(", ")}.`,
      { details: { rows, columns, values: features.length } },
    );
  }
  const means = columnMeans(features, columns, rows);
  let targetMean = 0;
  for (let r = 0; r < rows; r++) targetMean += target[r]! / rows;
  const gram = new Float64Array(columns * columns);
  const product = new Float64Array(columns);
  const row = new Float64Array(columns);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) row[c] = features[r * columns + c]! - means[c]!;
    const y = target[r]! - targetMean;
    for (let a = 0; a < columns; a++) {
      const x = row[a]!;
      product[a] = product[a]! + x * y;
      if (x === 0) continue;
      for (let b = 0; b <= a; b++) gram[a * columns + b] = gram[a * columns + b]! + x * row[b]!;
    }
  }
  const symmetric = new Matrix(columns, columns);
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b <= a; b++) {
      symmetric.set(a, b, gram[a * columns + b]!);
      symmetric.set(b, a, gram[a * columns + b]!);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  const eigenvalues = realEigenvalues.map((value) => Math.max(0, value));
  const rotated = Float64Array.from({ length: columns }, (_, j) => {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += eigenvectorMatrix.get(c, j) * product[c]!;
    return sum;
  });
  const vectors = Float64Array.from({ length: columns * columns }, (_, at) =>
    eigenvectorMatrix.get(Math.floor(at / columns), at % columns),
  );
  const errors = new Float64Array(alphas.length);
  const z = new Float64Array(columns);
  for (let r = 0; r < rows; r++) {
    z.fill(0);
    for (let c = 0; c < columns; c++) {
      const x = features[r * columns + c]! - means[c]!;
      if (x !== 0) for (let j = 0; j < columns; j++) z[j] = z[j]! + x * vectors[c * columns + j]!;
    }
    for (const [k, alpha] of alphas.entries()) {
      let fitted = targetMean;
      let leverage = 1 / rows;
      for (let j = 0; j < columns; j++) {
        const shrunk = z[j]! / (eigenvalues[j]! + alpha);
        fitted += shrunk * rotated[j]!;
        leverage += shrunk * z[j]!;
      }
      errors[k] = errors[k]! + ((target[r]! - fitted) / (1 - leverage)) ** 2 / rows;
    }
  }
  const best = errors.indexOf(Math.min(...errors));
  const alpha = alphas[best]!;
  const coefficients = Float64Array.from({ length: columns }, (_, c) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) {
      sum += (vectors[c * columns + j]! * rotated[j]!) / (eigenvalues[j]! + alpha);
    }
    return sum;
  });
  let intercept = targetMean;
  for (let c = 0; c < columns; c++) intercept -= coefficients[c]! * means[c]!;
  return { coefficients, intercept, alpha, looErrors: [...errors] };
}

/** Predictions of a linear model, shape [rows]. @param features Shape [rows x columns]. */
export function predictRidge(model: RidgeModel, features: Float64Array): Float64Array {
  const columns = model.coefficients.length;
  return Float64Array.from({ length: features.length / columns }, (_, r) => {
    let y = model.intercept;
    for (let c = 0; c < columns; c++) y += model.coefficients[c]! * features[r * columns + c]!;
    return y;
  });
}

function columnMeans(features: Float64Array, columns: number, rows: number): Float64Array {
  const means = new Float64Array(columns);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) means[c] = means[c]! + features[r * columns + c]! / rows;
  }
  return means;
}
