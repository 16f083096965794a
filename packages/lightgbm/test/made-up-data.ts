import type { Matrix } from "../src/index.ts";

/** A small repeatable generator of numbers in [0, 1) (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A regression problem with signal in the first three columns: y = 3a - 2b + 5 [c > 0.5] + noise. */
export function makeProblem(options: { rows: number; columns?: number; seed?: number }): {
  matrix: Matrix & { data: Float64Array };
  label: Float64Array;
} {
  const { rows, columns = 5, seed = 1 } = options;
  const next = uniform(seed);
  const data = Float64Array.from({ length: rows * columns }, next);
  const label = Float64Array.from({ length: rows }, (_, row) => {
    const [a, b, c] = data.subarray(row * columns, row * columns + 3);
    return 3 * a! - 2 * b! + (c! > 0.5 ? 5 : 0) + 0.1 * next();
  });
  return { matrix: { data, rows, columns }, label };
}

/** Parameters under which the same data gives the same model. */
export const repeatable = {
  objective: "regression",
  num_leaves: 15,
  min_data_in_leaf: 5,
  learning_rate: 0.1,
  num_threads: 1,
  deterministic: true,
  force_row_wise: true,
  seed: 7,
  verbosity: -1,
} as const;
