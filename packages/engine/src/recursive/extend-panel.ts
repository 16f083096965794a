import type { SalesPanel } from "@sales-hub/domain";
import type { WeekCalendar } from "../calendar/week-calendar.ts";

/**
 * A copy of a panel that ends at an origin, with room for the weeks after it: no sales, no markdowns and no covariates are
 * known there, holidays are those of the calendar.
 * @param weeksAhead Weeks after the origin that the copy has room for.
 */
export function cutAtOrigin(
  panel: SalesPanel,
  calendar: WeekCalendar,
  { originIndex, weeksAhead }: { readonly originIndex: number; readonly weeksAhead: number },
): SalesPanel {
  const known = originIndex + 1;
  const weekCount = known + weeksAhead;
  const cut = (values: Float64Array, width: number, missing: number) => {
    const from = panel.weekCount * width;
    const to = weekCount * width;
    const rows = values.length / from;
    const copy = new Float64Array(rows * to).fill(missing);
    for (let r = 0; r < rows; r++) copy.set(values.subarray(r * from, r * from + known * width), r * to);
    return copy;
  };
  return {
    ...panel,
    weekCount,
    historyWeekCount: known,
    isHoliday: Uint8Array.from({ length: weekCount }, (_, t) => (calendar.holidayType[t]! > 0 ? 1 : 0)),
    sales: cut(panel.sales, 1, Number.NaN),
    isPredictionTarget: new Uint8Array(panel.seriesCount * weekCount),
    temperature: cut(panel.temperature, 1, Number.NaN),
    fuelPrice: cut(panel.fuelPrice, 1, Number.NaN),
    cpi: cut(panel.cpi, 1, Number.NaN),
    unemployment: cut(panel.unemployment, 1, Number.NaN),
    markdowns: cut(panel.markdowns, 5, 0),
  };
}
