/** A sample in a few numbers; values that are NaN are left out. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1). */
  readonly deviation: number;
  /** Adjusted Fisher-Pearson coefficient G1, as pandas and SAS give it; 0 where all values are equal. */
  readonly skew: number;
  /** Excess kurtosis G2, bias-corrected alike; 0 for a normal distribution. */
  readonly excessKurtosis: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Moments of a sample.
 * @returns All but count are NaN where too few values are left: 1 for mean, min and max, 2 for the deviation, 3 for skew,
 *   4 for kurtosis.
 */
export function describeMoments(values: ArrayLike<number>): Moments {
  let n = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    const x = values[k]!;
    if (Number.isNaN(x)) continue;
    n++;
    sum += x;
    min = Math.min(min, x);
    max = Math.max(max, x);
  }
  const mean = sum / n;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (let k = 0; k < values.length; k++) {
    const d = values[k]! - mean;
    if (Number.isNaN(d)) continue;
    m2 += d * d;
    m3 += d * d * d;
    m4 += d * d * d * d;
  }
  m2 /= n;
  m3 /= n;
  m4 /= n;
  const varies = m2 > 0;
  const g1 = varies ? m3 / m2 ** 1.5 : 0;
  const g2 = varies ? m4 / (m2 * m2) - 3 : 0;
  return {
    count: n,
    mean,
    deviation: n > 1 ? Math.sqrt((m2 * n) / (n - 1)) : Number.NaN,
    skew: n > 2 ? (g1 * Math.sqrt(n * (n - 1))) / (n - 2) : Number.NaN,
    excessKurtosis: n > 3 ? (varies ? ((n - 1) * ((n + 1) * g2 + 6)) / ((n - 2) * (n - 3)) : 0) : Number.NaN,
    min: n > 0 ? min : Number.NaN,
    max: n > 0 ? max : Number.NaN,
  };
}

/** log(1 + x), values below 0 as 0: the brief's transform of the target. NaN stays NaN. */
export function logOnePlus(values: Float64Array): Float64Array {
  return values.map((x) => Math.log1p(Math.max(0, x)));
}
