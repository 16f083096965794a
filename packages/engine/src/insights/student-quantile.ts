import { tTestP } from "../promotions/statistics.ts";

const known = new Map<string, number>();

/** The t with P(|T| <= t) = level of Student's t with `df` degrees of freedom, by bisection. */
export function studentReach(level: number, df: number): number {
  const key = `${level} ${df}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  let low = 0;
  let high = 1000;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (tTestP(middle, df) > 1 - level) low = middle;
    else high = middle;
  }
  if (known.size < 1000) known.set(key, high);
  return high;
}
