import { engineError } from "../errors.ts";
import { requireSameLength } from "./metrics.ts";

/** Actual values and the bounds stated for them in USD, shape [n], same row order. */
export interface IntervalRows {
  readonly actual: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

function requireFraction(name: string, value: number): void {
  if (value > 0 && value < 1) return;
  throw engineError("ENGINE_METRIC_LEVEL_INVALID", `${name} must lie between 0 and 1, exclusive; got ${value}.`, {
    details: { [name]: value },
  });
}

/**
 * Share of actuals inside [lower, upper], bounds included.
 * @returns Fraction in [0, 1]; NaN when there are no rows.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH
 */
export function coverage({ actual, lower, upper }: IntervalRows): number {
  const n = requireSameLength({ actual, lower, upper });
  let inside = 0;
  for (let i = 0; i < n; i++) if (actual[i]! >= lower[i]! && actual[i]! <= upper[i]!) inside++;
  return inside / n;
}

/**
 * Mean interval score (Gneiting and Raftery 2007): width + 2/(1 - level) x the distance by which an actual lies outside.
 * Lower is better; it rewards narrow intervals and punishes misses.
 * @param level Nominal coverage, 0.8 for an 80% interval.
 * @returns USD >= 0; NaN when there are no rows.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH, ENGINE_METRIC_LEVEL_INVALID
 */
export function intervalScore({ actual, lower, upper, level }: IntervalRows & { readonly level: number }): number {
  requireFraction("level", level);
  const n = requireSameLength({ actual, lower, upper });
  const penalty = 2 / (1 - level);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const y = actual[i]!;
    const lo = lower[i]!;
    const hi = upper[i]!;
    sum += hi - lo + penalty * (Math.max(lo - y, 0) + Math.max(y - hi, 0));
  }
  return sum / n;
}

/**
 * Mean pinball (quantile) loss: mean of max(tau (y - q), (tau - 1)(y - q)).
 * @param tau Quantile in (0, 1).
 * @returns USD >= 0; NaN when there are no rows.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH, ENGINE_METRIC_LEVEL_INVALID
 */
export function pinball({
  actual,
  quantile,
  tau,
}: {
  readonly actual: ArrayLike<number>;
  readonly quantile: ArrayLike<number>;
  readonly tau: number;
}): number {
  requireFraction("tau", tau);
  const n = requireSameLength({ actual, quantile });
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const d = actual[i]! - quantile[i]!;
    sum += Math.max(tau * d, (tau - 1) * d);
  }
  return sum / n;
}
