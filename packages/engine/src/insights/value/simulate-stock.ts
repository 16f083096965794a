import { interpolatedQuantile } from "../order-statistics.ts";
import type { FoldPlan, StockRows } from "./stock-plan.ts";

/** What stock did in each simulated week, all pairs together; columns of one length, weeks ascending. */
export interface StockWeeks {
  /** Week of the panel's grid. */
  readonly week: Int32Array;
  readonly pairs: Int32Array;
  /** Demand (sales, returns as 0), USD at retail. */
  readonly demandUsd: Float64Array;
  /** Stock left at the week's end, USD at retail. */
  readonly heldUsd: Float64Array;
  /** Demand beyond the stock, USD at retail. */
  readonly lostUsd: Float64Array;
  /** Pairs whose demand was covered. */
  readonly covered: Int32Array;
  /** Pairs missed by more than half of their usual week and by more than $500. */
  readonly badlyMissed: Int32Array;
}

/** An error needs handling from this share of the pair's usual week on ... */
export const BADLY_MISSED_SHARE = 0.5;
/** ... when it is also larger than this, USD. */
export const BADLY_MISSED_USD = 500;

/**
 * An order-up-to policy on past forecasts: each week starts with what was left or the forecast plus safety stock,
 * whichever is more, and ends with what demand left of it. Safety stock is the quantile of earlier errors at the service
 * level (a newsvendor's critical ratio). Sales stand for demand. Each fold starts without stock.
 */
export function simulateStock(
  rows: StockRows,
  plans: readonly FoldPlan[],
  { serviceLevel, seriesCount }: { readonly serviceLevel: number; readonly seriesCount: number },
): StockWeeks {
  const weeks = [...new Set(plans.flatMap(({ entries }) => [...new Set(entries.map((n) => rows.week[n]!))]))].sort(
    (a, b) => a - b,
  );
  const columnOf = new Map(weeks.map((week, column) => [week, column]));
  const ints = () => new Int32Array(weeks.length);
  const doubles = () => new Float64Array(weeks.length);
  const outcome = {
    week: Int32Array.from(weeks),
    pairs: ints(),
    demandUsd: doubles(),
    heldUsd: doubles(),
    lostUsd: doubles(),
    covered: ints(),
    badlyMissed: ints(),
  };
  for (const plan of plans) {
    const multiple = interpolatedQuantile(plan.scaledErrors, serviceLevel);
    const left = new Float64Array(seriesCount);
    for (let position = 0; position < plan.entries.length; position++) {
      const n = plan.entries[position]!;
      const series = rows.series[n]!;
      const column = columnOf.get(rows.week[n]!)!;
      const forecast = rows.forecast[n]!;
      const ordered = Math.max(0, forecast + multiple * plan.errorScale[position]!);
      const stock = Math.max(left[series]!, ordered);
      const demand = Math.max(0, rows.actual[n]!);
      const error = Math.abs(forecast - rows.actual[n]!);
      left[series] = Math.max(0, stock - demand);
      outcome.pairs[column]!++;
      outcome.demandUsd[column]! += demand;
      outcome.heldUsd[column]! += left[series]!;
      outcome.lostUsd[column]! += Math.max(0, demand - stock);
      if (demand <= stock) outcome.covered[column]!++;
      if (error > BADLY_MISSED_USD && error > BADLY_MISSED_SHARE * plan.usualWeekUsd[position]!) {
        outcome.badlyMissed[column]!++;
      }
    }
  }
  return outcome;
}
