import { seededRandom } from "../seeded-random.ts";

export interface BlockBootstrapOptions {
  /** Consecutive weeks drawn together, so that what weeks have in common survives. */
  readonly blockWeeks: number;
  readonly draws: number;
  readonly seed: number;
}

/**
 * Circular block bootstrap of a mean over weeks (Politis and Romano, 1992).
 * @param columns Weekly values of several quantities that are drawn together, each of shape [weeks].
 * @returns Per quantity the means of every draw, shape [draws].
 */
export function bootstrapMeans(
  columns: readonly Float64Array[],
  { blockWeeks, draws, seed }: BlockBootstrapOptions,
): Float64Array[] {
  const weeks = columns[0]?.length ?? 0;
  const means = columns.map(() => new Float64Array(draws));
  if (weeks === 0) return means.map((column) => column.fill(Number.NaN));
  const random = seededRandom(seed);
  const sums = new Float64Array(columns.length);
  for (let draw = 0; draw < draws; draw++) {
    sums.fill(0);
    for (let drawn = 0; drawn < weeks; ) {
      const start = Math.floor(random() * weeks);
      for (let k = 0; k < blockWeeks && drawn < weeks; k++, drawn++) {
        const week = (start + k) % weeks;
        for (let c = 0; c < columns.length; c++) sums[c]! += columns[c]![week]!;
      }
    }
    for (let c = 0; c < columns.length; c++) means[c]![draw] = sums[c]! / weeks;
  }
  return means;
}
