import { isoFromEpochDay } from "@sales-hub/domain";

/** Waves that describe the position within the month: cosine and sine of one, two and three turns a month. */
export const MONTH_WAVES = 6;

const DAYS = 7;

/**
 * Mean of the waves over the seven days of a week, which says which part of the month the week covers.
 * @param weekEnd Last day, days since 1970-01-01.
 * @param out Filled from position `at` with MONTH_WAVES numbers in [-1, 1].
 */
export function writeMonthPosition(weekEnd: number, out: Float64Array, at: number): void {
  out.fill(0, at, at + MONTH_WAVES);
  for (let day = weekEnd - DAYS + 1; day <= weekEnd; day++) {
    const [year, month, dayOfMonth] = isoFromEpochDay(day).split("-").map(Number) as [number, number, number];
    const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const turn = (2 * Math.PI * (dayOfMonth - 0.5)) / daysInMonth;
    for (let k = 0; k < MONTH_WAVES / 2; k++) {
      out[at + 2 * k] = out[at + 2 * k]! + Math.cos((k + 1) * turn) / DAYS;
      out[at + 2 * k + 1] = out[at + 2 * k + 1]! + Math.sin((k + 1) * turn) / DAYS;
    }
  }
}
