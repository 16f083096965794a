import type { SalesPanel } from "@sales-hub/domain";

export interface DataGaps {
  /** Weeks without a row between the first and the last week of the history. */
  readonly missingWeeks: number;
  /** Of them in the last 52 weeks. */
  readonly missingLastYear: number;
}

const YEAR = 52;

/** Weeks for which a series that had sold before has no row. */
export function findDataGaps(panel: SalesPanel, series: number): DataGaps {
  const row = series * panel.weekCount;
  let started = false;
  let missingWeeks = 0;
  let missingLastYear = 0;
  for (let week = 0; week < panel.historyWeekCount; week++) {
    const missing = Number.isNaN(panel.sales[row + week]!);
    if (!missing) started = true;
    else if (started) {
      missingWeeks++;
      if (week >= panel.historyWeekCount - YEAR) missingLastYear++;
    }
  }
  return { missingWeeks, missingLastYear };
}
