import type { Economics } from "./economics.ts";

/** Limits for the cells that match; a field left out matches every value. Later bounds win. */
export interface CellBounds {
  readonly store?: number;
  readonly dept?: number;
  /** 1 to 5. */
  readonly type?: number;
  /** Week index. */
  readonly week?: number;
  readonly minUsd?: number;
  /** Default: the 99th percentile of what stores spent on the type, at the pair's size. */
  readonly maxUsd?: number;
}

export interface OptimizeOptions extends Partial<Economics> {
  /** Most to spend, USD. */
  readonly budgetUsd: number;
  /** Week indices of the plan. */
  readonly weeks: readonly number[];
  /** Default: all. */
  readonly stores?: readonly number[];
  readonly depts?: readonly number[];
  /** 1 to 5. */
  readonly types?: readonly number[];
  readonly bounds?: readonly CellBounds[];
}
