import { Matrix, solve } from "ml-matrix";
import type { WeekCalendar } from "../calendar/week-calendar.ts";

/** Weeks on either side that a week is compared with: about two months in all. */
const HALF_WINDOW = 4;
const MIN_NEIGHBOURS = 5;
/** Weeks selling at most this share of the mean tell nothing. */
const SMALLEST_SHARE = 0.05;
/** Month and day of month as 100 m + d: weeks ending from Nov 20 to Jan 7 follow the holidays. */
const HOLIDAYS_FROM = 1120;
const HOLIDAYS_TO = 107;

/** What log sales are explained by, week by week. */
export interface LocalDesign {
  readonly columns: number;
  /** Shape [at least weeks x columns]. */
  readonly values: Float64Array;
  /** 1 in weeks that count, shape [weeks]. */
  readonly usable: Uint8Array;
  /** Log deviations beyond this are limited to it. */
  readonly deviationLimit: number;
  /** 1 in weeks whose window of neighbours has a column that is not 0: the others add nothing, shape [weeks]. */
  readonly tells: Uint8Array;
}

/** Completes a design. */
export function createLocalDesign(design: Omit<LocalDesign, "tells">): LocalDesign {
  const { columns, values, usable } = design;
  const weeks = usable.length;
  const tells = new Uint8Array(weeks);
  for (let t = 0; t < weeks; t++) {
    if (!values.subarray(t * columns, (t + 1) * columns).some((value) => value !== 0)) continue;
    tells.fill(1, Math.max(0, t - HALF_WINDOW), Math.min(weeks, t + HALF_WINDOW + 1));
  }
  return { ...design, tells };
}

/** Sums of a least squares fit: x'x, shape [columns^2], x'y, and the mean sales they rest on. */
export interface Equations {
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly mean: number;
}

/** True where a week follows neither the end of the year nor a flagged holiday. */
export function isUnflagged(calendar: WeekCalendar, t: number): boolean {
  const date = calendar.month[t]! * 100 + calendar.dayOfMonth[t]!;
  return date < HOLIDAYS_FROM && date > HOLIDAYS_TO && calendar.holidayType[t] === 0;
}

/**
 * Each usable week's log sales less their mean over the usable weeks around it, against the columns less theirs: trend
 * and season drop out.
 * @param from Position of week 0 in `sales`; NaN is a missing week.
 * @returns undefined where mean sales are not positive.
 */
export function gatherEquations(design: LocalDesign, sales: Float64Array, from: number): Equations | undefined {
  const { columns: n, values, usable, deviationLimit, tells } = design;
  const weeks = usable.length;
  let sum = 0;
  let count = 0;
  for (let t = 0; t < weeks; t++) {
    const y = sales[from + t]!;
    if (Number.isNaN(y)) continue;
    sum += y;
    count++;
  }
  const mean = sum / count;
  if (!(mean > 0)) return undefined;
  const logs = new Float64Array(weeks).fill(Number.NaN);
  for (let t = 0; t < weeks; t++) {
    const y = sales[from + t]!;
    if (usable[t] === 1 && y > SMALLEST_SHARE * mean) logs[t] = Math.log(y);
  }
  const xx = new Float64Array(n * n);
  const xy = new Float64Array(n);
  const x = new Float64Array(n);
  for (let t = 0; t < weeks; t++) {
    if (tells[t] === 0 || Number.isNaN(logs[t]!)) continue;
    let level = 0;
    let neighbours = 0;
    x.fill(0);
    for (let j = Math.max(0, t - HALF_WINDOW); j <= Math.min(weeks - 1, t + HALF_WINDOW); j++) {
      if (Number.isNaN(logs[j]!)) continue;
      level += logs[j]!;
      neighbours++;
      for (let k = 0; k < n; k++) x[k] = x[k]! - values[j * n + k]!;
    }
    if (neighbours < MIN_NEIGHBOURS) continue;
    for (let k = 0; k < n; k++) x[k] = values[t * n + k]! + x[k]! / neighbours;
    const y = clip(logs[t]! - level / neighbours, deviationLimit);
    for (let k = 0; k < n; k++) {
      xy[k] = xy[k]! + x[k]! * y;
      for (let l = 0; l <= k; l++) xx[k * n + l] = xx[k * n + l]! + x[k]! * x[l]!;
    }
  }
  for (let k = 0; k < n; k++) for (let l = 0; l < k; l++) xx[l * n + k] = xx[k * n + l]!;
  return { xx, xy, mean };
}

export const clip = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));

/** Weights of a fit that is drawn to `prior` as by `pseudoWeeks` weeks of it. */
export function solveTowards({ xx, xy }: Equations, prior: Float64Array, pseudoWeeks: number): Float64Array {
  const n = xy.length;
  const left = Matrix.from1DArray(n, n, xx);
  for (let k = 0; k < n; k++) left.set(k, k, left.get(k, k) + pseudoWeeks);
  const right = Matrix.columnVector(xy.map((value, k) => value + pseudoWeeks * prior[k]!));
  return Float64Array.from(solve(left, right).to1DArray());
}
