import { type DieboldMarianoTest, dieboldMariano } from "../diagnostics/diebold-mariano.ts";
import { type MeanTest, pairedTTest } from "../diagnostics/paired-t-test.ts";
import type { BriefPair, RivalComparison } from "./gauntlet-report.ts";
import type { GauntletRival } from "./rivals.ts";

/** Absolute errors of the rivals on the scored rows of one protocol, all folds together. */
export interface ProtocolErrors {
  /** Week index of each row. */
  readonly week: readonly number[];
  readonly horizonWeeks: number;
  /** By rival, in the order of their WMAE. */
  readonly absoluteErrors: ReadonlyMap<GauntletRival, readonly number[]>;
}

/** Compares the best rival with each other one. */
export function compareWithBest({ week, horizonWeeks, absoluteErrors }: ProtocolErrors): RivalComparison[] {
  const [best, ...others] = [...absoluteErrors];
  if (!best) return [];
  const [better, own] = best;
  return others.map(([other, errors], k) => ({
    better,
    other,
    isRunnerUp: k === 0,
    ...testDifference({ week, horizonWeeks, own, other: errors }),
  }));
}

/**
 * Compares LightGBM with XGBoost, both on the brief's features: the choice that the brief made by a paired t-test. It does
 * not say over what, so the test stands twice: over the folds' RMSE, one pair a fold, as the scores of a cross-validation
 * are compared, and over all rows.
 * @param folds RMSE of both on each fold, USD.
 * @returns Differences are negative where LightGBM errs less; null where one of the two did not take part.
 */
export function compareBriefPair(
  { week, horizonWeeks, absoluteErrors }: ProtocolErrors,
  folds: readonly { readonly lightgbmRmse: number; readonly xgboostRmse: number }[],
): BriefPair | null {
  const own = absoluteErrors.get("lightgbm-brief");
  const other = absoluteErrors.get("xgboost-brief");
  if (!own || !other) return null;
  const lightgbm = folds.map(({ lightgbmRmse }) => lightgbmRmse);
  const xgboost = folds.map(({ xgboostRmse }) => xgboostRmse);
  return {
    folds: folds.length,
    foldsWon: folds.filter(({ lightgbmRmse, xgboostRmse }) => lightgbmRmse < xgboostRmse).length,
    foldTTest: folds.length < 2 ? null : pairedTTest(lightgbm, xgboost),
    ...testDifference({ week, horizonWeeks, own, other }),
  };
}

/**
 * The paired t-test over rows, and Diebold-Mariano over weeks. All rows of a week share its shocks, so a week counts as one
 * observation, the mean over its rows; weeks less than the furthest horizon apart are forecast from overlapping windows,
 * which the test's variance counts.
 */
function testDifference({
  week,
  horizonWeeks,
  own,
  other,
}: Pick<ProtocolErrors, "week" | "horizonWeeks"> & {
  readonly own: readonly number[];
  readonly other: readonly number[];
}): { readonly pairedTTest: MeanTest; readonly dieboldMariano: DieboldMarianoTest | null } {
  const byWeek = weeklyMeans(
    week,
    own.map((error, r) => error - other[r]!),
  );
  const enough = byWeek.length > 2 * (horizonWeeks - 1) && byWeek.length > 1;
  return {
    pairedTTest: pairedTTest(own, other),
    dieboldMariano: enough ? dieboldMariano(byWeek, horizonWeeks) : null,
  };
}

/** Means by week in the order of the weeks. */
function weeklyMeans(week: readonly number[], values: readonly number[]): number[] {
  const sums = new Map<number, { sum: number; count: number }>();
  week.forEach((t, r) => {
    const entry = sums.get(t) ?? { sum: 0, count: 0 };
    entry.sum += values[r]!;
    entry.count++;
    sums.set(t, entry);
  });
  return [...sums].sort(([a], [b]) => a - b).map(([, { sum, count }]) => sum / count);
}
