import { LightGBMError } from "./errors.ts";

/** Which boosting iterations to use. */
export interface IterationRange {
  /** First iteration, from 0. Default 0. */
  readonly startIteration?: number;
  /** How many; default `bestIteration` when early stopping found one, else all. */
  readonly iterations?: number;
}

const all = -1;

export function resolveRange(range: IterationRange, best: number | undefined): { start: number; count: number } {
  const start = checkCount("startIteration", range.startIteration ?? 0, 0);
  if (range.iterations !== undefined) return { start, count: checkCount("iterations", range.iterations, 1) };
  return { start, count: best === undefined || start > 0 ? all : best };
}

function checkCount(name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new LightGBMError("LIGHTGBM_ARGUMENT_INVALID", `${name} must be a whole number >= ${least}, got ${value}.`);
}
