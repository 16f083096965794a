import type { PromotionEffects } from "./promotion-effects.ts";
import { MARKDOWN_TYPES } from "./response.ts";

/** A markdown type whose amount lies outside what the stores did so far. */
export interface Extrapolation {
  /** 1 to 5. */
  readonly type: number;
  /** `above_p99`: rare, warned about; `above_max`: never seen, no verdict; `below_min`: less than ever seen, e.g. no MarkDown5. */
  readonly direction: "above_p99" | "above_max" | "below_min";
  /** Percent of the store's usual week. */
  readonly intensity: number;
  /** The observed range in dollars of the amounts given: at this store's (or department's) size. */
  readonly observedUsd: { readonly min: number; readonly p99: number; readonly max: number };
}

/**
 * Compares amounts with the observed range of each type over all stores. Spending nothing at all needs no support: it is
 * what effects are measured against.
 * @param usdPerPercent Dollars that are 1 percent of the usual week, in the scope of the amounts given.
 */
export function findExtrapolations(
  { intensity }: PromotionEffects,
  x: ArrayLike<number>,
  usdPerPercent: number,
): Extrapolation[] {
  const { observedMin, observedP99, observedMax } = intensity;
  if (Array.from(x).every((value) => value === 0)) return [];
  return Array.from({ length: MARKDOWN_TYPES }, (_, k) => k).flatMap((k) => {
    const value = x[k]!;
    const direction =
      value > observedMax[k]!
        ? "above_max"
        : value > observedP99[k]!
          ? "above_p99"
          : value < observedMin[k]!
            ? "below_min"
            : null;
    if (direction === null) return [];
    return [
      {
        type: k + 1,
        direction,
        intensity: value,
        observedUsd: {
          min: observedMin[k]! * usdPerPercent,
          p99: observedP99[k]! * usdPerPercent,
          max: observedMax[k]! * usdPerPercent,
        },
      } satisfies Extrapolation,
    ];
  });
}

/** True when any type exceeds what was ever observed. */
export function isBeyondObserved({ intensity }: PromotionEffects, x: ArrayLike<number>): boolean {
  return intensity.observedMax.some((max, k) => x[k]! > max);
}
