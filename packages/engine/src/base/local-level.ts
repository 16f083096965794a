import type { GrowthContext } from "./growth.ts";
import { SEASON_WEEKS, shiftedValue } from "./seasonal.ts";
import { shrinkToDepartment } from "./two-years-back.ts";

const TWO_YEARS = 2 * SEASON_WEEKS;
const HALF_WINDOW = 8;
const PSEUDO_WEEKS = 2;
const MIN_LAG = 4;

/** True where week t has the weeks that step 10 needs: t-104 at least 4, t-52 known. */
export function hasLocalLevel(t: number, originIndex: number): boolean {
  return t - TWO_YEARS >= MIN_LAG && t - SEASON_WEEKS <= originIndex;
}

/**
 * Step 10 of the base: how last year's sales around week t - 52 compare with the smoothed sales of the year before that,
 * weights falling linearly from t - 52, shrunk to the department's ratio.
 * @param adjusted Raw sales without Easter lift, NaN where missing, shape [N x weeks].
 * @param smooth Smoothed sales without Easter lift, shape [N x weeks].
 * @returns Shape [N]; undefined where week t has no such weeks.
 */
export function estimateLocalRatio(
  { calendar, index, originIndex }: GrowthContext,
  adjusted: Float64Array,
  smooth: Float64Array,
  t: number,
): Float64Array | undefined {
  if (!hasLocalLevel(t, originIndex)) return undefined;
  const weeks = originIndex + 1;
  const n = index.seriesDept.length;
  const lag = t - SEASON_WEEKS;
  const older = t - TWO_YEARS;
  const a = new Float64Array(n);
  const b = new Float64Array(n);
  let windowWeight = 0;
  for (let k = -HALF_WINDOW; k <= HALF_WINDOW; k++) {
    if (older + k < 0 || lag + k > originIndex) continue;
    const w = 1 - Math.abs(k) / (HALF_WINDOW + 1);
    windowWeight += w;
    const shift = calendar.shiftDays[lag + k]!;
    for (let i = 0; i < n; i++) {
      const row = i * weeks;
      const y = adjusted[row + lag + k]!;
      if (Number.isNaN(y) || Number.isNaN(adjusted[row + older + k]!)) continue;
      a[i] = a[i]! + w * y;
      b[i] = b[i]! + w * shiftedValue(smooth, row, older + k, shift);
    }
  }
  return shrinkToDepartment({ a, b, index, lambda: PSEUDO_WEEKS / windowWeight, low: 0.2, high: 4 });
}
