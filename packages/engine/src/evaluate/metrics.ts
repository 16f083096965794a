import { engineError } from "../errors.ts";

/** Actual and forecast weekly sales in USD, shape [n], same row order. */
export interface PointPairs {
  readonly actual: ArrayLike<number>;
  readonly forecast: ArrayLike<number>;
}

/** Point pairs with the holiday flag of each row (1 or true in holiday weeks), shape [n]. */
export interface HolidayPointPairs extends PointPairs {
  readonly isHoliday: ArrayLike<number | boolean>;
}

/** Weight of a row in a holiday week in Kaggle's WMAE; other rows weigh 1. */
export const HOLIDAY_WEIGHT = 5;

export function requireSameLength(arrays: Readonly<Record<string, ArrayLike<unknown>>>): number {
  const entries = Object.entries(arrays);
  const n = entries[0]?.[1].length ?? 0;
  if (entries.some(([, array]) => array.length !== n)) {
    const lengths = entries.map(([name, array]) => `${name} ${array.length}`).join(", ");
    throw engineError(
      "ENGINE_METRIC_LENGTH_MISMATCH",
      `A metric needs arrays of one length; got ${lengths}. Pass them in the same row order.`,
      { details: Object.fromEntries(entries.map(([name, array]) => [name, array.length])) },
    );
  }
  return n;
}

/**
 * Weighted mean absolute error, Kaggle's measure: sum w |forecast - actual| / sum w, w = 5 in holiday weeks else 1.
 * @returns USD >= 0; NaN when there are no rows.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH
 */
export function wmae({ actual, forecast, isHoliday }: HolidayPointPairs): number {
  const n = requireSameLength({ actual, forecast, isHoliday });
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < n; i++) {
    const w = isHoliday[i] ? HOLIDAY_WEIGHT : 1;
    sum += w * Math.abs(forecast[i]! - actual[i]!);
    weights += w;
  }
  return sum / weights;
}

/**
 * Weighted absolute percentage error: sum |forecast - actual| / sum |actual|.
 * @returns Fraction >= 0; NaN when sum |actual| = 0.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH
 */
export function wape({ actual, forecast }: PointPairs): number {
  const n = requireSameLength({ actual, forecast });
  let errors = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    errors += Math.abs(forecast[i]! - actual[i]!);
    total += Math.abs(actual[i]!);
  }
  return total === 0 ? Number.NaN : errors / total;
}

/**
 * Mean absolute error: mean |forecast - actual|.
 * @returns USD >= 0; NaN when there are no rows.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH
 */
export function mae({ actual, forecast }: PointPairs): number {
  const n = requireSameLength({ actual, forecast });
  let errors = 0;
  for (let i = 0; i < n; i++) errors += Math.abs(forecast[i]! - actual[i]!);
  return errors / n;
}

/**
 * Root mean squared error: sqrt(mean (forecast - actual)^2).
 * @returns USD >= 0; NaN when there are no rows.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH
 */
export function rmse({ actual, forecast }: PointPairs): number {
  const n = requireSameLength({ actual, forecast });
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (forecast[i]! - actual[i]!) ** 2;
  return Math.sqrt(squares / n);
}

/**
 * Coefficient of determination: 1 - sum (actual - forecast)^2 / sum (actual - mean actual)^2.
 * @returns At most 1; NaN when there are no rows or all actuals are equal.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH
 */
export function r2({ actual, forecast }: PointPairs): number {
  const n = requireSameLength({ actual, forecast });
  let mean = 0;
  for (let i = 0; i < n; i++) mean += actual[i]! / n;
  let residual = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    residual += (actual[i]! - forecast[i]!) ** 2;
    total += (actual[i]! - mean) ** 2;
  }
  return total === 0 ? Number.NaN : 1 - residual / total;
}

/**
 * Bias: sum (forecast - actual) / sum |actual|; positive is over-forecast.
 * @returns Fraction; NaN when sum |actual| = 0.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH
 */
export function bias({ actual, forecast }: PointPairs): number {
  const n = requireSameLength({ actual, forecast });
  let errors = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    errors += forecast[i]! - actual[i]!;
    total += Math.abs(actual[i]!);
  }
  return total === 0 ? Number.NaN : errors / total;
}
