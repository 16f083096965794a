import type { SalesPanel } from "@sales-hub/domain";

/**
 * Sum of actual sales per week over the chosen series.
 * @returns USD, shape [historyWeekCount]; NaN in weeks where no chosen series has a row.
 */
export function sumWeekly(panel: SalesPanel, includes: (series: number) => boolean = () => true): Float64Array {
  const totals = new Float64Array(panel.historyWeekCount).fill(Number.NaN);
  for (let series = 0; series < panel.seriesCount; series++) {
    if (!includes(series)) continue;
    const row = series * panel.weekCount;
    for (let week = 0; week < panel.historyWeekCount; week++) {
      const sales = panel.sales[row + week]!;
      if (Number.isNaN(sales)) continue;
      const total = totals[week]!;
      totals[week] = Number.isNaN(total) ? sales : total + sales;
    }
  }
  return totals;
}
