import { percent } from "../../lib/format.ts";
import type { LegendEntry } from "./map-legend.ts";

/** Upper ends of the first four of five classes: the quintiles of the stores, so that each class holds a fifth. */
export function volatilityBounds(widths: readonly number[]): number[] {
  const sorted = widths.toSorted((a, b) => a - b);
  return [1, 2, 3, 4].map((fifth) => sorted[Math.floor((sorted.length * fifth) / 5)] ?? 0);
}

/** Class 0 (steadiest) to 4 (most volatile). */
export const volatilityClass = (width: number, bounds: readonly number[]): number =>
  bounds.filter((bound) => width >= bound).length;

const edge = (width: number | undefined) => percent(width, { digits: 1 });

export const volatilityLegend = (bounds: readonly number[]): LegendEntry[] =>
  [0, 1, 2, 3, 4].map((group) => ({
    group,
    sign: String(group + 1),
    label:
      group === 0
        ? `under ${edge(bounds[0])}`
        : group === 4
          ? `${edge(bounds[3])} or wider`
          : `${edge(bounds[group - 1])} to ${edge(bounds[group])}`,
  }));
