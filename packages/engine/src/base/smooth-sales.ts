import type { SalesPanel } from "@sales-hub/domain";
import type { PanelIndex } from "./panel-index.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** Component j of a department is kept with the share of these ranks that exceed j. */
const RANKS = [3, 6, 12, 24, 45] as const;
/** Departments sold in at most this many stores are left as they are. */
const UNSMOOTHED_STORES = 3;
/** Rank of the smoothing under the linear component. */
const LINEAR_RANK = 8;

function componentWeight(j: number): number {
  let above = 0;
  for (const rank of RANKS) if (rank > j) above++;
  return above / RANKS.length;
}

/** Sales smoothed across the stores of a department, USD, shape [N x weeks] with weeks = origin + 1. */
export interface SmoothedSales {
  readonly weeks: number;
  /** Mixed ranks: leading components in full, later ones in part. */
  readonly mixed: Float64Array;
  /** The leading 8 components alone. */
  readonly rank8: Float64Array;
}

/**
 * Step 1 of the base. Per department, the stores x weeks matrix up to the origin (a missing week counts as 0, row means
 * removed) is rebuilt from its singular vectors, component j weighted by the share of the ranks 3, 6, 12, 24, 45 greater
 * than j. The left singular vectors come from the stores x stores Gram matrix, or the right ones from the weeks x weeks one
 * when that is smaller.
 */
export function smoothSales(panel: SalesPanel, index: PanelIndex, originIndex: number): SmoothedSales {
  const weeks = originIndex + 1;
  const mixed = new Float64Array(panel.seriesCount * weeks);
  const rank8 = new Float64Array(panel.seriesCount * weeks);
  for (const series of index.deptSeries) smoothDepartment(panel, series, weeks, mixed, rank8);
  return { weeks, mixed, rank8 };
}

function smoothDepartment(
  panel: SalesPanel,
  series: Int32Array,
  weeks: number,
  mixed: Float64Array,
  rank8: Float64Array,
): void {
  const { sales, weekCount } = panel;
  const rows: number[] = [];
  for (const i of series) {
    for (let t = 0; t < weeks; t++) {
      if (!Number.isNaN(sales[i * weekCount + t]!)) {
        rows.push(i);
        break;
      }
    }
  }
  const n = rows.length;
  const centred = new Float64Array(n * weeks);
  const means = new Float64Array(n);
  rows.forEach((i, r) => {
    let sum = 0;
    for (let t = 0; t < weeks; t++) {
      const y = sales[i * weekCount + t]!;
      if (Number.isNaN(y)) continue;
      centred[r * weeks + t] = y;
      sum += y;
    }
    means[r] = sum / weeks;
    for (let t = 0; t < weeks; t++) centred[r * weeks + t] = centred[r * weeks + t]! - means[r]!;
  });
  if (n <= UNSMOOTHED_STORES) {
    rows.forEach((i, r) => {
      for (let t = 0; t < weeks; t++) {
        const y = centred[r * weeks + t]! + means[r]!;
        mixed[i * weeks + t] = y;
        rank8[i * weeks + t] = y;
      }
    });
    return;
  }
  const smoothTo = (weight: (j: number) => number, out: Float64Array) => {
    // With more stores than weeks the right singular vectors are the cheaper ones: the cost stays linear in stores.
    if (n > weeks) projectWeeks(centred, means, rows, weeks, projector(vectors, weeks, weight), out);
    else project(centred, means, rows, weeks, projector(vectors, n, weight), out);
  };
  const { vectors } =
    n > weeks
      ? symmetricEigen(gram(transpose(centred, n, weeks), weeks, n), weeks)
      : symmetricEigen(gram(centred, n, weeks), n);
  smoothTo(componentWeight, mixed);
  smoothTo((j) => (j < LINEAR_RANK ? 1 : 0), rank8);
}

function transpose(z: Float64Array, n: number, weeks: number): Float64Array {
  const turned = new Float64Array(n * weeks);
  for (let r = 0; r < n; r++) for (let t = 0; t < weeks; t++) turned[t * n + r] = z[r * weeks + t]!;
  return turned;
}

function gram(z: Float64Array, n: number, weeks: number): Float64Array {
  const g = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let dot = 0;
      const pa = a * weeks;
      const pb = b * weeks;
      for (let t = 0; t < weeks; t++) dot += z[pa + t]! * z[pb + t]!;
      g[a * n + b] = dot;
      g[b * n + a] = dot;
    }
  }
  return g;
}

/** U diag(weight) U', shape [n x n]. */
function projector(vectors: Float64Array, n: number, weight: (j: number) => number): Float64Array {
  const p = new Float64Array(n * n);
  const w = Float64Array.from({ length: n }, (_, j) => weight(j));
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += w[j]! * vectors[a * n + j]! * vectors[b * n + j]!;
      p[a * n + b] = sum;
      p[b * n + a] = sum;
    }
  }
  return p;
}

function project(
  centred: Float64Array,
  means: Float64Array,
  rows: readonly number[],
  weeks: number,
  p: Float64Array,
  out: Float64Array,
): void {
  const n = rows.length;
  for (let r = 0; r < n; r++) {
    const at = rows[r]! * weeks;
    const mean = means[r]!;
    for (let t = 0; t < weeks; t++) out[at + t] = mean;
    for (let b = 0; b < n; b++) {
      const w = p[r * n + b]!;
      const pb = b * weeks;
      for (let t = 0; t < weeks; t++) out[at + t] = out[at + t]! + w * centred[pb + t]!;
    }
  }
}

function projectWeeks(
  centred: Float64Array,
  means: Float64Array,
  rows: readonly number[],
  weeks: number,
  p: Float64Array,
  out: Float64Array,
): void {
  rows.forEach((i, r) => {
    for (let t = 0; t < weeks; t++) {
      let sum = means[r]!;
      for (let b = 0; b < weeks; b++) sum += centred[r * weeks + b]! * p[t * weeks + b]!;
      out[i * weeks + t] = sum;
    }
  });
}
