import type { SalesPanel } from "@sales-hub/domain";
import type { WeekCalendar } from "../calendar/week-calendar.ts";
import { type EasterLift, easterLiftAt } from "./easter-lift.ts";
import type { PanelIndex } from "./panel-index.ts";

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

/** Multiplies every week of every series by exp(-F), which takes the Easter lift out. */
export function removeEasterLift(
  values: Float64Array,
  weeks: number,
  { index, calendar, lift }: { index: PanelIndex; calendar: WeekCalendar; lift: EasterLift },
): void {
  for (let t = 0; t < weeks; t++) {
    const offset = calendar.easterOffset[t]!;
    if (offset < -1 || offset > 1) continue;
    for (let i = 0; i < index.seriesDept.length; i++) {
      const at = i * weeks + t;
      values[at] = values[at]! * Math.exp(-easterLiftAt(lift, calendar, index.seriesDept[i]!, t));
    }
  }
}

/** Raw sales up to the origin with the Easter lift taken out, NaN where there is no row, shape [N x weeks]. */
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
