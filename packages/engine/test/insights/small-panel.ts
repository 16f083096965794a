import type { SalesPanel } from "@sales-hub/domain";

const WEEKS = 60;

/** Three series of two stores over 60 weeks: constant 100 and 50, one with a gap. Week 59 is the last. */
export function smallPanel(
  edit: (sales: Float64Array, at: (series: number, week: number) => number) => void,
): SalesPanel {
  const sales = new Float64Array(3 * WEEKS);
  sales.fill(100, 0, WEEKS);
  sales.fill(50, WEEKS, 2 * WEEKS);
  sales.fill(20_000, 2 * WEEKS);
  edit(sales, (series, week) => series * WEEKS + week);
  const perStoreWeek = () => new Float64Array(2 * WEEKS);
  return {
    firstWeek: "2010-02-05",
    weekCount: WEEKS,
    historyWeekCount: WEEKS,
    isHoliday: new Uint8Array(WEEKS),
    seriesCount: 3,
    seriesStore: Int32Array.of(1, 1, 2),
    seriesDept: Int32Array.of(1, 2, 1),
    sales,
    isPredictionTarget: new Uint8Array(3 * WEEKS),
    stores: { ids: Int32Array.of(1, 2), types: ["A", "B"], sizes: Float64Array.of(1000, 2000) },
    temperature: perStoreWeek(),
    fuelPrice: perStoreWeek(),
    cpi: perStoreWeek(),
    unemployment: perStoreWeek(),
    markdowns: new Float64Array(2 * WEEKS * 5),
  };
}
