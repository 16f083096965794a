import { type FoldPlan, planStock } from "@sales-hub/engine";
import type { BacktestTable } from "./backtest-table.ts";

/** What stock would have been planned with under each forecast, from errors known at the time. */
export interface StockPlans {
  readonly ours: readonly FoldPlan[];
  /** Seasonal naive, with its own errors. */
  readonly benchmark: readonly FoldPlan[];
}

export function planBothStocks(backtest: BacktestTable, seriesCount: number): StockPlans {
  return {
    ours: planStock(backtest, seriesCount),
    benchmark: planStock({ ...backtest, forecast: backtest.seasonalNaive }, seriesCount),
  };
}
