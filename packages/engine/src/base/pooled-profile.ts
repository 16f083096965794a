import { GROWTH_WEEKS, type GrowthContext } from "./growth.ts";
import { deptLiftAt } from "./sales-lift.ts";
import { SEASON_WEEKS, shiftedValue } from "./seasonal.ts";

const DECAY = 0.9;
const MIN_WEEKS = 3;

/** Department profile of week t: the department's total a year before, calendar-shifted, at this year's Easter position. */
export function departmentProfile(
  { calendar, lift, originIndex }: GrowthContext,
  adjustedTotals: Float64Array,
  dept: number,
  t: number,
  lag: number,
): number {
  const weeks = originIndex + 1;
  const past = shiftedValue(adjustedTotals, dept * weeks, lag, calendar.shiftDays[t]!);
  return past * Math.exp(deptLiftAt(lift, calendar, dept, t));
}

/**
 * Step 6 of the base: a pair's share of its department's profile over the last 26 weeks, recent weeks weighing more.
 * @param adjustedTotals Department totals without Easter lift, shape [D x weeks].
 * @returns Shape [N]; NaN with fewer than 3 weeks to compare or a profile that is not positive.
 */
export function estimatePooledShare(
  context: GrowthContext,
  history: Float64Array,
  adjustedTotals: Float64Array,
): Float64Array {
  const { index, originIndex } = context;
  const weeks = originIndex + 1;
  const n = index.seriesDept.length;
  const sales = new Float64Array(n);
  const profiles = new Float64Array(n);
  const count = new Int32Array(n);
  for (let j = Math.max(SEASON_WEEKS, originIndex - GROWTH_WEEKS + 1); j <= originIndex; j++) {
    const w = DECAY ** (originIndex - j);
    const profile = Float64Array.from(index.depts, (_, d) =>
      departmentProfile(context, adjustedTotals, d, j, j - SEASON_WEEKS),
    );
    for (let i = 0; i < n; i++) {
      const y = history[i * weeks + j]!;
      if (Number.isNaN(y)) continue;
      sales[i] = sales[i]! + w * y;
      profiles[i] = profiles[i]! + w * profile[index.seriesDept[i]!]!;
      count[i] = count[i]! + 1;
    }
  }
  return sales.map((sum, i) => (count[i]! >= MIN_WEEKS && profiles[i]! > 0 ? sum / profiles[i]! : Number.NaN));
}
