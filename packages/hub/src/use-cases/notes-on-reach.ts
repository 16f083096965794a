import type { BacktestTable } from "../training/backtest-table.ts";

/** What a reader should know where a forecast goes further than any earlier one that has met its actuals. */
export function notesOnReach({ horizon }: Pick<BacktestTable, "horizon">, horizonWeeks: number): string[] {
  const furthest = horizon.reduce((max, h) => Math.max(max, h), 0);
  if (horizonWeeks <= furthest) return [];
  if (furthest === 0)
    return ["Neither the error nor the coverage of such forecasts is measured: the history is too short."];
  return [`Errors and coverage were measured up to ${furthest} weeks ahead; beyond, bands are widened by rule.`];
}
