import { engineError } from "../errors.ts";
import { requireSameLength } from "../evaluate/metrics.ts";
import { twoSidedP } from "./student-t.ts";

/** A test of whether the mean of differences is 0. */
export interface MeanTest {
  /** Differences counted. */
  readonly count: number;
  /** Mean of a - b, in the unit of the values. */
  readonly meanDifference: number;
  /** Null where the differences do not vary. */
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  /** Two-sided; 1 where all differences are 0. */
  readonly pValue: number;
}

/**
 * Paired t-test of two samples, two-sided, as scipy's `ttest_rel`. It takes the pairs for independent, which the errors of
 * forecasts of one week or from one origin are not: see {@link dieboldMariano}.
 * @throws {HubError} ENGINE_METRIC_LENGTH_MISMATCH, ENGINE_STATISTIC_UNDEFINED with fewer than two pairs
 */
export function pairedTTest(a: ArrayLike<number>, b: ArrayLike<number>): MeanTest {
  const n = requireSameLength({ a, b });
  if (n < 2) throw engineError("ENGINE_STATISTIC_UNDEFINED", `A paired t-test needs at least two pairs; got ${n}.`);
  let mean = 0;
  for (let k = 0; k < n; k++) mean += (a[k]! - b[k]!) / n;
  let squares = 0;
  for (let k = 0; k < n; k++) squares += (a[k]! - b[k]! - mean) ** 2;
  return finishTest(n, mean, squares / (n - 1) / n);
}

/** @internal Statistic and p-value from a mean and the variance of that mean. */
export function finishTest(count: number, meanDifference: number, varianceOfMean: number): MeanTest {
  const degreesOfFreedom = count - 1;
  if (varianceOfMean === 0) {
    return { count, meanDifference, statistic: null, degreesOfFreedom, pValue: meanDifference === 0 ? 1 : 0 };
  }
  const statistic = meanDifference / Math.sqrt(varianceOfMean);
  return { count, meanDifference, statistic, degreesOfFreedom, pValue: twoSidedP(statistic, degreesOfFreedom) };
}
