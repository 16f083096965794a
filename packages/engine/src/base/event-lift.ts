import { eventDay } from "../calendar/event-dates.ts";
import type { WeekCalendar } from "../calendar/week-calendar.ts";
import { createLocalDesign, gatherEquations, isUnflagged, solveTowards } from "./local-fit.ts";
import { type MonthCycle, monthLiftAt } from "./month-cycle.ts";
import type { PanelIndex } from "./panel-index.ts";

/** The week before, of and after Easter; the week before and of Mother's Day. */
export const EVENT_COLUMNS = 5;
const EASTER = 1;
const MOTHERS_DAY = 4;

const MIN_DEPT_MEAN_USD = 2000;
const MIN_SERIES_MEAN_USD = 200;
/** Weight of no lift in a department's fit, and of its department's lift in a pair's, in weeks. */
const DEPT_PSEUDO_WEEKS = 0.1;
const SERIES_PSEUDO_WEEKS = 1;
const DEVIATION_LIMIT = 1.5;
const LIFT_MIN = -1;
const LIFT_MAX = 1.5;

/** Log lift of the weeks around Easter and Mother's Day, which move by whole weeks from year to year. */
export interface EventLift {
  /** Column of each week of the calendar, -1 in other weeks, shape [count]. */
  readonly column: Int8Array;
  /** Shape [D x EVENT_COLUMNS]. */
  readonly byDept: Float64Array;
  /** Shape [N x EVENT_COLUMNS]. */
  readonly bySeries: Float64Array;
}

/** Which column each week of a calendar belongs to; -1 where none. */
export function eventColumns(calendar: WeekCalendar): Int8Array {
  const mothersDays = [...new Set(calendar.year)].map((year) => eventDay("mothersDay", year));
  return Int8Array.from({ length: calendar.count }, (_, t) => {
    const easter = calendar.easterOffset[t]!;
    if (Math.abs(easter) <= 1) return EASTER + easter;
    const weeksUntil = mothersDays.map((day) => Math.ceil((day - calendar.day[t]!) / 7));
    if (weeksUntil.includes(0)) return MOTHERS_DAY;
    return weeksUntil.includes(1) ? MOTHERS_DAY - 1 : -1;
  });
}

/**
 * Learns how each department's totals and each pair move around Easter and Mother's Day once the time of the month is
 * taken out, a pair being drawn to its department. All columns are fitted together, so that a neighbour with a lift of its
 * own does not mislead; weeks of the year's end and flagged holidays are left out.
 * @param history Raw sales up to the origin, NaN where missing, shape [N x weeks].
 * @param totals Department totals, shape [D x weeks].
 */
export function learnEventLift(
  calendar: WeekCalendar,
  index: PanelIndex,
  history: Float64Array,
  totals: Float64Array,
  weeks: number,
  month: MonthCycle | undefined,
): EventLift {
  const n = EVENT_COLUMNS;
  const column = eventColumns(calendar);
  const values = new Float64Array(weeks * n);
  for (let t = 0; t < weeks; t++) if (column[t]! >= 0) values[t * n + column[t]!] = 1;
  const usable = Uint8Array.from({ length: weeks }, (_, t) => (isUnflagged(calendar, t) ? 1 : 0));
  const design = createLocalDesign({ columns: n, values, usable, deviationLimit: DEVIATION_LIMIT });
  const row = new Float64Array(weeks);
  const gather = (sales: Float64Array, monthWeights: Float64Array | undefined, k: number, leastMean: number) => {
    for (let t = 0; t < weeks; t++) {
      const lift = monthWeights ? monthLiftAt(monthWeights, k, calendar, t) : 0;
      row[t] = sales[k * weeks + t]! * Math.exp(-lift);
    }
    const equations = gatherEquations(design, row, 0);
    return equations && equations.mean >= leastMean ? equations : undefined;
  };
  const none = new Float64Array(n);
  const byDept = new Float64Array(index.depts.length * n);
  for (let d = 0; d < index.depts.length; d++) {
    const dept = gather(totals, month?.byDept, d, MIN_DEPT_MEAN_USD);
    byDept.set(dept ? solveTowards(dept, none, DEPT_PSEUDO_WEEKS) : none, d * n);
  }
  const bySeries = new Float64Array(index.seriesDept.length * n);
  index.seriesDept.forEach((d, i) => {
    const prior = byDept.subarray(d * n, (d + 1) * n);
    const own = gather(history, month?.bySeries, i, MIN_SERIES_MEAN_USD);
    bySeries.set(own ? solveTowards(own, prior, SERIES_PSEUDO_WEEKS) : prior, i * n);
  });
  return { column, byDept, bySeries };
}

/** Log lift of week t for row k of `rows` (departments or series), within [-1, 1.5]; 0 in weeks without an event. */
export function eventLiftAt({ column }: EventLift, rows: Float64Array, k: number, t: number): number {
  const at = column[t]!;
  if (at < 0) return 0;
  return Math.max(LIFT_MIN, Math.min(LIFT_MAX, rows[k * EVENT_COLUMNS + at]!));
}
