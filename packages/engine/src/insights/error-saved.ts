import { bootstrapMeans } from "./value/block-bootstrap.ts";

/** How much less one forecast missed than another, and how sure that is. */
export interface ErrorSaved {
  /** Mean absolute dollars saved a week, all pairs together. */
  readonly savedPerWeekUsd: number;
  /** Share of bootstrap draws over weeks in which something was saved. */
  readonly certainty: number;
  readonly weeks: number;
}

const BOOTSTRAP = { blockWeeks: 4, draws: 2000, seed: 20_121_026 };

/** Compares the absolute errors of two forecasts by a block bootstrap over weeks; null without entries. */
export function measureErrorSaved(rows: {
  readonly week: ArrayLike<number>;
  readonly actual: ArrayLike<number>;
  readonly forecast: ArrayLike<number>;
  readonly seasonalNaive: ArrayLike<number>;
}): ErrorSaved | null {
  const saved = new Map<number, number>();
  for (let n = 0; n < rows.actual.length; n++) {
    const actual = rows.actual[n]!;
    const better = Math.abs(rows.seasonalNaive[n]! - actual) - Math.abs(rows.forecast[n]! - actual);
    saved.set(rows.week[n]!, (saved.get(rows.week[n]!) ?? 0) + better);
  }
  if (saved.size === 0) return null;
  const weekly = Float64Array.from(
    [...saved].sort(([a], [b]) => a - b),
    ([, usd]) => usd,
  );
  const [means] = bootstrapMeans([weekly], BOOTSTRAP);
  return {
    savedPerWeekUsd: weekly.reduce((sum, usd) => sum + usd, 0) / weekly.length,
    certainty: means!.filter((mean) => mean > 0).length / BOOTSTRAP.draws,
    weeks: weekly.length,
  };
}
