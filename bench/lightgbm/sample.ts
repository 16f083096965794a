import { toShared } from "@sales-hub/lightgbm";

/** The shape of the real training rows. */
export const rows = 421_570;
export const columns = 42;

/** mulberry32: repeatable numbers in [0, 1). */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A repeatable regression problem of mixed columns, shape [rows x columns], row-major, in shared memory: a third
 * continuous, a third of few levels, a third mostly zero, one value in fifty missing.
 */
export function makeSample(): { data: Float64Array; label: Float64Array } {
  const next = uniform(2012);
  const data = toShared(new Float64Array(rows * columns));
  const label = toShared(new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    let target = next();
    for (let column = 0; column < columns; column++) {
      const draw = next();
      const value = column % 3 === 0 ? draw : column % 3 === 1 ? Math.floor(draw * 12) : Math.max(0, draw - 0.7);
      target += (column % 5 === 0 ? 2 : 0.1) * value * (column > 20 ? -1 : 1) + (column < 6 && draw > 0.8 ? 3 : 0);
      data[row * columns + column] = draw > 0.49 && draw < 0.51 ? Number.NaN : value;
    }
    label[row] = target;
  }
  return { data, label };
}
