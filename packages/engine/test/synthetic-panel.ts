import type { SalesPanel } from "@sales-hub/domain";
import { buildPanel } from "./panel-builder.ts";

/** A reproducible random number generator (mulberry32), uniform in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Stores x departments with a yearly season, growth, noise, gaps, a late starter (last store, last department) and a
 * pair without any row (first store, department 99).
 */
export function buildSyntheticPanel({
  stores = 5,
  depts = 3,
  weeks = 120,
  seed = 1,
}: {
  stores?: number;
  depts?: number;
  weeks?: number;
  seed?: number;
} = {}): SalesPanel {
  const random = seededRandom(seed);
  const series = [];
  for (let s = 1; s <= stores; s++) {
    for (let d = 1; d <= depts; d++) {
      const level = 2000 * s + 500 * d;
      const starts = s === stores && d === depts ? weeks - 30 : 0;
      const sales = Array.from({ length: weeks }, (_, t) => {
        const season = 1 + 0.3 * Math.sin((2 * Math.PI * (t + 5 * d)) / 52);
        const y = level * season * 1.0015 ** t * (0.9 + 0.2 * random());
        return t < starts || random() < 0.02 ? null : Math.round(y * 100) / 100;
      });
      series.push({ store: s, dept: d, sales });
    }
  }
  series.push({ store: 1, dept: 99, sales: Array<null>(weeks).fill(null) });
  const holidays = [1, 31, 42, 47, 53, 83, 94, 99, 105].filter((t) => t < weeks);
  return buildPanel(series, { holidays });
}
