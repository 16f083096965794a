import { epochDay, isoFromEpochDay, type SalesPanel } from "@sales-hub/domain";
import { EVENTS, type EventName, easterSunday, eventDay, isoWeekOf, oneYearBefore } from "./event-dates.ts";
import { MONTH_WAVES, writeMonthPosition } from "./month-position.ts";

/** The four holidays that the data flags, in the order of the year; 0 is an ordinary week. */
export const HOLIDAY_TYPES = ["none", "superBowl", "laborDay", "thanksgiving", "christmas"] as const;

const LABOR_DAY = 2;
const THANKSGIVING = 3;
const CHRISTMAS = 4;
const FLAGGED: readonly [EventName, number][] = [
  ["superBowl", 1],
  ["laborDay", LABOR_DAY],
  ["thanksgiving", THANKSGIVING],
  ["christmas", CHRISTMAS],
];

/** Weeks beyond the panel for which the calendar is known: enough for a 52-week horizon from its last week. */
const EXTRA_WEEKS = 54;

/** What is known of each week from its dates alone, shape [count] each; week 0 is the panel's first week. */
export interface WeekCalendar {
  readonly count: number;
  /** Week-ending day, days since 1970-01-01. */
  readonly day: Int32Array;
  readonly year: Int32Array;
  readonly isoWeek: Int32Array;
  readonly month: Int32Array;
  readonly dayOfMonth: Int32Array;
  /** Index into HOLIDAY_TYPES: as flagged in the data, by rule for weeks beyond the panel. */
  readonly holidayType: Uint8Array;
  /** Weeks after (negative: before) the nearest Easter week, the week that holds Good Friday. */
  readonly easterOffset: Int32Array;
  /** Indices of the Easter weeks from the first week on, ascending. */
  readonly easterWeeks: readonly number[];
  /** Calendar shift: days between t - 364 days and t - 1 calendar year, 0 where the holiday itself moves with the week. */
  readonly shiftDays: Int32Array;
  /** Days of the week that lie 0-6 days before the event, shape [count x EVENTS.length]. */
  readonly preEventDays: Int32Array;
  /** Which part of the month the week covers: mean month waves of its days, shape [count x MONTH_WAVES]. */
  readonly monthPosition: Float64Array;
}

/** Index on the weekly grid of the week that contains `day`. */
function weekOfDay(firstDay: number, day: number): number {
  return Math.ceil((day - firstDay) / 7);
}

function typeByRule(day: number, year: number): number {
  for (const [event, type] of FLAGGED) {
    const back = day - eventDay(event, year);
    if (back >= 0 && back <= 6) return type;
  }
  return 0;
}

function typeByMonth(month: number): number {
  if (month <= 3) return 1;
  if (month <= 10) return LABOR_DAY;
  return month === 11 ? THANKSGIVING : CHRISTMAS;
}

function overlapDays(weekEnd: number, event: number): number {
  const last = Math.min(weekEnd, event);
  const first = Math.max(weekEnd, event) - 6;
  return Math.max(0, last - first + 1);
}

/** Derives the calendar of a panel's weeks and of a year beyond them. */
export function buildWeekCalendar(panel: Pick<SalesPanel, "firstWeek" | "weekCount" | "isHoliday">): WeekCalendar {
  const firstDay = epochDay(panel.firstWeek);
  const count = panel.weekCount + EXTRA_WEEKS;
  const ints = () => new Int32Array(count);
  const day = ints();
  const year = ints();
  const isoWeek = ints();
  const month = ints();
  const dayOfMonth = ints();
  const easterOffset = ints();
  const shiftDays = ints();
  const holidayType = new Uint8Array(count);
  const preEventDays = new Int32Array(count * EVENTS.length);
  const monthPosition = new Float64Array(count * MONTH_WAVES);

  for (let t = 0; t < count; t++) {
    const d = firstDay + 7 * t;
    const iso = isoFromEpochDay(d);
    day[t] = d;
    year[t] = Number(iso.slice(0, 4));
    month[t] = Number(iso.slice(5, 7));
    dayOfMonth[t] = Number(iso.slice(8, 10));
    isoWeek[t] = isoWeekOf(d);
    writeMonthPosition(d, monthPosition, t * MONTH_WAVES);
    if (t < panel.weekCount) holidayType[t] = panel.isHoliday[t] ? typeByMonth(month[t]!) : 0;
    else holidayType[t] = typeByRule(d, year[t]!);
  }

  const easters: number[] = [];
  for (let y = year[0]! - 1; y <= year[count - 1]! + 1; y++) easters.push(weekOfDay(firstDay, easterSunday(y) - 2));
  const movesWithWeek = (t: number) => t >= 0 && holidayType[t]! > 0 && holidayType[t] !== CHRISTMAS;
  for (let t = 0; t < count; t++) {
    const nearest = easters.reduce((best, e) => (Math.abs(t - e) < Math.abs(t - best) ? e : best));
    easterOffset[t] = t - nearest;
    const beforeChristmas = month[t] === 12 && dayOfMonth[t]! >= 18;
    const shift = day[t]! - 364 - oneYearBefore(day[t]!);
    shiftDays[t] = beforeChristmas || !(movesWithWeek(t) || movesWithWeek(t - 1)) ? shift : 0;
    EVENTS.forEach((event, k) => {
      let days = 0;
      for (const y of [year[t]!, year[t]! + 1]) days = Math.max(days, overlapDays(day[t]!, eventDay(event, y)));
      preEventDays[t * EVENTS.length + k] = days;
    });
  }
  const easterWeeks = easters.filter((t) => t >= 0);
  return {
    count,
    day,
    year,
    isoWeek,
    month,
    dayOfMonth,
    holidayType,
    easterOffset,
    easterWeeks,
    shiftDays,
    preEventDays,
    monthPosition,
  };
}
