/**
 * What an error is expected to be, in units of its scale, where no earlier errors tell: the quantile of a logistic
 * distribution whose mean absolute value is 1, since the scale is a mean absolute error. Its standard deviation being
 * pi / (2 ln 2 sqrt 3), the quantile is ln(p / (1 - p)) / (2 ln 2) = log2(p / (1 - p)) / 2. Tails of sales errors are heavier than
 * the normal distribution's and lighter than Laplace's.
 * @param p Probability, above 0 and below 1.
 */
export const defaultQuantile = (p: number): number => Math.log2(p / (1 - p)) / 2;

/** Half the width of a two-sided interval: 1.58 at level 0.8, 2.64 at 0.95. @param level Fraction below 1. */
export const defaultMultiplier = (level: number): number => defaultQuantile((1 + level) / 2);

/**
 * How many errors a conformal quantile needs for the outer ones of a two-sided level to exist: 199 for 0.99, 39 for 0.95.
 */
export const fewestErrorsFor = (level: number): number => Math.ceil(2 / (1 - level) - 1e-9) - 1;

/** Errors of fewer target weeks than this are those of one shock that hit all pairs. */
export const FEWEST_ERROR_WEEKS = 4;
