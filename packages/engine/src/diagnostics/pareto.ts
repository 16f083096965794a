import type { SalesPanel } from "@sales-hub/domain";

/** One store or department with its part of all sales. */
export interface ParetoEntry {
  readonly id: number;
  /** Sales of the whole history, USD. */
  readonly salesUsd: number;
  /** Fraction of all sales. */
  readonly share: number;
  /** Fraction of all sales of this and all larger ones. */
  readonly cumulativeShare: number;
}

export interface Pareto {
  /** The largest first. */
  readonly entries: readonly ParetoEntry[];
  /** How many of the largest make 80% of all sales. */
  readonly countFor80: number;
}

/** Ranks groups by their sales of the history. @param ids Group of each series, shape [N]. */
export function rankBySales(panel: SalesPanel, ids: ArrayLike<number>): Pareto {
  const totals = new Map<number, number>();
  for (let i = 0; i < panel.seriesCount; i++) {
    let sum = totals.get(ids[i]!) ?? 0;
    for (let t = 0; t < panel.historyWeekCount; t++) {
      const y = panel.sales[i * panel.weekCount + t]!;
      if (!Number.isNaN(y)) sum += y;
    }
    totals.set(ids[i]!, sum);
  }
  const all = [...totals.values()].reduce((sum, usd) => sum + usd, 0);
  let cumulative = 0;
  const entries = [...totals]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .map(([id, salesUsd]) => {
      cumulative += salesUsd;
      return { id, salesUsd, share: salesUsd / all, cumulativeShare: cumulative / all };
    });
  return { entries, countFor80: entries.findIndex(({ cumulativeShare }) => cumulativeShare >= 0.8) + 1 };
}
