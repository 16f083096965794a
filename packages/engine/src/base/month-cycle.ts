import { Matrix, solve } from "ml-matrix";
import { MONTH_WAVES } from "../calendar/month-position.ts";
import type { WeekCalendar } from "../calendar/week-calendar.ts";
import type { PanelIndex } from "./panel-index.ts";

/** Weeks on either side that a week is compared with: about two months in all. */
const HALF_WINDOW = 4;
const MIN_NEIGHBOURS = 5;
/** Log deviations beyond this are taken for something other than the time of the month. */
const DEVIATION_LIMIT = 0.3;
/** Weeks selling at most this share of the mean tell nothing. */
const SMALLEST_SHARE = 0.05;
const MIN_DEPT_MEAN_USD = 2000;
const MIN_SERIES_MEAN_USD = 200;
const DEPT_PSEUDO_WEEKS = 3;
const SERIES_PSEUDO_WEEKS = 15;
/** Largest log lift either way. */
const LIFT_LIMIT = 0.5;
/** Month and day of month as 100 m + d: weeks ending from Nov 20 to Jan 7 follow the holidays, not the month. */
const HOLIDAYS_FROM = 1120;
const HOLIDAYS_TO = 107;

/** How sales move with the time of the month (paydays, benefits, rent): weights of the calendar's month waves. */
export interface MonthCycle {
  /** Shape [D x MONTH_WAVES]. */
  readonly byDept: Float64Array;
  /** Shape [N x MONTH_WAVES]. */
  readonly bySeries: Float64Array;
}

/** Sums of a least squares fit: x'x, shape [MONTH_WAVES^2], x'y, and the mean sales they rest on. */
interface Equations {
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly mean: number;
}

/** True where a week follows the month rather than a holiday or Easter. */
function isOrdinary(calendar: WeekCalendar, t: number): boolean {
  const date = calendar.month[t]! * 100 + calendar.dayOfMonth[t]!;
  if (date >= HOLIDAYS_FROM || date <= HOLIDAYS_TO || calendar.holidayType[t]! > 0) return false;
  return Math.abs(calendar.easterOffset[t]!) > 1;
}

/**
 * Each ordinary week's log sales less their mean over the ordinary weeks around it, against the month waves less theirs.
 * @param from Position of week 0 in `sales`; NaN is a missing week.
 */
function gatherEquations(
  calendar: WeekCalendar,
  sales: Float64Array,
  from: number,
  ordinary: Uint8Array,
): Equations | undefined {
  const weeks = ordinary.length;
  const n = MONTH_WAVES;
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
    if (ordinary[t] === 1 && y > SMALLEST_SHARE * mean) logs[t] = Math.log(y);
  }
  const xx = new Float64Array(n * n);
  const xy = new Float64Array(n);
  const x = new Float64Array(n);
  for (let t = 0; t < weeks; t++) {
    if (Number.isNaN(logs[t]!)) continue;
    let level = 0;
    let neighbours = 0;
    x.fill(0);
    for (let j = Math.max(0, t - HALF_WINDOW); j <= Math.min(weeks - 1, t + HALF_WINDOW); j++) {
      if (Number.isNaN(logs[j]!)) continue;
      level += logs[j]!;
      neighbours++;
      for (let k = 0; k < n; k++) x[k] = x[k]! - calendar.monthPosition[j * n + k]!;
    }
    if (neighbours < MIN_NEIGHBOURS) continue;
    for (let k = 0; k < n; k++) x[k] = calendar.monthPosition[t * n + k]! + x[k]! / neighbours;
    const y = clip(logs[t]! - level / neighbours, DEVIATION_LIMIT);
    for (let k = 0; k < n; k++) {
      xy[k] = xy[k]! + x[k]! * y;
      for (let l = 0; l < n; l++) xx[k * n + l] = xx[k * n + l]! + x[k]! * x[l]!;
    }
  }
  return { xx, xy, mean };
}

const clip = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));

/** Weights of a fit that is drawn to `prior` as by `pseudoWeeks` weeks of it. */
function solveTowards({ xx, xy }: Equations, prior: Float64Array, pseudoWeeks: number): Float64Array {
  const n = MONTH_WAVES;
  const left = Matrix.from1DArray(n, n, xx);
  for (let k = 0; k < n; k++) left.set(k, k, left.get(k, k) + pseudoWeeks);
  const right = Matrix.columnVector(xy.map((value, k) => value + pseudoWeeks * prior[k]!));
  return Float64Array.from(solve(left, right).to1DArray());
}

/**
 * Learns the month cycle of each department from its totals, drawn to that of all departments, and of each series, drawn
 * to its department's.
 * @param history Raw sales up to the origin, NaN where missing, shape [N x weeks].
 * @param totals Department totals, shape [D x weeks].
 */
export function learnMonthCycle(
  calendar: WeekCalendar,
  index: PanelIndex,
  history: Float64Array,
  totals: Float64Array,
  weeks: number,
): MonthCycle {
  const n = MONTH_WAVES;
  const ordinary = Uint8Array.from({ length: weeks }, (_, t) => (isOrdinary(calendar, t) ? 1 : 0));
  const gather = (sales: Float64Array, k: number, leastMean: number) => {
    const equations = gatherEquations(calendar, sales, k * weeks, ordinary);
    return equations && equations.mean >= leastMean ? equations : undefined;
  };
  const depts = Array.from(index.depts, (_, d) => gather(totals, d, MIN_DEPT_MEAN_USD));
  const all = { xx: new Float64Array(n * n), xy: new Float64Array(n), mean: 0 };
  for (const dept of depts) {
    if (!dept) continue;
    all.mean += dept.mean;
    for (let k = 0; k < n; k++) all.xy[k] = all.xy[k]! + dept.mean * dept.xy[k]!;
    for (let k = 0; k < n * n; k++) all.xx[k] = all.xx[k]! + dept.mean * dept.xx[k]!;
  }
  const none = new Float64Array(n);
  // A pseudo-week of a typical department keeps the overall fit solvable with little history.
  const overall = all.mean > 0 ? solveTowards(all, none, all.mean / depts.length) : none;
  const byDept = new Float64Array(depts.length * n);
  depts.forEach((dept, d) => {
    byDept.set(dept ? solveTowards(dept, overall, DEPT_PSEUDO_WEEKS) : none, d * n);
  });
  const bySeries = new Float64Array(index.seriesDept.length * n);
  index.seriesDept.forEach((d, i) => {
    const prior = byDept.subarray(d * n, (d + 1) * n);
    const own = gather(history, i, MIN_SERIES_MEAN_USD);
    bySeries.set(own ? solveTowards(own, prior, SERIES_PSEUDO_WEEKS) : prior, i * n);
  });
  return { byDept, bySeries };
}

/** Log lift of the time of the month in week t for row k of `weights`, at most 0.5 either way. */
export function monthLiftAt(weights: Float64Array, k: number, calendar: WeekCalendar, t: number): number {
  let lift = 0;
  for (let wave = 0; wave < MONTH_WAVES; wave++) {
    lift += weights[k * MONTH_WAVES + wave]! * calendar.monthPosition[t * MONTH_WAVES + wave]!;
  }
  return clip(lift, LIFT_LIMIT);
}
