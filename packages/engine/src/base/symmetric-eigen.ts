import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** Eigenvalues, descending, and the matching eigenvectors in the columns of a row-major n x n matrix. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** Share of the largest entry below which an entry is rounding dust. */
const NEGLIGIBLE = 1e-100;

/**
 * Eigen-decomposition of a real symmetric matrix by ml-matrix.
 * @param matrix Row-major, shape [n x n]; left unchanged.
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  if (n === 0) return { values: new Float64Array(0), vectors: new Float64Array(0) };
  // Entries near 1, tiny ones taken as 0, keep the library's squares from under- and overflowing.
  const size = matrix.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0) || 1;
  const scaled = Matrix.from1DArray(
    n,
    n,
    matrix.map((x) => (Math.abs(x / size) < NEGLIGIBLE ? 0 : x / size)),
  );
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(scaled, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, j) => j).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const values = Float64Array.from(order, (j) => realEigenvalues[j]! * size);
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) vectors[i * n + k] = eigenvectorMatrix.get(i, order[k]!);
  }
  return { values, vectors };
}
