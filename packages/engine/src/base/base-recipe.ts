import { BASE_GROWTH, type GrowthRule, PLAIN_GROWTH } from "./growth.ts";

/** Which refinements of the base are taken. Each can be turned off alone, to measure what it is worth. */
export interface BaseRecipe {
  /** Learn which part of the month sells, take it out of the past and put it back at the target week. */
  readonly monthCycle: boolean;
  /**
   * Learn Easter and Mother's Day together, by pair, on sales without the month cycle, and let Memorial Day move with the
   * week; else Easter alone, by department.
   */
  readonly movingEvents: boolean;
  /** Smooth across all pairs after smoothing across the stores of a department. */
  readonly pairSmoothing: boolean;
  readonly growth: GrowthRule;
}

/** The best measured. */
export const BASE_RECIPE: BaseRecipe = {
  monthCycle: true,
  movingEvents: true,
  pairSmoothing: true,
  growth: BASE_GROWTH,
};

/** None of the refinements: the recipe the first reference values were computed with. */
export const PLAIN_RECIPE: BaseRecipe = {
  monthCycle: false,
  movingEvents: false,
  pairSmoothing: false,
  growth: PLAIN_GROWTH,
};
