import type { SalesPanel } from "@sales-hub/domain";

/** Weeks in which more was brought back than sold (sales below 0). */
export interface ReturnsReport {
  readonly rows: number;
  readonly negativeRows: number;
  /** Fraction of all rows. */
  readonly negativeShare: number;
  readonly zeroRows: number;
  /** Sum of the negative rows, USD, below 0. */
  readonly negativeUsd: number;
  /** Share of negative rows whose week ends in January; a twelfth of them would mean no season of returns. */
  readonly januaryShare: number;
  /** Departments with negative rows, the most first. */
  readonly depts: readonly {
    readonly dept: number;
    readonly negativeRows: number;
    readonly rows: number;
    readonly negativeUsd: number;
  }[];
}

/** Counts rows below 0 and at 0. @param month Month of each week, 1-12. */
export function describeReturns(panel: SalesPanel, month: ArrayLike<number>): ReturnsReport {
  const depts = new Map<number, { dept: number; negativeRows: number; rows: number; negativeUsd: number }>();
  let zeroRows = 0;
  let january = 0;
  for (let i = 0; i < panel.seriesCount; i++) {
    const dept = panel.seriesDept[i]!;
    const entry = depts.get(dept) ?? { dept, negativeRows: 0, rows: 0, negativeUsd: 0 };
    depts.set(dept, entry);
    for (let t = 0; t < panel.historyWeekCount; t++) {
      const y = panel.sales[i * panel.weekCount + t]!;
      if (Number.isNaN(y)) continue;
      entry.rows++;
      if (y === 0) zeroRows++;
      if (y >= 0) continue;
      entry.negativeRows++;
      entry.negativeUsd += y;
      if (month[t] === 1) january++;
    }
  }
  const all = [...depts.values()];
  const rows = all.reduce((sum, entry) => sum + entry.rows, 0);
  const negativeRows = all.reduce((sum, entry) => sum + entry.negativeRows, 0);
  return {
    rows,
    negativeRows,
    negativeShare: rows === 0 ? 0 : negativeRows / rows,
    zeroRows,
    negativeUsd: all.reduce((sum, entry) => sum + entry.negativeUsd, 0),
    januaryShare: negativeRows === 0 ? 0 : january / negativeRows,
    depts: all
      .filter((entry) => entry.negativeRows > 0)
      .sort((a, b) => b.negativeRows - a.negativeRows || a.dept - b.dept),
  };
}
