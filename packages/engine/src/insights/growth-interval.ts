import type { SalesPanel } from "@sales-hub/domain";
import { tTestP } from "../promotions/statistics.ts";
import { type ComparedWindows, visitCounterparts } from "./compare-windows.ts";
import { studentReach } from "./student-quantile.ts";

/** Growth of a sum of groups with how far the groups disagree. */
export interface GrowthInterval {
  readonly growthFraction: number;
  readonly standardError: number;
  readonly lowerFraction: number;
  readonly upperFraction: number;
  /** Two-sided, against no growth. */
  readonly pValue: number;
  readonly groups: number;
}

/** Fewer groups say nothing about how far groups disagree. */
export const FEWEST_GROUPS = 5;

/**
 * Growth like for like of all chosen series, with the standard error of a delete-one jackknife over groups (stores for
 * the whole, departments for a store): how sure is it that the growth is shared rather than made by a few?
 * @returns null with fewer than 5 groups or without a positive base
 */
export function growthInterval(
  panel: SalesPanel,
  windows: ComparedWindows,
  groupOf: (series: number) => number | undefined,
  level = 0.8,
): GrowthInterval | null {
  const now = new Map<number, number>();
  const prior = new Map<number, number>();
  visitCounterparts(panel, windows, groupOf, (group, sales, earlier) => {
    if (Number.isNaN(sales) || Number.isNaN(earlier)) return;
    now.set(group, (now.get(group) ?? 0) + sales);
    prior.set(group, (prior.get(group) ?? 0) + earlier);
  });
  return jackknifeRatio([...now.values()], [...prior.values()], level);
}

/** sum(now) / sum(prior) - 1 with its jackknife standard error over the entries and Student's t interval. */
export function jackknifeRatio(now: readonly number[], prior: readonly number[], level = 0.8): GrowthInterval | null {
  const n = now.length;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const allNow = sum(now);
  const allPrior = sum(prior);
  if (n < FEWEST_GROUPS || !(allPrior > 0)) return null;
  const without = now.map((value, k) => (allNow - value) / (allPrior - prior[k]!));
  if (!without.every(Number.isFinite)) return null;
  const middle = sum(without) / n;
  const standardError = Math.sqrt(((n - 1) / n) * sum(without.map((ratio) => (ratio - middle) ** 2)));
  const growthFraction = allNow / allPrior - 1;
  const reach = studentReach(level, n - 1) * standardError;
  return {
    growthFraction,
    standardError,
    lowerFraction: growthFraction - reach,
    upperFraction: growthFraction + reach,
    pValue: standardError > 0 ? tTestP(growthFraction / standardError, n - 1) : growthFraction === 0 ? 1 : 0,
    groups: n,
  };
}
