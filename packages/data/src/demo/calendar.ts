import { addWeeks, epochDay, isoFromEpochDay } from "@sales-hub/domain";

export const FIRST_WEEK = "2010-02-05";
export const HISTORY_WEEKS = 143;
export const WEEK_COUNT = 143 + 39;
/** First week with markdowns, 2011-11-11. */
export const MARKDOWNS_FROM = 92;
/** First week whose CPI and unemployment are not published yet, 2013-05-03. */
export const ECONOMY_UNKNOWN_FROM = 169;

/** Days of the year on which shopping leans, as epoch days. */
export type EventName = keyof typeof EVENTS;

const EVENTS = {
  superBowl: (year: number) => nthWeekday(year, 2, 0, 1),
  valentine: (year: number) => day(year, 2, 14),
  easter: (year: number) => easterSunday(year),
  memorialDay: (year: number) => nthWeekday(year, 6, 1, 1) - 7,
  independenceDay: (year: number) => day(year, 7, 4),
  backToSchool: (year: number) => day(year, 8, 20),
  laborDay: (year: number) => nthWeekday(year, 9, 1, 1),
  halloween: (year: number) => day(year, 10, 31),
  thanksgiving: (year: number) => nthWeekday(year, 11, 4, 4),
  christmas: (year: number) => day(year, 12, 25),
} as const;

const FLAGGED: readonly EventName[] = ["superBowl", "laborDay", "thanksgiving", "christmas"];

export const EVENT_NAMES = Object.keys(EVENTS) as EventName[];

export interface DemoCalendar {
  /** Week-ending Fridays, shape [T]. */
  readonly dates: readonly string[];
  /** 1 in the weeks that hold one of the four flagged holidays, shape [T]. */
  readonly isHoliday: Uint8Array;
  /** Share of the seven days up to each event that lie in the week, shape [T] per event: it moves with the weekday. */
  readonly eventShare: Readonly<Record<EventName, Float64Array>>;
  /** Christmas build-up, exp(-((days from 18 December) / 14)^2 / 2), shape [T]. */
  readonly christmasPull: Float64Array;
  /** 1 in Thanksgiving week, shape [T]. */
  readonly thanksgivingWeek: Float64Array;
  /** Fraction of the year passed at the week's end, shape [T]. */
  readonly yearFraction: Float64Array;
}

/** The weeks of the demo world: the calendar of the Kaggle set. */
export function createCalendar(): DemoCalendar {
  const dates = Array.from({ length: WEEK_COUNT }, (_, t) => addWeeks(FIRST_WEEK, t));
  const ends = dates.map(epochDay);
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))];
  const week = (of: (end: number, date: string) => number) =>
    Float64Array.from(dates, (date, t) => of(ends[t] as number, date));
  const sameYear = (date: string, event: EventName) => EVENTS[event](Number(date.slice(0, 4)));
  const eventShare = Object.fromEntries(
    EVENT_NAMES.map((event) => [
      event,
      week((end) => years.reduce((sum, year) => sum + overlapDays(end, EVENTS[event](year)) / 7, 0)),
    ]),
  ) as Record<EventName, Float64Array>;
  return {
    dates,
    isHoliday: Uint8Array.from(
      week((end, date) => (FLAGGED.some((event) => isInWeek(sameYear(date, event), end)) ? 1 : 0)),
    ),
    eventShare,
    christmasPull: week((end) =>
      Math.max(...years.map((year) => Math.exp(-0.5 * ((end - (EVENTS.christmas(year) - 7)) / 14) ** 2))),
    ),
    thanksgivingWeek: week((end, date) => (isInWeek(sameYear(date, "thanksgiving"), end) ? 1 : 0)),
    yearFraction: week((end, date) => {
      const year = Number(date.slice(0, 4));
      return (end - day(year, 1, 1)) / (day(year + 1, 1, 1) - day(year, 1, 1));
    }),
  };
}

function isInWeek(eventDay: number, weekEnd: number): boolean {
  return eventDay > weekEnd - 7 && eventDay <= weekEnd;
}

/** Days shared by the week that ends on `weekEnd` and the seven days that end on the event. */
function overlapDays(weekEnd: number, eventDay: number): number {
  return Math.max(0, 7 - Math.abs(weekEnd - eventDay));
}

function day(year: number, month: number, dayOfMonth: number): number {
  return epochDay(`${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`);
}

/** The n-th given weekday (0 = Sunday) of a month. */
function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  const first = day(year, month, 1);
  const firstWeekday = new Date(`${isoFromEpochDay(first)}T00:00:00Z`).getUTCDay();
  return first + ((weekday - firstWeekday + 7) % 7) + 7 * (n - 1);
}

/** Easter Sunday in the Gregorian calendar (Meeus, Jones, Butcher). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return day(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
