import type { SalesPanel } from "@sales-hub/domain";

/** Sales of last year's same week are the control. */
export const LAG_WEEKS = 52;
/** A week below this part of its pair's mean is a closure, a return or a start, not a price response. */
const SMALLEST_PART = 0.05;
/** A store with fewer usable weeks says nothing about its own mean. */
const MIN_WEEKS_PER_STORE = 10;

/**
 * The usable store-weeks of one department, grouped by store, weeks ascending. R rows, n stores that have any.
 * Rows exist where both this and last year's week sold more than 5% of the pair's mean.
 */
export interface DepartmentRows {
  /** Index into the panel's stores of each of the n stores, shape [n]. */
  readonly stores: Int32Array;
  /** First row of each of the n stores, and R, shape [n + 1]. */
  readonly starts: Int32Array;
  /** Week index of each row, shape [R]. */
  readonly weeks: Int32Array;
  /** Weekly sales, USD, shape [R], and last year's, shape [R]. */
  readonly sales: Float64Array;
  readonly lastYear: Float64Array;
}

/**
 * Collects the rows of a department in weeks `fromWeek` to `toWeek`.
 * @param series Index of the department's series per store of the panel, -1 where there is none, shape [S].
 */
export function collectDepartmentRows(
  panel: SalesPanel,
  series: Int32Array,
  fromWeek: number,
  toWeek: number,
  minWeeksPerStore = MIN_WEEKS_PER_STORE,
): DepartmentRows {
  const stores: number[] = [];
  const starts: number[] = [0];
  const weeks: number[] = [];
  const sales: number[] = [];
  const lastYear: number[] = [];
  for (let s = 0; s < series.length; s++) {
    if (series[s]! < 0) continue;
    const row = panel.sales.subarray(series[s]! * panel.weekCount, (series[s]! + 1) * panel.weekCount);
    const smallest = SMALLEST_PART * meanUpTo(row, toWeek);
    const before = weeks.length;
    for (let t = Math.max(fromWeek, LAG_WEEKS); t <= toWeek; t++) {
      const now = row[t]!;
      const then = row[t - LAG_WEEKS]!;
      // NaN fails both comparisons.
      if (!(now > smallest && then > smallest && now > 0 && then > 0)) continue;
      weeks.push(t);
      sales.push(now);
      lastYear.push(then);
    }
    if (weeks.length - before < minWeeksPerStore) {
      for (const list of [weeks, sales, lastYear]) list.length = before;
      continue;
    }
    stores.push(s);
    starts.push(weeks.length);
  }
  return {
    stores: Int32Array.from(stores),
    starts: Int32Array.from(starts),
    weeks: Int32Array.from(weeks),
    sales: Float64Array.from(sales),
    lastYear: Float64Array.from(lastYear),
  };
}

function meanUpTo(row: Float64Array, toWeek: number): number {
  let sum = 0;
  let count = 0;
  for (let t = 0; t <= toWeek; t++) {
    if (Number.isNaN(row[t]!)) continue;
    sum += row[t]!;
    count += 1;
  }
  return count === 0 ? Number.NaN : sum / count;
}
