import { inverse, Matrix, solve } from "ml-matrix";
import type { TwoWayGroups } from "./within.ts";

/**
 * What each store contributes to the error of the coefficients, robust to any dependence within a store (CR3, the
 * cluster jackknife of Bell and McCaffrey):
 * U_s = sqrt((n-1)/n) G^-1 (I - w A_s A_s' G^-1)^-1 w A_s e_s, so that V = sum_s U_s U_s'.
 * The U_s of several departments share their stores: sums of them give the variance of joint totals.
 * @param demeaned Regressors after the within transformation, shape [R x K].
 * @param residuals Shape [R].
 * @param weights Per store, shape [n].
 * @param gram G = sum_s w_s A_s A_s', shape [K x K].
 * @returns Shape [n x K].
 */
export function clusterContributions(options: {
  readonly demeaned: Float64Array;
  readonly residuals: Float64Array;
  readonly weights: Float64Array;
  readonly groups: TwoWayGroups;
  readonly gram: Matrix;
}): Float64Array {
  const { demeaned, residuals, weights, groups, gram } = options;
  const columnCount = gram.rows;
  const storeCount = weights.length;
  const gramInverse = inverse(gram);
  const scale = Math.sqrt((storeCount - 1) / storeCount);
  const contributions = new Float64Array(storeCount * columnCount);
  for (let s = 0; s < storeCount; s++) {
    const cross = Matrix.zeros(columnCount, columnCount);
    const score = Matrix.zeros(columnCount, 1);
    for (let r = groups.starts[s]!; r < groups.starts[s + 1]!; r++) {
      for (let j = 0; j < columnCount; j++) {
        const value = weights[s]! * demeaned[r * columnCount + j]!;
        score.set(j, 0, score.get(j, 0) + value * residuals[r]!);
        for (let k = 0; k <= j; k++) cross.set(j, k, cross.get(j, k) + value * demeaned[r * columnCount + k]!);
      }
    }
    for (let j = 0; j < columnCount; j++) for (let k = j + 1; k < columnCount; k++) cross.set(j, k, cross.get(k, j));
    const leverage = Matrix.eye(columnCount).sub(cross.mmul(gramInverse));
    const adjusted = gramInverse.mmul(solve(leverage, score)).mul(scale);
    for (let j = 0; j < columnCount; j++) contributions[s * columnCount + j] = adjusted.get(j, 0);
  }
  return contributions;
}

/** V = sum_s U_s U_s', row-major, shape [K x K]. */
export function covarianceOf(contributions: Float64Array, columnCount: number): Float64Array {
  const covariance = new Float64Array(columnCount * columnCount);
  for (let at = 0; at < contributions.length; at += columnCount) {
    for (let j = 0; j < columnCount; j++) {
      for (let k = 0; k < columnCount; k++) {
        covariance[j * columnCount + k]! += contributions[at + j]! * contributions[at + k]!;
      }
    }
  }
  return covariance;
}
