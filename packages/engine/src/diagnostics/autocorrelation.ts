import { engineError } from "../errors.ts";

/** Autocorrelations of a series at lags 0..maxLag. */
export interface Autocorrelation {
  /** r_k = sum (x_t - m)(x_{t-k} - m) / sum (x_t - m)^2, shape [maxLag + 1]. */
  readonly acf: readonly number[];
  /** Partial autocorrelations by Yule-Walker on autocovariances divided by n - k, shape [maxLag + 1]. */
  readonly pacf: readonly number[];
  /** Values beyond +-this are unlikely (5%) in white noise: 1.96 / sqrt(n). */
  readonly bound: number;
}

/**
 * Autocorrelation and partial autocorrelation, as statsmodels' `acf` and `pacf` give them by default (`ywadjusted`).
 * @throws {HubError} ENGINE_STATISTIC_UNDEFINED when the series does not vary, has gaps or is not longer than 2 maxLag
 */
export function autocorrelate(series: ArrayLike<number>, maxLag: number): Autocorrelation {
  const n = series.length;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += series[t]! / n;
  const products = Array.from({ length: maxLag + 1 }, (_, k) => {
    let sum = 0;
    for (let t = k; t < n; t++) sum += (series[t]! - mean) * (series[t - k]! - mean);
    return sum;
  });
  if (!(products[0]! > 0) || n <= 2 * maxLag) {
    throw engineError(
      "ENGINE_STATISTIC_UNDEFINED",
      `Autocorrelation up to lag ${maxLag} needs more than ${2 * maxLag} finite values that vary; got ${n}.`,
      { details: { count: n, maxLag } },
    );
  }
  return {
    acf: products.map((sum) => sum / products[0]!),
    pacf: durbinLevinson(products.map((sum, k) => (sum * n) / (products[0]! * (n - k)))),
    bound: 1.959963984540054 / Math.sqrt(n),
  };
}

/** Partial autocorrelations from autocorrelations r_0 = 1, r_1, ... by the Durbin-Levinson recursion. */
function durbinLevinson(r: readonly number[]): number[] {
  const partial = [1];
  let phi: number[] = [];
  let error = 1;
  for (let k = 1; k < r.length; k++) {
    let numerator = r[k]!;
    for (let j = 1; j < k; j++) numerator -= phi[j - 1]! * r[k - j]!;
    const reflection = numerator / error;
    phi = [...phi.map((value, j) => value - reflection * phi[k - 2 - j]!), reflection];
    error *= 1 - reflection ** 2;
    partial.push(reflection);
  }
  return partial;
}
