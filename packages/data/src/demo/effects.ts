import { HISTORY_WEEKS, MARKDOWNS_FROM, WEEK_COUNT } from "./calendar.ts";
import type { DemoPair } from "./levels.ts";
import { MARKDOWN_TYPES } from "./schedule.ts";
import { liftSeries, type TrueResponse } from "./worlds/responses.ts";

/** What promotions do to sales: sales = (sales without promotions) x (1 + lift). Fraction, shape [P x T]. */
export function createLift(options: {
  readonly pairs: readonly DemoPair[];
  /** Shape [D]. */
  readonly responses: readonly TrueResponse[];
  /** Percent of the store's usual week, shape [S x T x 5]. */
  readonly intensity: Float64Array;
}): Float64Array {
  const { pairs, responses, intensity } = options;
  const perStore = WEEK_COUNT * MARKDOWN_TYPES;
  const lift = new Float64Array(pairs.length * WEEK_COUNT);
  pairs.forEach(({ store, dept }, p) => {
    const ofStore = intensity.subarray(store * perStore, (store + 1) * perStore);
    lift.set(liftSeries(responses[dept] as TrueResponse, ofStore), p * WEEK_COUNT);
  });
  return lift;
}

/** What a department's promotions truly returned over the history. */
export interface TrueReturn {
  readonly incrementalUsd: number;
  /** The stores' markdowns x the department's share of each store's usual sales. */
  readonly costUsd: number;
  /** Null without cost. */
  readonly iroas: number | null;
}

/** True iROAS of each department over the weeks with markdowns and reported sales, shape [D]. */
export function sumTrueReturns(options: {
  readonly pairs: readonly DemoPair[];
  readonly departmentCount: number;
  readonly hasRow: Uint8Array;
  readonly baseline: Float64Array;
  readonly lift: Float64Array;
  /** Mean weekly sales in the year before markdowns, USD, shape [P] and [S]. */
  readonly usualPairs: Float64Array;
  readonly usualStores: Float64Array;
  /** USD, shape [S x T x 5]. */
  readonly markdowns: Float64Array;
}): TrueReturn[] {
  const { pairs, departmentCount, hasRow, baseline, lift, usualPairs, usualStores, markdowns } = options;
  const spend = Float64Array.from(usualStores, (_, s) => {
    let sum = 0;
    const from = (s * WEEK_COUNT + MARKDOWNS_FROM) * MARKDOWN_TYPES;
    for (let i = from; i < (s * WEEK_COUNT + HISTORY_WEEKS) * MARKDOWN_TYPES; i += 1)
      sum += Math.max(0, markdowns[i] as number);
    return sum;
  });
  const incremental = new Float64Array(departmentCount);
  const cost = new Float64Array(departmentCount);
  pairs.forEach(({ store, dept }, p) => {
    const share = Math.max(0, usualPairs[p] as number) / (usualStores[store] as number);
    cost[dept] = (cost[dept] as number) + share * (spend[store] as number);
    for (let t = MARKDOWNS_FROM; t < HISTORY_WEEKS; t += 1) {
      const cell = p * WEEK_COUNT + t;
      if (hasRow[cell] === 0) continue;
      incremental[dept] = (incremental[dept] as number) + (baseline[cell] as number) * (lift[cell] as number);
    }
  });
  return Array.from(incremental, (incrementalUsd, d) => {
    const costUsd = cost[d] as number;
    return { incrementalUsd, costUsd, iroas: costUsd > 0 ? incrementalUsd / costUsd : null };
  });
}
