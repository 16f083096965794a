import type { SalesPanel } from "@sales-hub/domain";
import type { WeekCalendar } from "../calendar/week-calendar.ts";
import type { PanelIndex } from "./panel-index.ts";
import { type SalesLift, seriesLiftAt } from "./sales-lift.ts";

/** One year on the weekly grid: 364 days. */
export const SEASON_WEEKS = 52;

/**
 * The value of a row at week `lag`, moved `shiftDays` days earlier by mixing it with the week before:
 * (1 - shift/7) x[lag] + (shift/7) x[lag - 1]. Where the week before is missing (NaN, or before the first week) the
 * unshifted value stands in.
 */
export function shiftedValue(values: Float64Array, row: number, lag: number, shiftDays: number): number {
  const here = values[row + lag]!;
  if (shiftDays === 0 || lag < 1) return here;
  const before = values[row + lag - 1]!;
  if (Number.isNaN(before)) return here;
  const share = shiftDays / 7;
  return (1 - share) * here + share * before;
}

/** Multiplies every week of every series by exp(-F), which takes the lift of Easter and of the month out. */
export function removeLift(
  values: Float64Array,
  weeks: number,
  { index, calendar, lift }: { index: PanelIndex; calendar: WeekCalendar; lift: SalesLift },
): void {
  for (let t = 0; t < weeks; t++) {
    for (let i = 0; i < index.seriesDept.length; i++) {
      const at = i * weeks + t;
      values[at] = values[at]! * Math.exp(-seriesLiftAt(lift, calendar, index.seriesDept[i]!, i, t));
    }
  }
}

/** Raw sales up to the origin, NaN where there is no row, shape [N x weeks]. */
export function copyHistory(panel: SalesPanel, weeks: number): Float64Array {
  const copy = new Float64Array(panel.seriesCount * weeks);
  for (let i = 0; i < panel.seriesCount; i++) {
    const from = i * panel.weekCount;
    copy.set(panel.sales.subarray(from, from + weeks), i * weeks);
  }
  return copy;
}

/** The last week at or before the origin that lies a whole number of years before week t. */
export function seasonalLag(t: number, originIndex: number): number {
  let lag = t - SEASON_WEEKS;
  while (lag > originIndex) lag -= SEASON_WEEKS;
  return lag;
}
