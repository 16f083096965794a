const SCALE_WEEKS = 52;
const SCALE_FLOOR_USD = 20;

/**
 * Mean |sales| over the rows of the last 52 weeks.
 * @param history Raw sales up to the origin, NaN where missing, shape [N x weeks].
 * @returns USD, shape [N]; 0 without rows.
 */
export function measureMeanSize(history: Float64Array, weeks: number): Float64Array {
  const n = history.length / weeks;
  const size = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    let count = 0;
    for (let t = Math.max(0, weeks - SCALE_WEEKS); t < weeks; t++) {
      const y = history[i * weeks + t]!;
      if (Number.isNaN(y)) continue;
      sum += Math.abs(y);
      count++;
    }
    if (count > 0) size[i] = sum / count;
  }
  return size;
}

/** The scale s by which a series is divided: its mean size, at least 20 USD. */
export function scaleOfSize(size: Float64Array): Float64Array {
  return size.map((s) => Math.max(SCALE_FLOOR_USD, s));
}

/**
 * The level of a series without a seasonal past: the mean of its rows in the last 8 weeks, else 26, 52 or all.
 * @returns USD; NaN for a series without any row.
 */
export function recentMean(history: Float64Array, weeks: number, i: number): number {
  for (const window of [8, 26, 52, weeks]) {
    let sum = 0;
    let count = 0;
    for (let t = Math.max(0, weeks - window); t < weeks; t++) {
      const y = history[i * weeks + t]!;
      if (Number.isNaN(y)) continue;
      sum += y;
      count++;
    }
    if (count > 0) return sum / count;
  }
  return Number.NaN;
}

/** 1 where a series has any row, shape [N]. */
export function findHistory(history: Float64Array, weeks: number): Uint8Array {
  return Uint8Array.from({ length: history.length / weeks }, (_, i) => {
    for (let t = 0; t < weeks; t++) if (!Number.isNaN(history[i * weeks + t]!)) return 1;
    return 0;
  });
}
