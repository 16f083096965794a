import type { WeekCalendar } from "../calendar/week-calendar.ts";
import { type EasterLift, easterLiftAt } from "./easter-lift.ts";
import { type EventLift, eventLiftAt } from "./event-lift.ts";
import { type MonthCycle, monthLiftAt } from "./month-cycle.ts";

/** What moves sales with the date rather than with the week of the year: taken out of the past, put back at the target. */
export interface SalesLift extends EasterLift {
  readonly month?: MonthCycle;
  /** In place of the Easter lift by department. */
  readonly events?: EventLift;
}

/** Log lift of a department's total in week t. */
export function deptLiftAt(lift: SalesLift, calendar: WeekCalendar, dept: number, t: number): number {
  const { month, events } = lift;
  const event = events ? eventLiftAt(events, events.byDept, dept, t) : easterLiftAt(lift, calendar, dept, t);
  return month ? event + monthLiftAt(month.byDept, dept, calendar, t) : event;
}

/** Log lift of series i of a department in week t. */
export function seriesLiftAt(lift: SalesLift, calendar: WeekCalendar, dept: number, i: number, t: number): number {
  const { month, events } = lift;
  const event = events ? eventLiftAt(events, events.bySeries, i, t) : easterLiftAt(lift, calendar, dept, t);
  return month ? event + monthLiftAt(month.bySeries, i, calendar, t) : event;
}
