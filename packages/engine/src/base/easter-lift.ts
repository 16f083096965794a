import type { SalesPanel } from "@sales-hub/domain";
import type { WeekCalendar } from "../calendar/week-calendar.ts";
import type { PanelIndex } from "./panel-index.ts";

const MIN_NEIGHBOURS = 3;
const MIN_MEAN_USD = 2000;
const LIFT_MIN = -1;
const LIFT_MAX = 1.5;

/** Log lifts of the weeks around Easter by department, learned from the Easters up to an origin. */
export interface EasterLift {
  /** Shape [D x 3]: the week before, of and after Easter. */
  readonly byDept: Float64Array;
}

/** Department totals by week, USD, a missing row counting as 0, shape [D x weeks]. */
export function departmentTotals(panel: SalesPanel, index: PanelIndex, weeks: number): Float64Array {
  const totals = new Float64Array(index.depts.length * weeks);
  for (let i = 0; i < panel.seriesCount; i++) {
    const row = index.seriesDept[i]! * weeks;
    for (let t = 0; t < weeks; t++) {
      const y = panel.sales[i * panel.weekCount + t]!;
      if (!Number.isNaN(y)) totals[row + t] = totals[row + t]! + y;
    }
  }
  return totals;
}

/**
 * Step 2 of the base: log(department total in the week / mean total 2 to 4 weeks before and after it that are known),
 * averaged over the Easters up to the origin; 0 where the mean is at most 2,000 USD or sales are not positive.
 * @param totals Department totals up to the origin, shape [D x weeks].
 */
export function learnEasterLift(calendar: WeekCalendar, totals: Float64Array, weeks: number): EasterLift {
  const deptCount = totals.length / weeks;
  const byDept = new Float64Array(deptCount * 3);
  for (let d = 0; d < deptCount; d++) {
    for (let e = -1; e <= 1; e++) {
      let sum = 0;
      let count = 0;
      for (const easter of calendar.easterWeeks) {
        if (easter >= weeks || easter + e < 0 || easter + e >= weeks) continue;
        const lift = logLift(totals, d * weeks, weeks, easter, e);
        if (Number.isNaN(lift)) continue;
        sum += lift;
        count++;
      }
      if (count > 0) byDept[d * 3 + e + 1] = sum / count;
    }
  }
  return { byDept };
}

function logLift(totals: Float64Array, row: number, weeks: number, easter: number, e: number): number {
  let mean = 0;
  let neighbours = 0;
  for (const offset of [-4, -3, -2, 2, 3, 4]) {
    const t = easter + offset;
    if (t < 0 || t >= weeks) continue;
    mean += totals[row + t]!;
    neighbours++;
  }
  if (neighbours < MIN_NEIGHBOURS) return Number.NaN;
  mean /= neighbours;
  const sales = totals[row + easter + e]!;
  return mean <= MIN_MEAN_USD || sales <= 0 ? 0 : Math.min(LIFT_MAX, Math.max(LIFT_MIN, Math.log(sales / mean)));
}

/** Log lift F of a department in week t: 0 but in the three weeks around an Easter. */
export function easterLiftAt(lift: EasterLift, calendar: WeekCalendar, dept: number, t: number): number {
  const offset = calendar.easterOffset[t]!;
  return offset >= -1 && offset <= 1 ? lift.byDept[dept * 3 + offset + 1]! : 0;
}
