import type { SalesPanel } from "@sales-hub/domain";
import { buildWeekCalendar, HOLIDAY_TYPES } from "../../calendar/week-calendar.ts";

/** The four holidays that the data marks, the shopping peak before Christmas, and Easter, which is not marked. */
export const HOLIDAYS = ["super_bowl", "labor_day", "thanksgiving", "christmas", "christmas_peak", "easter"] as const;
export type HolidayName = (typeof HOLIDAYS)[number];

/** One holiday week of one year and the ordinary weeks around it. Weeks are those of the panel's grid. */
export interface HolidayEvent {
  readonly holiday: HolidayName;
  readonly week: number;
  /** The nearest ordinary weeks before, at most 3. */
  readonly before: readonly number[];
  /** The nearest ordinary weeks after, at most 3. */
  readonly after: readonly number[];
}

const NEIGHBOURS = 3;
/** Fewer ordinary weeks on either side give no level. */
export const FEWEST_NEIGHBOURS = 2;

/**
 * Every holiday week of the history with ordinary weeks on both sides. Not ordinary are the marked weeks, Easter weeks and
 * everything from Thanksgiving to the marked Christmas week, which lies after the peak.
 */
export function listHolidayEvents(panel: SalesPanel): HolidayEvent[] {
  const calendar = buildWeekCalendar(panel);
  const end = panel.historyWeekCount;
  const weeksOf: Record<HolidayName, number[]> = {
    super_bowl: [],
    labor_day: [],
    thanksgiving: [],
    christmas: [],
    christmas_peak: [],
    easter: calendar.easterWeeks.filter((week) => week < end),
  };
  const special = new Uint8Array(calendar.count);
  let inSeason = false;
  for (let week = 0; week < calendar.count; week++) {
    const type = HOLIDAY_TYPES[calendar.holidayType[week]!];
    if (type === "thanksgiving") inSeason = true;
    if (type !== "none" || inSeason) special[week] = 1;
    if (type === "christmas") inSeason = false;
    if (week >= end) continue;
    if (type === "superBowl") weeksOf.super_bowl.push(week);
    if (type === "laborDay") weeksOf.labor_day.push(week);
    if (type === "thanksgiving") weeksOf.thanksgiving.push(week);
    if (type === "christmas") weeksOf.christmas.push(week);
    if (type === "christmas" && week > 0) weeksOf.christmas_peak.push(week - 1);
  }
  for (const week of calendar.easterWeeks) special[week] = 1;
  return HOLIDAYS.flatMap((holiday) =>
    weeksOf[holiday]
      .map((week) => ({
        holiday,
        week,
        before: ordinaryFrom(special, week, -1, end),
        after: ordinaryFrom(special, week, 1, end),
      }))
      .filter(({ before, after }) => before.length >= FEWEST_NEIGHBOURS && after.length >= FEWEST_NEIGHBOURS),
  );
}

function ordinaryFrom(special: Uint8Array, week: number, step: 1 | -1, end: number): number[] {
  const found: number[] = [];
  for (let at = week + step; at >= 0 && at < end && found.length < NEIGHBOURS; at += step) {
    if (special[at] === 0) found.push(at);
  }
  return found;
}
