import { CholeskyDecomposition, Matrix } from "ml-matrix";
import type { DepartmentRows } from "./department-rows.ts";

/** The two-way grouping of a department's rows: by store and by week. */
export interface TwoWayGroups {
  /** First row of each store, and the row count, shape [n + 1]. */
  readonly starts: Int32Array;
  /** Week group of each row, 0 to weekCount - 1, shape [R]. */
  readonly weekGroup: Int32Array;
  readonly weekCount: number;
  /** True when every store has every week: one pass is then exact. */
  readonly isBalanced: boolean;
}

export function groupRows(rows: DepartmentRows): TwoWayGroups {
  const { starts, weeks } = rows;
  const distinct = [...new Set(weeks)].sort((a, b) => a - b);
  const at = new Map(distinct.map((t, g) => [t, g]));
  return {
    starts,
    weekGroup: Int32Array.from(weeks, (t) => at.get(t)!),
    weekCount: distinct.length,
    isBalanced: weeks.length === (starts.length - 1) * distinct.length,
  };
}

/** Removes pair and week effects from columns in place; row-major, shape [R x columnCount]. */
export type Demeaner = (columns: Float64Array, columnCount: number) => void;

/**
 * The within transformation of v = a_store + d_week + e with row weights w_store, exactly: v - (pair mean) leaves only the week
 * effects d, which solve M d = sum_s w_s (v - pair mean) with M = diag(sum_s w_s) - sum_s (w_s / n_s) 1_s 1_s', 1_s the weeks
 * that store s has. When balanced, d is the weighted week mean. M is factored once for all columns.
 * @param weights One per store, shape [n].
 */
export function createDemeaner(groups: TwoWayGroups, weights: Float64Array): Demeaner {
  const { starts, weekGroup, weekCount, isBalanced } = groups;
  const weekWeight = new Float64Array(weekCount);
  for (let s = 0; s < weights.length; s++) {
    for (let r = starts[s]!; r < starts[s + 1]!; r++) weekWeight[weekGroup[r]!]! += weights[s]!;
  }
  const factor = isBalanced ? null : factorWeeks(groups, weights, weekWeight);
  return (columns, columnCount) => {
    subtractStoreMeans(columns, columnCount, starts);
    const weekEffect = new Float64Array(weekCount * columnCount);
    for (let s = 0; s < weights.length; s++) {
      for (let r = starts[s]!; r < starts[s + 1]!; r++) {
        const week = weekGroup[r]! * columnCount;
        for (let c = 0; c < columnCount; c++) weekEffect[week + c]! += weights[s]! * columns[r * columnCount + c]!;
      }
    }
    if (factor === null) {
      for (let i = 0; i < weekEffect.length; i++) weekEffect[i]! /= weekWeight[Math.floor(i / columnCount)]!;
    } else {
      weekEffect.set(factor.solve(Matrix.from1DArray(weekCount, columnCount, weekEffect)).to1DArray());
    }
    for (let r = 0; r < weekGroup.length; r++) {
      const week = weekGroup[r]! * columnCount;
      for (let c = 0; c < columnCount; c++) columns[r * columnCount + c]! -= weekEffect[week + c]!;
    }
    if (factor !== null) subtractStoreMeans(columns, columnCount, starts);
  };
}

function subtractStoreMeans(columns: Float64Array, columnCount: number, starts: Int32Array): void {
  const mean = new Float64Array(columnCount);
  for (let s = 0; s + 1 < starts.length; s++) {
    const from = starts[s]!;
    const to = starts[s + 1]!;
    mean.fill(0);
    for (let r = from; r < to; r++) for (let c = 0; c < columnCount; c++) mean[c]! += columns[r * columnCount + c]!;
    for (let c = 0; c < columnCount; c++) mean[c]! /= to - from;
    for (let r = from; r < to; r++) for (let c = 0; c < columnCount; c++) columns[r * columnCount + c]! -= mean[c]!;
  }
}

/** Cholesky factor of M. Week effects are known up to a constant, which is set by adding a multiple of 1 1' to M. */
function factorWeeks(groups: TwoWayGroups, weights: Float64Array, weekWeight: Float64Array): CholeskyDecomposition {
  const { starts, weekGroup, weekCount } = groups;
  const level = weekWeight.reduce((sum, weight) => sum + weight, 0) / weekCount;
  const flat = new Float64Array(weekCount * weekCount).fill(level / weekCount);
  for (let s = 0; s < weights.length; s++) {
    const part = weights[s]! / (starts[s + 1]! - starts[s]!);
    for (let r = starts[s]!; r < starts[s + 1]!; r++) {
      const row = weekGroup[r]! * weekCount;
      for (let q = starts[s]!; q < starts[s + 1]!; q++) flat[row + weekGroup[q]!]! -= part;
    }
  }
  // Stores that share no week leave a second constant open: the smallest addition to the diagonal sets it.
  for (let g = 0; g < weekCount; g++) flat[g * (weekCount + 1)]! += weekWeight[g]! + 1e-12 * level;
  return new CholeskyDecomposition(Matrix.from1DArray(weekCount, weekCount, flat));
}
