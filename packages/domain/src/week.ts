import { domainError } from "./domain-errors.ts";

const MS_PER_DAY = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Days since 1970-01-01 (UTC) of an ISO date.
 * @throws {HubError} DOMAIN_DATE_INVALID when the text is not YYYY-MM-DD or no such day exists
 */
export function epochDay(isoDate: string): number {
  const match = ISO_DATE.exec(isoDate);
  if (match) {
    const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
    if (isoFromEpochDay(ms / MS_PER_DAY) === isoDate) return ms / MS_PER_DAY;
  }
  throw domainError("DOMAIN_DATE_INVALID", `"${isoDate}" is not a calendar date; write it as YYYY-MM-DD.`, {
    details: { value: isoDate },
  });
}

/** ISO date (YYYY-MM-DD) of a day count since 1970-01-01. */
export function isoFromEpochDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** ISO date `weeks` weeks after (negative: before) an ISO date. */
export function addWeeks(isoDate: string, weeks: number): string {
  return isoFromEpochDay(epochDay(isoDate) + 7 * weeks);
}

/**
 * Whole weeks from `firstWeek` to `isoDate`, both week-ending dates of one weekly grid.
 * @throws {HubError} DOMAIN_DATE_OFF_GRID when the dates are not a whole number of weeks apart
 */
export function weekIndex(firstWeek: string, isoDate: string): number {
  const days = epochDay(isoDate) - epochDay(firstWeek);
  if (days % 7 !== 0) {
    throw domainError(
      "DOMAIN_DATE_OFF_GRID",
      `${isoDate} is not on the weekly grid that starts ${firstWeek}; the nearest week ends ${isoFromEpochDay(epochDay(firstWeek) + 7 * Math.round(days / 7))}.`,
      { details: { date: isoDate, firstWeek } },
    );
  }
  return days / 7;
}
