import type { SalesPanel } from "@sales-hub/domain";
import { sumWeekly } from "./weekly-totals.ts";

export interface HolidayShare {
  /** Share of all sales that fell in weeks marked as holidays. */
  readonly shareFraction: number;
  readonly holidayWeeks: number;
  readonly weeks: number;
  /** Mean holiday week / mean other week - 1; null without one of the two. */
  readonly weekLiftFraction: number | null;
}

/** How much of the sales falls in weeks that the data marks as holidays. */
export function holidayShare(panel: SalesPanel): HolidayShare {
  const totals = sumWeekly(panel);
  let holiday = 0;
  let holidayWeeks = 0;
  let other = 0;
  let otherWeeks = 0;
  for (const [week, sales] of totals.entries()) {
    if (Number.isNaN(sales)) continue;
    if (panel.isHoliday[week] === 1) {
      holiday += sales;
      holidayWeeks++;
    } else {
      other += sales;
      otherWeeks++;
    }
  }
  const comparable = holidayWeeks > 0 && other > 0;
  return {
    shareFraction: holiday + other > 0 ? holiday / (holiday + other) : 0,
    holidayWeeks,
    weeks: holidayWeeks + otherWeeks,
    weekLiftFraction: comparable ? holiday / holidayWeeks / (other / otherWeeks) - 1 : null,
  };
}
