import type { Interval } from "./promotion-effects.ts";
import { mulberry32 } from "./random.ts";

const DRAWS = 4000;
const SEED = 20_121_026;

/**
 * 95% percentile interval when whole stores are drawn anew with replacement: a store drawn c_s times counts c_s times, and
 * the estimate moves by sum_s (c_s - 1) psi_s (the score bootstrap of Kline and Santos 2012). The same draws every time.
 * @param psi What each store contributes to the error, shape [S].
 */
export function bootstrapStores(estimate: number, psi: Float64Array): Interval {
  const random = mulberry32(SEED);
  const draws = new Float64Array(DRAWS);
  const mean = psi.reduce((sum, part) => sum + part, 0);
  for (let b = 0; b < DRAWS; b++) {
    let sum = 0;
    for (let i = 0; i < psi.length; i++) sum += psi[Math.floor(random() * psi.length)]!;
    draws[b] = estimate + sum - mean;
  }
  draws.sort();
  return { estimate, lower: draws[Math.floor(0.025 * DRAWS)]!, upper: draws[Math.ceil(0.975 * DRAWS) - 1]! };
}
