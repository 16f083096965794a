import { costPerDollar, type Economics, hiddenFactor, netProfit } from "./economics.ts";
import type { Interval, PromotionEffects } from "./promotion-effects.ts";
import { pooledLift } from "./scenario.ts";
import { isBeyondObserved } from "./support.ts";
import { mapInterval } from "./verdict.ts";

const POINTS = 20;
/** The curve reaches at least this far beyond the amount asked about, and beyond the observed range. */
const REACH_BEYOND_SPEND = 1.5;
const REACH_BEYOND_OBSERVED = 1.2;
const BISECTIONS = 12;

export interface CurvePoint {
  /** The department's markdown dollars. */
  readonly spendUsd: number;
  /** Additional sales, USD. */
  readonly incrementalUsd: number;
  readonly netProfitUsd: Interval;
  /** True when a type exceeds what any store ever spent on it. */
  readonly isExtrapolated: boolean;
}

/** Where along the same mix of types the expected net profit is 0 again. */
export interface BreakEvenSpend {
  /** USD of the department; null when there is none to name. */
  readonly usd: number | null;
  readonly reason: string | null;
}

interface CurveOptions {
  readonly departmentIndex: number;
  readonly baselineUsd: number;
  readonly economics: Economics;
  /** Intensity of the mix, percent per type, and the department's dollars it stands for; the curve scales both. */
  readonly x: ArrayLike<number>;
  readonly spendUsd: number;
}

/** Net profit along a growing amount of the same mix, from 0 to beyond the observed range. */
export function traceResponse(effects: PromotionEffects, options: CurveOptions): CurvePoint[] {
  const reach = Math.max(REACH_BEYOND_SPEND, REACH_BEYOND_OBSERVED * observedScale(effects, options.x));
  return Array.from({ length: POINTS + 1 }, (_, i) => {
    // Squares: closer points where the curve bends.
    const scale = reach * (i / POINTS) ** 2;
    const spendUsd = scale * options.spendUsd;
    return {
      spendUsd,
      ...gainAt(effects, options, scale),
      isExtrapolated: isBeyondObserved(effects, scaled(options.x, scale)),
    };
  });
}

/** The largest amount of the mix that is expected to pay for itself, within the observed range. */
export function findBreakEvenSpend(effects: PromotionEffects, options: CurveOptions): BreakEvenSpend {
  const limit = observedScale(effects, options.x);
  if (options.spendUsd === 0) return { usd: null, reason: "No markdown to scale." };
  const expected = (scale: number) => gainAt(effects, options, scale).netProfitUsd.estimate;
  if (expected(limit) > 0) {
    return { usd: null, reason: "Expected to pay at any amount observed so far; more was never tried." };
  }
  let low = limit / 1000;
  if (expected(low) <= 0) return { usd: null, reason: "No amount of this mix is expected to pay for itself." };
  let high = limit;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (expected(middle) > 0) low = middle;
    else high = middle;
  }
  return { usd: ((low + high) / 2) * options.spendUsd, reason: null };
}

function gainAt(
  effects: PromotionEffects,
  options: CurveOptions,
  scale: number,
): Pick<CurvePoint, "incrementalUsd" | "netProfitUsd"> {
  const { departmentIndex, baselineUsd, economics, x, spendUsd } = options;
  const lift = pooledLift(effects, { departmentIndex, x: scaled(x, scale), factor: hiddenFactor(economics) });
  return {
    incrementalUsd: baselineUsd * lift.estimate,
    netProfitUsd: mapInterval(lift, (value) => netProfit(baselineUsd * value, scale * spendUsd, economics)),
  };
}

/** How far the mix can grow until its first type reaches the largest amount observed. */
function observedScale({ intensity }: PromotionEffects, x: ArrayLike<number>): number {
  let scale = Number.POSITIVE_INFINITY;
  intensity.observedMax.forEach((max, k) => {
    if (x[k]! > 0) scale = Math.min(scale, max / x[k]!);
  });
  return Number.isFinite(scale) ? scale : 1;
}

function scaled(x: ArrayLike<number>, scale: number): number[] {
  return Array.from(x, (value) => value * scale);
}

/** Lift at which the markdown pays for itself: cost / (g * baseline), fraction; null without baseline. */
export function breakEvenLift(costUsd: number, baselineUsd: number, economics: Economics): number | null {
  return baselineUsd > 0 ? (costPerDollar(economics) * costUsd) / (economics.margin * baselineUsd) : null;
}
