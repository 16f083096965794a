import type { SalesPanel } from "@sales-hub/domain";

/** Level and spread of one series over its actual weeks. */
export interface SeriesStatistics {
  readonly weeks: number;
  /** Mean weekly sales, USD; NaN without actuals. */
  readonly meanUsd: number;
  /** Sample standard deviation (divisor n - 1), USD; NaN with fewer than 2 weeks. */
  readonly standardDeviationUsd: number;
  /** Coefficient of variation: standard deviation / mean; NaN when the mean is not positive. */
  readonly cvFraction: number;
}

/** Mean, standard deviation and coefficient of variation of a series' actual weekly sales. */
export function describeSeries(panel: SalesPanel, series: number): SeriesStatistics {
  const start = series * panel.weekCount;
  let weeks = 0;
  let mean = 0;
  let squares = 0;
  for (let i = start; i < start + panel.historyWeekCount; i++) {
    const sales = panel.sales[i]!;
    if (Number.isNaN(sales)) continue;
    weeks++;
    const delta = sales - mean;
    mean += delta / weeks;
    squares += delta * (sales - mean);
  }
  const meanUsd = weeks > 0 ? mean : Number.NaN;
  const standardDeviationUsd = weeks > 1 ? Math.sqrt(squares / (weeks - 1)) : Number.NaN;
  return { weeks, meanUsd, standardDeviationUsd, cvFraction: mean > 0 ? standardDeviationUsd / mean : Number.NaN };
}
