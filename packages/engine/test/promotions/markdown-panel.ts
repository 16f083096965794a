import type { SalesPanel } from "@sales-hub/domain";
import { buildPanel } from "../panel-builder.ts";
import { seededRandom } from "../synthetic-panel.ts";

const FIRST_MARKDOWN_WEEK = 60;
export const TRUE_BETA: readonly number[] = [0.2, 0.1, 0, 0.3, 0.05];

/**
 * Stores x departments with a yearly pattern, noise of the given size, and markdowns from week 60 on that lift sales by
 * strength * sum_k TRUE_BETA_k (1 - exp(-x_k)), x in percent of the store's usual week.
 */
export function buildMarkdownPanel(
  options: {
    readonly stores?: number;
    readonly depts?: number;
    readonly weeks?: number;
    readonly noise?: number;
    readonly strength?: number;
    readonly seed?: number;
  } = {},
): SalesPanel {
  const { stores = 14, depts = 4, weeks = 112, noise = 0.03, strength = 1, seed = 1 } = options;
  const random = seededRandom(seed);
  const x = Array.from({ length: stores }, () =>
    Array.from({ length: weeks }, (_, t) =>
      Array.from({ length: 5 }, () => (t < FIRST_MARKDOWN_WEEK ? 0 : 2 * random() ** 2)),
    ),
  );
  const normal = () => random() + random() + random() + random() - 2;
  const series = [];
  for (let s = 0; s < stores; s++) {
    for (let d = 0; d < depts; d++) {
      const level = 1000 * (1 + s) * (1 + d);
      const sales = Array.from({ length: weeks }, (_, t) => {
        const lift = TRUE_BETA.reduce((sum, beta, k) => sum + strength * beta * (1 - Math.exp(-x[s]![t]![k]!)), 0);
        return (
          level *
          Math.exp(0.3 * Math.sin((2 * Math.PI * t) / 52) + 0.001 * s * (t % 52) + noise * normal()) *
          (1 + lift)
        );
      });
      series.push({ store: s + 1, dept: d + 1, sales });
    }
  }
  const panel = buildPanel(series);
  // Usual sales depend on sales before markdowns only, so amounts can be set from the intensities now.
  for (let s = 0; s < stores; s++) {
    let usual = 0;
    for (const { store, sales } of series) {
      if (store === s + 1) for (let t = 7; t <= 58; t++) usual += sales[t]! / 52;
    }
    for (let t = 0; t < weeks; t++) {
      for (let k = 0; k < 5; k++) panel.markdowns[(s * weeks + t) * 5 + k] = (x[s]![t]![k]! * usual) / 100;
    }
  }
  return panel;
}
