/** Smallest variance between departments that pooling assumes, in squared units of theta (iROAS, or lift in percent). */
const SMALLEST_TAU2 = 1e-3;
/** Half-length of a 95% interval in standard errors, with about 44 degrees of freedom (45 stores). */
export const T_95 = 2.02;
/** Extra length of the pooled mean's interval, for the error in the variance between departments. */
const MEAN_INFLATION = 1.3;

/**
 * Critical values of the robust empirical Bayes interval at 95% by m2 = se^2/tau^2 (Armstrong, Kolesar, Plagborg-Moller 2022,
 * second moments only). Interpolated linearly in sqrt(m2); beyond the table proportional to sqrt(m2).
 */
const CRITICAL_VALUES: readonly (readonly [m2: number, cva: number])[] = [
  [0, 1.96],
  [0.1, 2.07],
  [0.25, 2.23],
  [0.5, 2.52],
  [1, 3.26],
  [2, 4.81],
  [4, 7.21],
  [9, 11.46],
  [25, 20.1],
  [100, 42.2],
  [400, 84.4],
];

/** Departments pulled towards their common mean, each as much as its own noise asks for. D departments. */
export interface Pooling {
  /** Precision-weighted mean of the departments. */
  readonly mu: number;
  /** Variance of mu, dependence between departments through common stores included. */
  readonly muVariance: number;
  /** Variance of true effects between departments (Paule-Mandel, floor 1e-3). */
  readonly tau2: number;
  /** m_d = mu + w_d (theta_d - mu), shape [D]. */
  readonly estimates: Float64Array;
  /** Half-length of the 95% robust empirical Bayes interval, shape [D]. */
  readonly halfLengths: Float64Array;
}

/**
 * Partial pooling by robust empirical Bayes: w_d = tau^2 / (tau^2 + se_d^2),
 * half-length = sqrt[(w se cva(se^2/tau^2))^2 + (1-w)^2 (2.02 * 1.3)^2 v_mu].
 * @param theta Estimates, shape [D]. @param psi What each store contributes to each error, shape [D x S]; se_d^2 = sum_s psi^2.
 */
export function poolEstimates(theta: Float64Array, psi: Float64Array): Pooling {
  const count = theta.length;
  const storeCount = count === 0 ? 0 : psi.length / count;
  const variance = new Float64Array(count);
  for (let d = 0; d < count; d++) {
    for (let s = 0; s < storeCount; s++) variance[d]! += psi[d * storeCount + s]! ** 2;
  }
  const tau2 = Math.max(SMALLEST_TAU2, pauleMandel(theta, variance));
  const precision = variance.map((v) => 1 / (v + tau2));
  const total = precision.reduce((sum, p) => sum + p, 0);
  let mu = 0;
  for (let d = 0; d < count; d++) mu += (precision[d]! / total) * theta[d]!;
  let muVariance = count === 0 ? 0 : tau2 / count;
  for (let s = 0; s < storeCount; s++) {
    let sum = 0;
    for (let d = 0; d < count; d++) sum += (precision[d]! / total) * psi[d * storeCount + s]!;
    muVariance += sum * sum;
  }
  const estimates = new Float64Array(count);
  const halfLengths = new Float64Array(count);
  for (let d = 0; d < count; d++) {
    const own = tau2 / (tau2 + variance[d]!);
    estimates[d] = mu + own * (theta[d]! - mu);
    halfLengths[d] = Math.hypot(
      own * Math.sqrt(variance[d]!) * criticalValue(variance[d]! / tau2),
      (1 - own) * T_95 * MEAN_INFLATION * Math.sqrt(muVariance),
    );
  }
  return { mu, muVariance, tau2, estimates, halfLengths };
}

/**
 * The pooled estimate of a department without an estimate of its own: the common mean, with the interval to which the
 * formula of the others tends as se grows.
 */
export function poolUnseen({ mu, muVariance, tau2 }: Pooling): { estimate: number; halfLength: number } {
  const [m2, cva] = CRITICAL_VALUES.at(-1)!;
  const limit = (cva / Math.sqrt(m2)) * Math.sqrt(tau2);
  return { estimate: mu, halfLength: Math.hypot(limit, T_95 * MEAN_INFLATION * Math.sqrt(muVariance)) };
}

/** cva(m2) at 95%. */
export function criticalValue(m2: number): number {
  const root = Math.sqrt(m2);
  for (let i = 1; i < CRITICAL_VALUES.length; i++) {
    const [high, valueHigh] = CRITICAL_VALUES[i]!;
    if (m2 > high) continue;
    const [low, valueLow] = CRITICAL_VALUES[i - 1]!;
    return valueLow + ((valueHigh - valueLow) * (root - Math.sqrt(low))) / (Math.sqrt(high) - Math.sqrt(low));
  }
  const [last, value] = CRITICAL_VALUES.at(-1)!;
  return value * Math.sqrt(m2 / last);
}

/**
 * The tau^2 >= 0 at which sum (theta - mu)^2 / (se^2 + tau^2) = D - 1 (Paule and Mandel 1982), by Newton steps from 0, which
 * rise to it without overshooting (DerSimonian and Kacker 2007).
 */
function pauleMandel(theta: Float64Array, variance: Float64Array): number {
  let tau2 = SMALLEST_TAU2;
  for (let step = 0; step < 40; step++) {
    let total = 0;
    let mean = 0;
    for (let d = 0; d < theta.length; d++) {
      const precision = 1 / (variance[d]! + tau2);
      total += precision;
      mean += precision * theta[d]!;
    }
    mean /= total;
    let q = 0;
    let slope = 0;
    for (let d = 0; d < theta.length; d++) {
      const precision = 1 / (variance[d]! + tau2);
      const part = (theta[d]! - mean) ** 2 * precision;
      q += part;
      slope += part * precision;
    }
    const excess = q - (theta.length - 1);
    if (!(excess > 0)) break;
    tau2 += excess / slope;
    if (excess < 1e-9 * theta.length) break;
  }
  return tau2;
}
