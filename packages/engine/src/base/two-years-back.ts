import { GROWTH_WEEKS, type GrowthContext } from "./growth.ts";
import { seriesLiftAt } from "./sales-lift.ts";
import { SEASON_WEEKS } from "./seasonal.ts";

const TWO_YEARS = 2 * SEASON_WEEKS;
const MIN_WEEKS = 4;
const DECAY = 0.9;
const PSEUDO_WEEKS = 2.5;

const clip = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));

/** Shift that aligns a week with the one two years before: both years' shifts, at most a week. */
export function twoYearShift(shiftDays: Int32Array, t: number): number {
  return Math.min(7, shiftDays[t]! + shiftDays[t - SEASON_WEEKS]!);
}

/**
 * Step 5 of the base: how the last weeks compare with the smoothed sales two years before, shrunk to the department's
 * ratio. Both weeks must have a row; no calendar shift applies here.
 * @param history Raw sales up to the origin, shape [N x weeks].
 * @param smooth Smoothed sales without Easter lift, shape [N x weeks].
 * @returns Shape [N]; undefined where fewer than 4 of the last 26 weeks have a week two years before.
 */
export function estimateTwoYearRatio(
  { calendar, index, lift, originIndex }: GrowthContext,
  history: Float64Array,
  smooth: Float64Array,
): Float64Array | undefined {
  const weeks = originIndex + 1;
  const first = Math.max(TWO_YEARS, originIndex - GROWTH_WEEKS + 1);
  if (originIndex - first + 1 < MIN_WEEKS) return undefined;
  const n = index.seriesDept.length;
  const a = new Float64Array(n);
  const b = new Float64Array(n);
  let windowWeight = 0;
  for (let j = first; j <= originIndex; j++) {
    const w = DECAY ** (originIndex - j);
    windowWeight += w;
    for (let i = 0; i < n; i++) {
      const row = i * weeks;
      const y = history[row + j]!;
      if (Number.isNaN(y) || Number.isNaN(history[row + j - TWO_YEARS]!)) continue;
      const lifted = Math.exp(seriesLiftAt(lift, calendar, index.seriesDept[i]!, i, j));
      a[i] = a[i]! + w * y;
      b[i] = b[i]! + w * smooth[row + j - TWO_YEARS]! * lifted;
    }
  }
  return shrinkToDepartment({ a, b, index, lambda: PSEUDO_WEEKS / windowWeight, low: 0.2, high: 4 });
}

/** Ratio a/b of each series, shrunk by `lambda` to the ratio of its department's sums; NaN where b is not positive. */
export function shrinkToDepartment({
  a,
  b,
  index,
  lambda,
  low,
  high,
}: {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly index: GrowthContext["index"];
  readonly lambda: number;
  readonly low: number;
  readonly high: number;
}): Float64Array {
  const deptA = new Float64Array(index.depts.length);
  const deptB = new Float64Array(index.depts.length);
  for (let i = 0; i < a.length; i++) {
    const d = index.seriesDept[i]!;
    deptA[d] = deptA[d]! + a[i]!;
    deptB[d] = deptB[d]! + b[i]!;
  }
  return a.map((sum, i) => {
    const d = index.seriesDept[i]!;
    const dept = deptA[d]! / deptB[d]!;
    if (!(b[i]! > 0)) return Number.NaN;
    return clip((sum + lambda * b[i]! * dept) / (b[i]! * (1 + lambda)), low, high);
  });
}
