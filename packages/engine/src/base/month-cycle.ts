import { MONTH_WAVES } from "../calendar/month-position.ts";
import type { WeekCalendar } from "../calendar/week-calendar.ts";
import { clip, createLocalDesign, gatherEquations, isUnflagged, solveTowards } from "./local-fit.ts";
import type { PanelIndex } from "./panel-index.ts";

/** Log deviations beyond this are taken for something other than the time of the month. */
const DEVIATION_LIMIT = 0.3;
const MIN_DEPT_MEAN_USD = 2000;
const MIN_SERIES_MEAN_USD = 200;
const DEPT_PSEUDO_WEEKS = 3;
const SERIES_PSEUDO_WEEKS = 15;
/** Largest log lift either way. */
const LIFT_LIMIT = 0.5;

/** How sales move with the time of the month (paydays, benefits, rent): weights of the calendar's month waves. */
export interface MonthCycle {
  /** Shape [D x MONTH_WAVES]. */
  readonly byDept: Float64Array;
  /** Shape [N x MONTH_WAVES]. */
  readonly bySeries: Float64Array;
}

/** True where a week follows the month rather than a holiday or Easter. */
function isOrdinary(calendar: WeekCalendar, t: number): boolean {
  return isUnflagged(calendar, t) && Math.abs(calendar.easterOffset[t]!) > 1;
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
  const design = createLocalDesign({
    columns: n,
    values: calendar.monthPosition,
    usable: Uint8Array.from({ length: weeks }, (_, t) => (isOrdinary(calendar, t) ? 1 : 0)),
    deviationLimit: DEVIATION_LIMIT,
  });
  const gather = (sales: Float64Array, k: number, leastMean: number) => {
    const equations = gatherEquations(design, sales, k * weeks);
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
