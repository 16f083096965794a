import { WEEK_COUNT } from "./calendar.ts";
import type { DemoDepartment, DemoPair } from "./levels.ts";
import { createRandom } from "./random.ts";

/**
 * Replaces some weeks by net returns (negative sales), often in rare departments and hardly ever elsewhere.
 * @returns how many weeks became negative
 */
export function applyReturns(options: {
  readonly seed: number;
  readonly pairs: readonly DemoPair[];
  readonly departments: readonly DemoDepartment[];
  readonly hasRow: Uint8Array;
  /** Changed in place, USD, shape [P x T]. */
  readonly sales: Float64Array;
}): number {
  const { pairs, departments, hasRow, sales } = options;
  const random = createRandom(options.seed, "returns");
  let count = 0;
  pairs.forEach(({ dept, level }, p) => {
    const chance = { common: 0.0005, niche: 0.004, rare: 0.04 }[(departments[dept] as DemoDepartment).kind];
    for (let t = 0; t < WEEK_COUNT; t += 1) {
      const cell = p * WEEK_COUNT + t;
      const isReturn = random.uniform() < chance;
      const amount = 1 + random.exponential(0.02 * Math.exp(level));
      if (!isReturn || hasRow[cell] === 0) continue;
      sales[cell] = -amount;
      count += 1;
    }
  });
  return count;
}
