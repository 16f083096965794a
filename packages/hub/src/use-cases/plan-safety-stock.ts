import type { SeriesKey } from "@sales-hub/domain";
import { notesOnSafetyStock, type SafetyStock, safetyStock } from "@sales-hub/engine";
import { classifyPairs, indexBacktest } from "../service/backtest-index.ts";
import type { Snapshot } from "../service/snapshot.ts";
import type { Coverage } from "../training/backtest-table.ts";

export interface SafetyStockQuestion extends SeriesKey {
  /** Probability that demand over the lead time is covered, 0.8 to 0.99. */
  readonly serviceLevel: number;
  /** 1 to 8. */
  readonly leadTimeWeeks: number;
}

export interface SafetyStockPlan extends SafetyStock {
  /** Weeks of the panel's grid that the lead time spans. */
  readonly weekIndices: readonly number[];
  /** What adding up each week's own upper bound would ask for, USD. */
  readonly sumOfWeeklyBoundsUsd: number;
  /** Share of backtest windows of this length, over pairs with as much history, whose demand such a target covered. */
  readonly measured: Coverage;
  readonly notes: readonly string[];
}

/**
 * Safety stock and reorder target of a pair, in USD at retail, from the distribution of the sum of sales over the lead
 * time.
 * @throws {HubError} HUB_PAIR_UNKNOWN, ENGINE_SERVICE_LEVEL_INVALID, ENGINE_LEAD_TIME_INVALID
 */
export function planSafetyStock(snapshot: Snapshot, question: SafetyStockQuestion): SafetyStockPlan {
  const { store, dept, serviceLevel, leadTimeWeeks } = question;
  const { intervals, leadTimeCalibration } = snapshot;
  const series = snapshot.series.rowOf(question);
  const { weeks, notes } = snapshot.forecaster.forecast({ store, dept, horizonWeeks: leadTimeWeeks });
  // The upper bound of the band at level 2p - 1 is the quantile at p.
  const level = 2 * serviceLevel - 1;
  const stock = safetyStock(
    leadTimeCalibration,
    {
      forecast: weeks.map(({ forecast }) => forecast),
      errorScale: weeks.map(({ forecast, parts }) => intervals.errorScaleOf({ series, forecast, parts })),
      widening: (p) => intervals.widening(series, 2 * p - 1),
    },
    serviceLevel,
  );
  return {
    ...stock,
    weekIndices: weeks.map(({ weekIndex }) => weekIndex),
    sumOfWeeklyBoundsUsd: weeks.reduce((sum, week) => sum + intervals.bounds({ series, ...week }, level).upper, 0),
    measured: indexBacktest(snapshot).stockCoverageAlike(serviceLevel, leadTimeWeeks, classifyPairs(snapshot)[series]!),
    notes: [...notes.map(({ message }) => message), ...notesOnSafetyStock(leadTimeCalibration, leadTimeWeeks)],
  };
}
