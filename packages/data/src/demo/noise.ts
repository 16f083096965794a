import { WEEK_COUNT } from "./calendar.ts";
import type { DemoDepartment, DemoPair, DemoStore } from "./levels.ts";
import { autoregressive, createRandom } from "./random.ts";

/** Store shocks of log sales, AR(.55) with standard deviation .04, shape [S x T]. */
export function createStoreShocks(seed: number, stores: readonly DemoStore[]): Float64Array {
  return stack(seed, "store shocks", stores, () => ({ correlation: 0.55, sd: 0.04 }));
}

/** Department-week shocks common to all stores, AR(.5) with standard deviation .03, shape [D x T]. */
export function createDepartmentShocks(seed: number, departments: readonly DemoDepartment[]): Float64Array {
  return stack(seed, "department shocks", departments, () => ({ correlation: 0.5, sd: 0.03 }));
}

/** Each pair's own noise of log sales, AR(.45) with its department's standard deviation, shape [P x T]. */
export function createPairNoise(
  seed: number,
  pairs: readonly DemoPair[],
  departments: readonly DemoDepartment[],
): Float64Array {
  return stack(seed, "pair noise", pairs, ({ dept }) => ({
    correlation: 0.45,
    sd: (departments[dept] as DemoDepartment).noiseSd,
  }));
}

function stack<T>(
  seed: number,
  label: string,
  items: readonly T[],
  shape: (item: T) => { correlation: number; sd: number },
): Float64Array {
  const random = createRandom(seed, label);
  const rows = new Float64Array(items.length * WEEK_COUNT);
  items.forEach((item, i) => {
    rows.set(autoregressive(random, { length: WEEK_COUNT, ...shape(item) }), i * WEEK_COUNT);
  });
  return rows;
}
