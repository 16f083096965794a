import { eventDay } from "../calendar/event-dates.ts";
import type { WeekCalendar } from "../calendar/week-calendar.ts";

/**
 * The calendar with Memorial Day moving with the week, as Labor Day does: a Monday 364 days after last year's, whose week
 * and the week after are not shifted.
 */
export function keepMemorialDay(calendar: WeekCalendar): WeekCalendar {
  const shiftDays = calendar.shiftDays.slice();
  for (const year of new Set(calendar.year)) {
    const day = eventDay("memorialDay", year);
    for (let t = 0; t < calendar.count; t++) {
      const weeksAfter = Math.floor((calendar.day[t]! - day) / 7);
      if (weeksAfter === 0 || weeksAfter === 1) shiftDays[t] = 0;
    }
  }
  return { ...calendar, shiftDays };
}
