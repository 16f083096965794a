import { dieboldMariano } from "../diagnostics/diebold-mariano.ts";
import { pairedTTest } from "../diagnostics/paired-t-test.ts";
import type { RivalComparison } from "./gauntlet-report.ts";
import type { GauntletRival } from "./rivals.ts";

/** Absolute errors of the rivals on the scored rows of one protocol, all folds together. */
export interface ProtocolErrors {
  /** Week index of each row. */
  readonly week: readonly number[];
  readonly horizonWeeks: number;
  /** By rival, in the order of their WMAE. */
  readonly absoluteErrors: ReadonlyMap<GauntletRival, readonly number[]>;
}

/**
 * Compares the best rival with each other one: the paired t-test over rows, and Diebold-Mariano over weeks. All rows of a
 * week share its shocks, so a week counts as one observation, the mean over its rows; weeks less than the furthest horizon
 * apart are forecast from overlapping windows, which the test's variance counts.
 */
export function compareWithBest({ week, horizonWeeks, absoluteErrors }: ProtocolErrors): RivalComparison[] {
  const [best, ...others] = [...absoluteErrors];
  if (!best) return [];
  const [better, own] = best;
  return others.map(([other, errors], k) => {
    const byWeek = weeklyMeans(
      week,
      own.map((error, r) => error - errors[r]!),
    );
    const enough = byWeek.length > 2 * (horizonWeeks - 1) && byWeek.length > 1;
    return {
      better,
      other,
      isRunnerUp: k === 0,
      pairedTTest: pairedTTest(own, errors),
      dieboldMariano: enough ? dieboldMariano(byWeek, horizonWeeks) : null,
    };
  });
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
