import type { BacktestTable } from "../training/backtest-table.ts";
import { type ErrorFigures, figuresByGroup } from "../training/error-figures.ts";

/** Errors of one fold of a backtest. */
export interface FoldFigures extends ErrorFigures {
  /** From 1. */
  readonly fold: number;
  /** Last week whose actuals the fold saw, and its first and last scored week; weeks of the panel's grid. */
  readonly originIndex: number;
  readonly fromIndex: number;
  readonly toIndex: number;
}

/** Errors and coverage by fold, the earliest origin first. */
export function figuresByFold(table: BacktestTable): FoldFigures[] {
  const spans = new Map<number, { originIndex: number; fromIndex: number; toIndex: number }>();
  for (let entry = 0; entry < table.actual.length; entry++) {
    const week = table.week[entry]!;
    const span = spans.get(table.fold[entry]!);
    if (!span) {
      const originIndex = week - table.horizon[entry]!;
      spans.set(table.fold[entry]!, { originIndex, fromIndex: week, toIndex: week });
    } else {
      span.fromIndex = Math.min(span.fromIndex, week);
      span.toIndex = Math.max(span.toIndex, week);
    }
  }
  return [...figuresByGroup(table, (entry) => table.fold[entry]!)]
    .map(([fold, figures]) => ({ fold, ...spans.get(fold)!, ...figures }))
    .sort((a, b) => a.originIndex - b.originIndex);
}
