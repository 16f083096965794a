import { type AllMarkdownAmounts, type Estimate, MARKDOWN_NAMES, type Range } from "@sales-hub/contracts";
import type { Interval } from "@sales-hub/hub";

/** Intervals about promotions are all of this level. */
const LEVEL = 0.95;

export const presentRange = ({ lower, upper }: Interval): Range => ({ level: LEVEL, lower, upper });

export const presentEstimate = (interval: Interval): Estimate => ({
  value: interval.estimate,
  interval: presentRange(interval),
});

/** Amounts by kind of markdown, USD. @param amounts Shape [5]. */
export function presentMarkdowns(amounts: ArrayLike<number>): AllMarkdownAmounts {
  return Object.fromEntries(MARKDOWN_NAMES.map((name, k) => [name, amounts[k]!])) as unknown as AllMarkdownAmounts;
}
