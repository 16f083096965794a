import { SEASON_WEEKS } from "./seasonal.ts";

const MIN_ORIGIN = 60;
const TREND_WINDOW = 53;
const START_WEEKS = 8;
const ALPHAS = [0.05, 0.1, 0.2, 0.35, 0.5] as const;
const TRENDS: readonly { readonly beta: number; readonly phi: number }[] = [
  { beta: 0, phi: 1 },
  { beta: 0.05, phi: 0.8 },
  { beta: 0.05, phi: 0.9 },
  { beta: 0.05, phi: 0.98 },
];
const CLIP_SCALES = 2;

/** Step 9 of the base: a weekly season on a robust, damped exponential smoothing of the rest. */
export interface DampedLevel {
  /** Level, slope and damping at the origin, shape [N] each. */
  readonly level: Float64Array;
  readonly slope: Float64Array;
  readonly damping: Float64Array;
  /** Seasonal deviation by week index modulo 52, shape [N x 52]. */
  readonly season: Float64Array;
}

function median(values: Float64Array): number {
  const sorted = values.sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Fits the component per series. The error that updates the level is clipped at twice its usual size: an unclipped one
 * lets Christmas corrupt the level.
 * @param adjusted Raw sales without Easter lift, NaN where missing, shape [N x weeks].
 * @param smooth Smoothed sales without Easter lift, shape [N x weeks].
 * @returns undefined when the origin is earlier than week 60.
 */
export function fitDampedLevel(
  adjusted: Float64Array,
  smooth: Float64Array,
  originIndex: number,
): DampedLevel | undefined {
  if (originIndex < MIN_ORIGIN) return undefined;
  const weeks = originIndex + 1;
  const n = adjusted.length / weeks;
  const level = new Float64Array(n);
  const slope = new Float64Array(n);
  const damping = new Float64Array(n);
  const season = new Float64Array(n * SEASON_WEEKS);
  const x = new Float64Array(weeks);
  const classCount = new Int32Array(SEASON_WEEKS);
  for (let t = 0; t < weeks; t++) classCount[t % SEASON_WEEKS] = classCount[t % SEASON_WEEKS]! + 1;
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < weeks; t++) {
      const y = adjusted[i * weeks + t]!;
      x[t] = 0.5 * (Number.isNaN(y) ? 0 : y) + 0.5 * smooth[i * weeks + t]!;
    }
    const deviations = season.subarray(i * SEASON_WEEKS, (i + 1) * SEASON_WEEKS);
    estimateSeason(x, deviations, classCount);
    for (let t = 0; t < weeks; t++) x[t] = x[t]! - deviations[t % SEASON_WEEKS]!;
    const best = smoothLevel(x);
    level[i] = best.level;
    slope[i] = best.slope;
    damping[i] = best.phi;
  }
  return { level, slope, damping, season };
}

/** Mean deviation from the centred 53-week mean by week class; the first and last windows serve the edges. */
function estimateSeason(x: Float64Array, deviations: Float64Array, classCount: Int32Array): void {
  const weeks = x.length;
  const window = Math.min(TREND_WINDOW, weeks);
  const half = TREND_WINDOW >> 1;
  let sum = 0;
  for (let t = 0; t < window; t++) sum += x[t]!;
  let start = 0;
  for (let t = 0; t < weeks; t++) {
    const wanted = Math.min(Math.max(0, t - half), weeks - window);
    while (start < wanted) {
      sum += x[start + window]! - x[start]!;
      start++;
    }
    const k = t % SEASON_WEEKS;
    deviations[k] = deviations[k]! + (x[t]! - sum / window) / classCount[k]!;
  }
}

function smoothLevel(x: Float64Array): { level: number; slope: number; phi: number } {
  const weeks = x.length;
  const start = median(x.slice(0, START_WEEKS));
  const differences = new Float64Array(weeks - 1);
  for (let t = 1; t < weeks; t++) differences[t - 1] = Math.abs(x[t]! - x[t - 1]!);
  const limit = (CLIP_SCALES * 1.48 * median(differences)) / 1.4;
  let best = { level: start, slope: 0, phi: 1 };
  let bestCost = Number.POSITIVE_INFINITY;
  for (const alpha of ALPHAS) {
    for (const { beta, phi } of TRENDS) {
      let level = start;
      let slope = 0;
      let cost = 0;
      for (let t = 0; t < weeks; t++) {
        const expected = level + phi * slope;
        const error = x[t]! - expected;
        cost += Math.abs(error);
        const clipped = error > limit ? limit : Math.max(error, -limit);
        level = expected + alpha * clipped;
        slope = phi * slope + beta * clipped;
      }
      if (cost < bestCost) {
        bestCost = cost;
        best = { level, slope, phi };
      }
    }
  }
  return best;
}

/** Level plus season of series i in week t, h weeks after the origin, without Easter lift, USD. */
export function dampedLevelAt(model: DampedLevel, i: number, t: number, h: number, shiftDays: number): number {
  const phi = model.damping[i]!;
  const trend = phi === 1 ? 0 : (model.slope[i]! * phi * (1 - phi ** h)) / (1 - phi);
  const share = shiftDays / 7;
  const row = i * SEASON_WEEKS;
  const season =
    (1 - share) * model.season[row + (t % SEASON_WEEKS)]! + share * model.season[row + ((t - 1) % SEASON_WEEKS)]!;
  return model.level[i]! + trend + season;
}
