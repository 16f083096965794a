/**
 * Quantile of ascending values by linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996).
 * @returns NaN without values
 */
export function interpolatedQuantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}

/** Middle value; the mean of the two middle ones of an even count; NaN without values. */
export function median(values: ArrayLike<number>): number {
  return interpolatedQuantile(Float64Array.from(values).sort(), 0.5);
}

/** Median absolute deviation from the median x 1.4826: estimates the standard deviation of normal values; NaN without values. */
export function robustDeviation(values: ArrayLike<number>): number {
  const middle = median(values);
  return 1.4826 * median(Float64Array.from(values, (value) => Math.abs(value - middle)));
}

/** Arithmetic mean; NaN without values. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
