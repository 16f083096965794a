import { engineError } from "../errors.ts";
import { finishTest, type MeanTest } from "./paired-t-test.ts";

/** A Diebold-Mariano test with how its variance was found. */
export interface DieboldMarianoTest extends MeanTest {
  /** Furthest horizon: loss differentials up to horizon - 1 weeks apart share shocks. */
  readonly horizon: number;
  /** The long-run variance of the differential. */
  readonly longRunVariance: number;
  /** `rectangular` as in the paper; `bartlett` where that is not above 0. */
  readonly kernel: "rectangular" | "bartlett";
}

/**
 * Diebold-Mariano test of equal accuracy with the correction for small samples of Harvey, Leybourne and Newbold (1997).
 *
 * Forecasts h weeks ahead overlap: their errors share up to h - 1 weeks of shocks. So the long-run variance of the loss
 * differential d adds the autocovariances up to lag h - 1: g_0 + 2 sum_{k < h} g_k, each sum divided by T; where that is
 * not above 0 (it can happen), Bartlett's weights 1 - k / h, which never are below 0, take its place. Then
 * DM = mean(d) / sqrt(variance / T), times sqrt((T + 1 - 2h + h (h - 1) / T) / T), against Student's t with T - 1 degrees.
 * @param differential Loss of a minus loss of b in time order, shape [T]; negative where a is better.
 * @param horizon Furthest horizon of the forecasts, weeks, from 1.
 * @throws {HubError} ENGINE_STATISTIC_UNDEFINED when T is not above 2 (horizon - 1)
 */
export function dieboldMariano(differential: ArrayLike<number>, horizon: number): DieboldMarianoTest {
  const T = differential.length;
  const correction = (T + 1 - 2 * horizon + (horizon * (horizon - 1)) / T) / T;
  if (!(Number.isInteger(horizon) && horizon >= 1 && T > 2 * (horizon - 1) && T > 1)) {
    throw engineError(
      "ENGINE_STATISTIC_UNDEFINED",
      `A Diebold-Mariano test at horizon ${horizon} needs more than ${Math.max(1, 2 * (horizon - 1))} weeks; got ${T}.`,
      { details: { weeks: T, horizon } },
    );
  }
  let mean = 0;
  for (let t = 0; t < T; t++) mean += differential[t]! / T;
  const covariances = Array.from({ length: horizon }, (_, k) => {
    let sum = 0;
    for (let t = k; t < T; t++) sum += (differential[t]! - mean) * (differential[t - k]! - mean);
    return sum / T;
  });
  const sumOf = (weight: (k: number) => number) =>
    covariances.reduce((sum, g, k) => sum + (k === 0 ? g : 2 * weight(k) * g), 0);
  const rectangular = sumOf(() => 1);
  const kernel = rectangular > 0 || covariances[0] === 0 ? "rectangular" : "bartlett";
  const longRunVariance = kernel === "rectangular" ? rectangular : sumOf((k) => 1 - k / horizon);
  return { ...finishTest(T, mean, longRunVariance / T / correction), horizon, longRunVariance, kernel };
}
