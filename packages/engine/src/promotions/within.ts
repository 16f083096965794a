import type { DepartmentRows } from "./department-rows.ts";

const MAX_ALTERNATIONS = 12;
/** Alternating stops when no week mean moves by more than this. */
const SETTLED = 1e-10;

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

/**
 * Removes pair and week means in place: v - (pair mean) - (weighted week mean), the within transformation of
 * v = a_store + d_week + e with row weights w_store. Exact after one pass when balanced, else up to
 * 12 alternations.
 * @param columns Row-major, shape [R x columnCount].
 * @param weights One per store, shape [n].
 */
export function demeanTwoWay(
  columns: Float64Array,
  columnCount: number,
  groups: TwoWayGroups,
  weights: Float64Array,
): void {
  const { starts, weekGroup, weekCount, isBalanced } = groups;
  const weekWeight = new Float64Array(weekCount);
  for (let s = 0; s < weights.length; s++) {
    for (let r = starts[s]!; r < starts[s + 1]!; r++) weekWeight[weekGroup[r]!]! += weights[s]!;
  }
  const storeMean = new Float64Array(columnCount);
  const weekMean = new Float64Array(weekCount * columnCount);
  for (let pass = isBalanced ? 1 : MAX_ALTERNATIONS; pass > 0; pass--) {
    let largest = 0;
    weekMean.fill(0);
    for (let s = 0; s < weights.length; s++) {
      const from = starts[s]!;
      const to = starts[s + 1]!;
      storeMean.fill(0);
      for (let r = from; r < to; r++) {
        for (let c = 0; c < columnCount; c++) storeMean[c]! += columns[r * columnCount + c]!;
      }
      for (let c = 0; c < columnCount; c++) storeMean[c]! /= to - from;
      for (let r = from; r < to; r++) {
        const week = weekGroup[r]! * columnCount;
        for (let c = 0; c < columnCount; c++) {
          columns[r * columnCount + c]! -= storeMean[c]!;
          weekMean[week + c]! += weights[s]! * columns[r * columnCount + c]!;
        }
      }
    }
    for (let g = 0; g < weekCount; g++) {
      for (let c = 0; c < columnCount; c++) {
        const mean = weekMean[g * columnCount + c]! / weekWeight[g]!;
        weekMean[g * columnCount + c] = mean;
        if (Math.abs(mean) > largest) largest = Math.abs(mean);
      }
    }
    for (let r = 0; r < weekGroup.length; r++) {
      const week = weekGroup[r]! * columnCount;
      for (let c = 0; c < columnCount; c++) columns[r * columnCount + c]! -= weekMean[week + c]!;
    }
    if (largest < SETTLED) break;
  }
}
