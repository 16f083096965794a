import { type Pooling, poolEstimates, poolUnseen, T_95 } from "./pooling.ts";
import type { Interval, PromotionEffects } from "./promotion-effects.ts";
import { MARKDOWN_TYPES, RESPONSE_SHAPES } from "./response.ts";

const PERCENT = 100;
/** A promotion cannot take away more than this part of sales. */
const LOWEST_LIFT = -0.95;

/** The lift of one set of markdowns, in every department with an estimate (D' of them) and pooled. Percent. */
interface Scenario {
  /** Index into `effects` of each estimated department, shape [D']. */
  readonly estimated: readonly number[];
  /** Own lift of each, percent, shape [D'], and each store's part in its error, shape [D' x S]. */
  readonly theta: Float64Array;
  readonly psi: Float64Array;
  readonly pooling: Pooling;
}

/**
 * theta_d = 100 beta_d . h(x) for all departments, each with its error per store, then partial pooling over departments.
 * @param x Intensity, percent of the store's usual week, shape [5].
 */
export function runScenario({ effects, stores }: PromotionEffects, x: ArrayLike<number>): Scenario {
  const estimated = effects.flatMap(({ fit }, d) => (fit === null ? [] : [d]));
  const h = Array.from({ length: MARKDOWN_TYPES }, (_, k) => PERCENT * RESPONSE_SHAPES.saturating(x[k]!));
  const storeCount = stores.length;
  const theta = new Float64Array(estimated.length);
  const psi = new Float64Array(estimated.length * storeCount);
  estimated.forEach((d, i) => {
    const { beta, contributions } = effects[d]!.fit!;
    for (let k = 0; k < MARKDOWN_TYPES; k++) theta[i]! += beta[k]! * h[k]!;
    for (let s = 0; s < storeCount; s++) {
      let sum = 0;
      for (let k = 0; k < MARKDOWN_TYPES; k++) sum += contributions[s * MARKDOWN_TYPES + k]! * h[k]!;
      psi[i * storeCount + s] = sum;
    }
  });
  return { estimated, theta, psi, pooling: poolEstimates(theta, psi) };
}

/**
 * Pooled lift of a department as a fraction of its baseline, with its 95% interval, multiplied by `factor`.
 * A department without an estimate of its own takes the common mean. Without any markdown: 0 exactly.
 */
export function pooledLift(
  effects: PromotionEffects,
  options: { readonly departmentIndex: number; readonly x: ArrayLike<number>; readonly factor: number },
): Interval {
  const { departmentIndex, x, factor } = options;
  if (Array.from(x).every((value) => value === 0)) return { estimate: 0, lower: 0, upper: 0 };
  const { estimated, pooling } = runScenario(effects, x);
  const i = estimated.indexOf(departmentIndex);
  const { estimate, halfLength } =
    i < 0 ? poolUnseen(pooling) : { estimate: pooling.estimates[i]!, halfLength: pooling.halfLengths[i]! };
  return liftInterval(estimate, halfLength, factor);
}

/**
 * Lift of a whole store: the departments' own (unpooled) lifts weighted by their shares of its sales, errors added up
 * store by store. Departments without an estimate count as the weighted mean of the others.
 */
export function storeLift(
  effects: PromotionEffects,
  options: { readonly storeIndex: number; readonly x: ArrayLike<number>; readonly factor: number },
): Interval {
  const { storeIndex, x, factor } = options;
  const { estimated, theta, psi } = runScenario(effects, x);
  const storeCount = effects.stores.length;
  const departmentCount = effects.departments.length;
  const share = (d: number) => effects.intensity.shares[storeIndex * departmentCount + d]!;
  const total = estimated.reduce((sum, d) => sum + share(d), 0);
  if (total === 0) return { estimate: 0, lower: 0, upper: 0 };
  const sums = new Float64Array(storeCount);
  let lift = 0;
  estimated.forEach((d, i) => {
    const weight = share(d) / total;
    lift += weight * theta[i]!;
    for (let s = 0; s < storeCount; s++) sums[s]! += weight * psi[i * storeCount + s]!;
  });
  return liftInterval(lift, T_95 * Math.hypot(...sums), factor);
}

function liftInterval(percent: number, halfLength: number, factor: number): Interval {
  const bounded = (value: number) => Math.max(LOWEST_LIFT, (value * factor) / PERCENT);
  return {
    estimate: bounded(percent),
    lower: bounded(percent - halfLength),
    upper: bounded(percent + halfLength),
  };
}
