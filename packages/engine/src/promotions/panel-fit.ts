import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { clusterContributions } from "./clustered-variance.ts";
import { createDemeaner, type Demeaner, type TwoWayGroups } from "./within.ts";

const WEIGHT_UPDATES = 2;
const GAUSS_NEWTON_STEPS = 4;
/** Gauss-Newton stops when no coefficient moves by more than this. */
const SETTLED = 1e-9;
/** Smallest residual variance that counts, as a part of the median store's. */
const VARIANCE_FLOOR = 0.5;
/** 1 + lift is kept above this while linearising: a loss of 70% of sales is no price response. */
const SMALLEST_ETA = 0.3;
/** A regressor with less variation than this after the within transformation (mean square) is left out. */
const SMALLEST_VARIATION = 1e-9;

/** A fit of z = a_store + d_week + ln(1 + h.beta) + e. n stores, K regressors. */
export interface PanelFit {
  /** Shape [K]; 0 for a regressor without variation. */
  readonly beta: Float64Array;
  /** CR3 pieces per store, shape [n x K]. */
  readonly contributions: Float64Array;
  /** Row weight of each store, shape [n]. */
  readonly weights: Float64Array;
  /** Residual variance of each store, shape [n]. */
  readonly residualVariance: Float64Array;
  /** Residuals, shape [R]. */
  readonly residuals: Float64Array;
  /** False for a regressor that was left out, shape [K]. */
  readonly isUsed: readonly boolean[];
}

/**
 * Fits one department by weighted two-way fixed effects.
 *
 * Row weights w_s = 1 / max(s_s^2, median s^2 / 2) from the residual variance of each store, updated twice on the linear fit;
 * then up to 4 Gauss-Newton steps on regressors h/eta and outcome z - ln eta + (h/eta).beta with eta = max(1 + h.beta, 0.3).
 * @param outcome z, shape [R]. @param regressors h, row-major, shape [R x K].
 * @returns null when the regressors that vary are collinear
 */
export function fitPanel(options: {
  readonly outcome: Float64Array;
  readonly regressors: Float64Array;
  readonly groups: TwoWayGroups;
  /** Regressors that enter as h.beta beside the logarithm instead of within it, e.g. a control; the last ones. */
  readonly linearCount?: number;
  /** A fit of the same stores with fewer regressors, whose weights and coefficients are kept as the start. */
  readonly start?: Pick<PanelFit, "weights" | "beta">;
}): PanelFit | null {
  const { outcome, regressors, groups, linearCount = 0, start } = options;
  const rowCount = outcome.length;
  const total = regressors.length / rowCount;
  let weights = Float64Array.from({ length: groups.starts.length - 1 }, (_, i) => start?.weights[i] ?? 1);
  let demean = createDemeaner(groups, weights);
  const isUsed = findVarying(regressors, total, demean);
  const used = isUsed.flatMap((is, k) => (is ? [k] : []));
  const count = used.length;
  if (count === 0) return null;
  // Those within the logarithm come first.
  const inLog = used.filter((k) => k < total - linearCount).length;
  const h = compact(regressors, total, used);
  let beta = Float64Array.from(used, (k) => start?.beta[k] ?? 0);
  let gram = Matrix.zeros(count, count);
  const work = new Float64Array(rowCount * (count + 1));
  const residuals = new Float64Array(rowCount);

  const step = (linearise: boolean): boolean => {
    if (linearise) writeLinearised(work, { h, outcome, beta, count, inLog });
    else writePlain(work, { h, outcome, count });
    demean(work, count + 1);
    const solved = solveWeighted(work, count, groups, weights);
    if (solved === null) return false;
    beta = solved.beta;
    gram = solved.gram;
    writeResiduals(residuals, work, beta);
    return true;
  };

  if (start === undefined) {
    for (let update = 0; update < WEIGHT_UPDATES; update++) {
      if (!step(false)) return null;
      weights = weightsOf(storeVariance(residuals, groups));
      demean = createDemeaner(groups, weights);
    }
    if (!step(false)) return null;
  }
  for (let i = 0; i < GAUSS_NEWTON_STEPS; i++) {
    const before = beta;
    if (!step(true)) return null;
    if (beta.every((b, j) => Math.abs(b - before[j]!) < SETTLED)) break;
  }
  const demeaned = compact(work, count + 1, Array.from(used.keys()));
  const contributions = clusterContributions({ demeaned, residuals, weights, groups, gram });
  return {
    beta: spread(beta, used, total),
    contributions: spread(contributions, used, total),
    weights,
    residualVariance: storeVariance(residuals, groups),
    residuals,
    isUsed,
  };
}

/** Regressors and outcome of the linear start: h, z. Row-major, shape [R x (count + 1)]. */
function writePlain(
  work: Float64Array,
  { h, outcome, count }: { readonly h: Float64Array; readonly outcome: Float64Array; readonly count: number },
): void {
  for (let r = 0; r < outcome.length; r++) {
    for (let j = 0; j < count; j++) work[r * (count + 1) + j] = h[r * count + j]!;
    work[r * (count + 1) + count] = outcome[r]!;
  }
}

/** Those of a Gauss-Newton step: h/eta and z - ln eta + (h/eta).beta for the first `inLog`, h for the others. */
function writeLinearised(
  work: Float64Array,
  options: {
    readonly h: Float64Array;
    readonly outcome: Float64Array;
    readonly beta: Float64Array;
    readonly count: number;
    readonly inLog: number;
  },
): void {
  const { h, outcome, beta, count, inLog } = options;
  for (let r = 0; r < outcome.length; r++) {
    let lift = 0;
    for (let j = 0; j < inLog; j++) lift += h[r * count + j]! * beta[j]!;
    const eta = Math.max(1 + lift, SMALLEST_ETA);
    for (let j = 0; j < count; j++) work[r * (count + 1) + j] = h[r * count + j]! / (j < inLog ? eta : 1);
    work[r * (count + 1) + count] = outcome[r]! - Math.log(eta) + lift / eta;
  }
}

function writeResiduals(residuals: Float64Array, work: Float64Array, beta: Float64Array): void {
  const width = beta.length + 1;
  for (let r = 0; r < residuals.length; r++) {
    let e = work[r * width + width - 1]!;
    for (let j = 0; j < width - 1; j++) e -= work[r * width + j]! * beta[j]!;
    residuals[r] = e;
  }
}

/** The columns named, row-major. */
function compact(columns: Float64Array, width: number, kept: readonly number[]): Float64Array {
  const rows = columns.length / width;
  const result = new Float64Array(rows * kept.length);
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < kept.length; j++) result[r * kept.length + j] = columns[r * width + kept[j]!]!;
  }
  return result;
}

function findVarying(regressors: Float64Array, total: number, demean: Demeaner): boolean[] {
  const rowCount = regressors.length / total;
  const columns = Float64Array.from(regressors);
  demean(columns, total);
  return Array.from({ length: total }, (_, k) => {
    let square = 0;
    for (let r = 0; r < rowCount; r++) square += columns[r * total + k]! ** 2;
    return square / rowCount > SMALLEST_VARIATION;
  });
}

function solveWeighted(work: Float64Array, count: number, groups: TwoWayGroups, weights: Float64Array) {
  const width = count + 1;
  const gram = new Float64Array(count * count);
  const right = new Float64Array(count);
  for (let s = 0; s < weights.length; s++) {
    for (let r = groups.starts[s]!; r < groups.starts[s + 1]!; r++) {
      for (let j = 0; j < count; j++) {
        const value = weights[s]! * work[r * width + j]!;
        right[j]! += value * work[r * width + count]!;
        for (let k = 0; k <= j; k++) gram[j * count + k]! += value * work[r * width + k]!;
      }
    }
  }
  for (let j = 0; j < count; j++) for (let k = j + 1; k < count; k++) gram[j * count + k] = gram[k * count + j]!;
  const matrix = Matrix.from1DArray(count, count, gram);
  const cholesky = new CholeskyDecomposition(matrix);
  if (!cholesky.isPositiveDefinite()) return null;
  return { beta: Float64Array.from(cholesky.solve(Matrix.columnVector(right)).to1DArray()), gram: matrix };
}

function storeVariance(residuals: Float64Array, { starts }: TwoWayGroups): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, s) => {
    let sum = 0;
    for (let r = starts[s]!; r < starts[s + 1]!; r++) sum += residuals[r]! ** 2;
    return sum / (starts[s + 1]! - starts[s]!);
  });
}

/** Weighted least squares by store, with a floor so that no quiet store dominates. */
function weightsOf(variance: Float64Array): Float64Array<ArrayBuffer> {
  const sorted = Float64Array.from(variance).sort();
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  return Float64Array.from(variance, (value) => 1 / (Math.max(value, VARIANCE_FLOOR * median) || 1));
}

/** Puts values of the used regressors back in their places, 0 elsewhere. */
function spread(values: Float64Array, used: readonly number[], total: number): Float64Array<ArrayBuffer> {
  const rows = values.length / used.length;
  const all = new Float64Array(rows * total);
  for (let r = 0; r < rows; r++) {
    for (const [j, k] of used.entries()) all[r * total + k] = values[r * used.length + j]!;
  }
  return all;
}
