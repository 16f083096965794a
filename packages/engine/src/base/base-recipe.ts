/** Which refinements of the base are taken. Each can be turned off alone, to measure what it is worth. */
export interface BaseRecipe {
  /** Learn which part of the month sells, take it out of the past and put it back at the target week. */
  readonly monthCycle: boolean;
  /** Weeks whose growth lies further than this many median deviations from the pair's median are pulled to that limit. */
  readonly growthDeviations: number;
}

/** The best measured. */
export const BASE_RECIPE: BaseRecipe = {
  monthCycle: true,
  growthDeviations: 1.5,
};

/** None of the refinements: the recipe the first reference values were computed with. */
export const PLAIN_RECIPE: BaseRecipe = {
  monthCycle: false,
  growthDeviations: Number.POSITIVE_INFINITY,
};
