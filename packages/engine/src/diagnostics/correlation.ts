import { agnes } from "ml-hclust";
import { Matrix } from "ml-matrix";
import { engineError } from "../errors.ts";

/** A named column of numbers. */
export interface NamedColumn {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** Correlations of columns with each other, and an order that puts alike columns side by side. */
export interface CorrelationReport {
  readonly names: readonly string[];
  /** Pearson's r, shape [columns][columns]; 0 beside a column that does not vary. */
  readonly matrix: readonly (readonly number[])[];
  /** Positions in `names` in the order of the cluster tree's leaves. */
  readonly clusteredOrder: readonly number[];
  /** The merges of the tree, lowest first: the columns joined, and the distance 1 - |r| (average linkage). */
  readonly merges: readonly { readonly members: readonly number[]; readonly distance: number }[];
}

/**
 * Pearson correlation matrix, with optional row weights.
 * @param weights How many times each row counts, shape [rows]; 1 by default.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH, ENGINE_STATISTIC_UNDEFINED with fewer than two rows
 */
export function correlationMatrix(columns: readonly NamedColumn[], weights?: ArrayLike<number>): Matrix {
  const rows = columns[0]?.values.length ?? 0;
  const odd = columns.find(({ values }) => values.length !== rows) ?? (weights && weights.length !== rows);
  if (odd) {
    throw engineError(
      "ENGINE_METRIC_LENGTH_MISMATCH",
      `Correlation needs columns of one length; got ${columns.map(({ name, values }) => `${name} ${values.length}`).join(", ")}${weights ? `, weights ${weights.length}` : ""}.`,
    );
  }
  if (rows < 2) {
    throw engineError("ENGINE_STATISTIC_UNDEFINED", `Correlation needs at least two rows; got ${rows}.`);
  }
  let total = 0;
  for (let r = 0; r < rows; r++) total += weights ? weights[r]! : 1;
  const centred = columns.map(({ values }) => {
    let mean = 0;
    for (let r = 0; r < rows; r++) mean += ((weights ? weights[r]! : 1) * values[r]!) / total;
    const out = new Float64Array(rows);
    for (let r = 0; r < rows; r++) out[r] = values[r]! - mean;
    return out;
  });
  const product = (a: Float64Array, b: Float64Array) => {
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += (weights ? weights[r]! : 1) * a[r]! * b[r]!;
    return sum;
  };
  const norms = centred.map((column) => Math.sqrt(product(column, column)));
  const r = Matrix.eye(columns.length);
  for (let a = 0; a < columns.length; a++) {
    for (let b = 0; b < a; b++) {
      const scale = norms[a]! * norms[b]!;
      const value = scale > 0 ? Math.max(-1, Math.min(1, product(centred[a]!, centred[b]!) / scale)) : 0;
      r.set(a, b, value);
      r.set(b, a, value);
    }
  }
  return r;
}

/**
 * Correlations with an order for a heat map: agglomerative clustering of the columns by 1 - |r|, average linkage.
 * @throws {HubError} as {@link correlationMatrix}
 */
export function clusterCorrelations(columns: readonly NamedColumn[], weights?: ArrayLike<number>): CorrelationReport {
  const matrix = correlationMatrix(columns, weights).to2DArray();
  const distances = matrix.map((row, a) => row.map((r, b) => (a === b ? 0 : 1 - Math.abs(r))));
  const tree = agnes(distances, { method: "average", isDistanceMatrix: true });
  const merges: { members: number[]; distance: number }[] = [];
  tree.traverse((cluster) => {
    if (!cluster.isLeaf) merges.push({ members: cluster.indices(), distance: cluster.height });
  });
  merges.sort((a, b) => a.distance - b.distance);
  return { names: columns.map(({ name }) => name), matrix, clusteredOrder: tree.indices(), merges };
}
