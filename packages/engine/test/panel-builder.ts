import type { SalesPanel } from "@sales-hub/domain";

export interface SeriesSpec {
  readonly store: number;
  readonly dept: number;
  /** Sales by week; null where there is no row. */
  readonly sales: readonly (number | null)[];
}

/** A small panel for tests: stores of type A and 100,000 square feet, no markdowns, flat covariates. */
export function buildPanel(
  series: readonly SeriesSpec[],
  options: { firstWeek?: string; weekCount?: number; historyWeekCount?: number; holidays?: readonly number[] } = {},
): SalesPanel {
  const sorted = [...series].sort((a, b) => a.store - b.store || a.dept - b.dept);
  const historyWeekCount = options.historyWeekCount ?? Math.max(...sorted.map((s) => s.sales.length));
  const weekCount = options.weekCount ?? historyWeekCount;
  const ids = [...new Set(sorted.map((s) => s.store))].sort((a, b) => a - b);
  const sales = new Float64Array(sorted.length * weekCount).fill(Number.NaN);
  sorted.forEach((s, i) => {
    s.sales.forEach((y, t) => {
      if (y !== null) sales[i * weekCount + t] = y;
    });
  });
  const isHoliday = new Uint8Array(weekCount);
  for (const t of options.holidays ?? []) isHoliday[t] = 1;
  const byStore = (value: number) => new Float64Array(ids.length * weekCount).fill(value);
  return {
    firstWeek: options.firstWeek ?? "2010-02-05",
    weekCount,
    historyWeekCount,
    isHoliday,
    seriesCount: sorted.length,
    seriesStore: Int32Array.from(sorted, (s) => s.store),
    seriesDept: Int32Array.from(sorted, (s) => s.dept),
    sales,
    isPredictionTarget: new Uint8Array(sorted.length * weekCount),
    stores: {
      ids: Int32Array.from(ids),
      types: ids.map(() => "A"),
      sizes: new Float64Array(ids.length).fill(100_000),
    },
    temperature: byStore(60),
    fuelPrice: byStore(3),
    cpi: byStore(200),
    unemployment: byStore(8),
    markdowns: new Float64Array(ids.length * weekCount * 5),
  };
}
