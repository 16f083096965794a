import type { SalesPanel } from "@sales-hub/domain";

/** Sales of one window of weeks against the same weeks a year (52 weeks) earlier. */
export interface LikeForLike {
  /** Sales of the window, pair-weeks with an actual in both years, USD. */
  readonly salesUsd: number;
  /** Sales of the same pair-weeks 52 weeks earlier, USD. */
  readonly lastYearUsd: number;
  /** salesUsd / lastYearUsd - 1; null when the earlier sales are not positive. */
  readonly growthFraction: number | null;
  /** Pair-weeks that were compared. */
  readonly pairWeeks: number;
}

export interface LikeForLikeOptions {
  /** Weeks in the window, counted back from the last week with actuals. */
  readonly weeks?: number;
  /** Which series take part, by row of the panel; all when left out. */
  readonly includes?: (series: number) => boolean;
}

/**
 * Growth of the last weeks over the same weeks of last year. A pair-week counts only when both years have a row, so
 * that opened and closed departments do not pass for growth.
 */
export function growthLikeForLike(panel: SalesPanel, options: LikeForLikeOptions = {}): LikeForLike {
  const { weeks = 4, includes = () => true } = options;
  const end = panel.historyWeekCount;
  let salesUsd = 0;
  let lastYearUsd = 0;
  let pairWeeks = 0;
  for (let series = 0; series < panel.seriesCount; series++) {
    if (!includes(series)) continue;
    const row = series * panel.weekCount;
    for (let week = Math.max(52, end - weeks); week < end; week++) {
      const now = panel.sales[row + week]!;
      const before = panel.sales[row + week - 52]!;
      if (Number.isNaN(now) || Number.isNaN(before)) continue;
      salesUsd += now;
      lastYearUsd += before;
      pairWeeks++;
    }
  }
  return { salesUsd, lastYearUsd, growthFraction: lastYearUsd > 0 ? salesUsd / lastYearUsd - 1 : null, pairWeeks };
}
