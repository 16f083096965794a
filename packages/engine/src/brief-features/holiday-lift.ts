import { HOLIDAY_TYPES, type WeekCalendar } from "../calendar/week-calendar.ts";

const WEEKS_BEFORE = 4;

/**
 * How sales of past holiday weeks compare with the mean of the four weeks before them, mean over the years.
 * @param totals Weekly totals of groups up to the origin, shape [groups x weeks].
 * @returns Shape [groups x HOLIDAY_TYPES.length]; 1 for ordinary weeks, NaN where no such week came by the origin or the
 *   weeks before it sold nothing.
 */
export function measureHolidayLift(calendar: WeekCalendar, totals: Float64Array, weeks: number): Float64Array {
  const groups = totals.length / weeks;
  const types = HOLIDAY_TYPES.length;
  const lift = new Float64Array(groups * types);
  const years = new Float64Array(groups * types);
  for (let g = 0; g < groups; g++) {
    for (let t = WEEKS_BEFORE; t < weeks; t++) {
      const type = calendar.holidayType[t]!;
      if (type === 0) continue;
      let before = 0;
      for (let k = 1; k <= WEEKS_BEFORE; k++) before += totals[g * weeks + t - k]! / WEEKS_BEFORE;
      if (!(before > 0)) continue;
      const at = g * types + type;
      lift[at] = lift[at]! + totals[g * weeks + t]! / before;
      years[at] = years[at]! + 1;
    }
  }
  return lift.map((sum, at) => (at % types === 0 ? 1 : years[at]! > 0 ? sum / years[at]! : Number.NaN));
}
