import { EigenvalueDecomposition } from "ml-matrix";
import { correlationMatrix, type NamedColumn } from "./correlation.ts";

/** Eigenvalues of a correlation matrix below this are 0 but for rounding. */
const ZERO_EIGENVALUE = 1e-10;
/** A column takes part in an exact dependence when its squared loading on a null direction is above this. */
const LOADING = 1e-8;

/** Variance inflation of one column among others. */
export interface VarianceInflation {
  readonly name: string;
  /** 1 / (1 - R2) of the column on the others with an intercept; null where the others give it exactly (infinite). */
  readonly vif: number | null;
}

/**
 * Variance inflation factors: the diagonal of the inverse of the correlation matrix, from its eigenvectors, so that exact
 * dependence is told from rounding: every column that takes part in it is infinite, the others keep their value.
 * @param weights How many times each row counts; 1 by default.
 * @throws {HubError} as correlationMatrix
 */
export function varianceInflation(columns: readonly NamedColumn[], weights?: ArrayLike<number>): VarianceInflation[] {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(correlationMatrix(columns, weights), {
    assumeSymmetric: true,
  });
  return columns.map(({ name }, j) => {
    let vif = 0;
    for (const [k, eigenvalue] of realEigenvalues.entries()) {
      const squared = eigenvectorMatrix.get(j, k) ** 2;
      if (eigenvalue > ZERO_EIGENVALUE) vif += squared / eigenvalue;
      else if (squared > LOADING) return { name, vif: null };
    }
    return { name, vif };
  });
}
