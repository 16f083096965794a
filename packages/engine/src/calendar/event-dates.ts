import { epochDay, isoFromEpochDay } from "@sales-hub/domain";

/** Days of the year that move retail sales. */
export const EVENTS = [
  "superBowl",
  "valentine",
  "easterSaturday",
  "mothersDay",
  "memorialDay",
  "independenceDay",
  "laborDay",
  "halloween",
  "thanksgiving",
  "christmas",
] as const;

export type EventName = (typeof EVENTS)[number];

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;

function dayOf(year: number, month: number, day: number): number {
  return epochDay(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
}

/** 0 = Sunday ... 6 = Saturday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + THURSDAY) % 7) + 7) % 7;
}

function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
}

/** Easter Sunday of a Gregorian year as days since 1970-01-01 (the anonymous Gregorian algorithm). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return dayOf(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

/** Day of an event in a year, as days since 1970-01-01. */
export function eventDay(event: EventName, year: number): number {
  switch (event) {
    case "superBowl":
      return nthWeekday(year, 2, SUNDAY, year >= 2022 ? 2 : 1);
    case "valentine":
      return dayOf(year, 2, 14);
    case "easterSaturday":
      return easterSunday(year) - 1;
    case "mothersDay":
      return nthWeekday(year, 5, SUNDAY, 2);
    case "memorialDay":
      return nthWeekday(year, 6, MONDAY, 1) - 7;
    case "independenceDay":
      return dayOf(year, 7, 4);
    case "laborDay":
      return nthWeekday(year, 9, MONDAY, 1);
    case "halloween":
      return dayOf(year, 10, 31);
    case "thanksgiving":
      return nthWeekday(year, 11, THURSDAY, 4);
    case "christmas":
      return dayOf(year, 12, 25);
  }
}

/** The same day one calendar year earlier (Feb 29 becomes Feb 28), as days since 1970-01-01. */
export function oneYearBefore(day: number): number {
  const iso = isoFromEpochDay(day);
  const year = Number(iso.slice(0, 4)) - 1;
  const monthDay = iso.slice(4);
  return epochDay(`${year}${monthDay === "-02-29" ? "-02-28" : monthDay}`);
}

/** ISO 8601 week number of a day. */
export function isoWeekOf(day: number): number {
  const thursday = day - ((weekdayOf(day) + 6) % 7) + 3;
  const newYear = dayOf(Number(isoFromEpochDay(thursday).slice(0, 4)), 1, 1);
  return Math.floor((thursday - newYear) / 7) + 1;
}
