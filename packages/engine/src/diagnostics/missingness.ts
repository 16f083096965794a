import type { SalesPanel } from "@sales-hub/domain";

/** Rows without a value in a column of the raw files. */
export interface MissingColumn {
  readonly column: string;
  /** Rows without a value before and after imputation. */
  readonly before: number;
  readonly after: number;
  readonly method: string;
}

/** What the data lacks. */
export interface Missingness {
  /** Pairs x weeks of the history. */
  readonly cells: number;
  /** Cells without a row of sales. */
  readonly missingCells: number;
  readonly missingShare: number;
  /** Pairs without any row in the history, and pairs with a row in every week. */
  readonly pairsWithoutRows: number;
  readonly completePairs: number;
  /** Weeks without a row between a pair's first and last one. */
  readonly insideGaps: number;
  /** Weeks in which no store has a markdown of any type: the promotions were not recorded yet. */
  readonly weeksWithoutMarkdown: number;
  /** By column of the raw files, where the caller knows it. */
  readonly columns: readonly MissingColumn[];
}

/** Counts what is missing from the grid of pairs and weeks; absence of a markdown is kept as a signal, not imputed. */
export function describeMissing(panel: SalesPanel, columns: readonly MissingColumn[] = []): Missingness {
  const { seriesCount, weekCount, historyWeekCount, sales, markdowns } = panel;
  let missingCells = 0;
  let pairsWithoutRows = 0;
  let completePairs = 0;
  let insideGaps = 0;
  for (let i = 0; i < seriesCount; i++) {
    let first = -1;
    let last = -1;
    let present = 0;
    for (let t = 0; t < historyWeekCount; t++) {
      if (Number.isNaN(sales[i * weekCount + t]!)) continue;
      if (first < 0) first = t;
      last = t;
      present++;
    }
    missingCells += historyWeekCount - present;
    if (present === 0) pairsWithoutRows++;
    else insideGaps += last - first + 1 - present;
    if (present === historyWeekCount) completePairs++;
  }
  let weeksWithoutMarkdown = 0;
  const width = markdowns.length / (panel.stores.ids.length * weekCount);
  for (let t = 0; t < historyWeekCount; t++) {
    const any = panel.stores.ids.some((_, s) => {
      const at = (s * weekCount + t) * width;
      return markdowns.subarray(at, at + width).some((usd) => usd !== 0);
    });
    if (!any) weeksWithoutMarkdown++;
  }
  const cells = seriesCount * historyWeekCount;
  return {
    cells,
    missingCells,
    missingShare: cells === 0 ? 0 : missingCells / cells,
    pairsWithoutRows,
    completePairs,
    insideGaps,
    weeksWithoutMarkdown,
    columns,
  };
}
