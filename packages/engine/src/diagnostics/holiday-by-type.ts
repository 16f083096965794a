import type { SalesPanel } from "@sales-hub/domain";
import type { PanelIndex } from "../base/panel-index.ts";
import { measureHolidayLift } from "../brief-features/holiday-lift.ts";
import { HOLIDAY_TYPES, type WeekCalendar } from "../calendar/week-calendar.ts";

/** How one holiday lifts the sales of one store type. */
export interface HolidayLiftByType {
  readonly holiday: (typeof HOLIDAY_TYPES)[number];
  readonly storeType: string;
  /**
   * Sales of the holiday's week / mean of the four weeks before, mean over the years; 1 is no lift, null where no such week
   * came with four weeks before it.
   */
  readonly lift: number | null;
  /** Standard deviation of the lift over the type's stores; null with fewer than two. */
  readonly storeDeviation: number | null;
  readonly stores: number;
}

/** Lift of the flagged holidays by store type, from the sales of the type and of each of its stores. */
export function describeHolidayLift(
  panel: SalesPanel,
  { calendar, index }: { readonly calendar: WeekCalendar; readonly index: PanelIndex },
): HolidayLiftByType[] {
  const weeks = panel.historyWeekCount;
  const storeTotals = new Float64Array(panel.stores.ids.length * weeks);
  for (let i = 0; i < panel.seriesCount; i++) {
    for (let t = 0; t < weeks; t++) {
      const y = panel.sales[i * panel.weekCount + t]!;
      const at = index.seriesStore[i]! * weeks + t;
      if (!Number.isNaN(y)) storeTotals[at] = storeTotals[at]! + y;
    }
  }
  const byStore = measureHolidayLift(calendar, storeTotals, weeks);
  const types = [...new Set(panel.stores.types)].sort();
  return types.flatMap((storeType) => {
    const members = panel.stores.types.flatMap((type, store) => (type === storeType ? [store] : []));
    const totals = new Float64Array(weeks);
    for (const store of members) {
      for (let t = 0; t < weeks; t++) totals[t] = totals[t]! + storeTotals[store * weeks + t]!;
    }
    const lifts = measureHolidayLift(calendar, totals, weeks);
    return HOLIDAY_TYPES.slice(1).map((holiday, k) => {
      const type = k + 1;
      const each = members
        .map((store) => byStore[store * HOLIDAY_TYPES.length + type]!)
        .filter((lift) => !Number.isNaN(lift));
      const mean = each.reduce((sum, lift) => sum + lift, 0) / each.length;
      const squares = each.reduce((sum, lift) => sum + (lift - mean) ** 2, 0);
      const lift = lifts[type]!;
      return {
        holiday,
        storeType,
        lift: Number.isNaN(lift) ? null : lift,
        storeDeviation: each.length < 2 ? null : Math.sqrt(squares / (each.length - 1)),
        stores: members.length,
      };
    });
  });
}
