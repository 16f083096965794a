import type { OriginState } from "../base/origin-state.ts";
import { seriesLiftAt } from "../base/sales-lift.ts";
import { SEASON_WEEKS, shiftedValue } from "../base/seasonal.ts";
import type { Aggregate, AggregateKind } from "./aggregates.ts";

/** How large the errors of sums are expected to be, per aggregate, as known at one origin. */
export interface SumScale {
  /** Recent absolute error of the summed seasonal forecast, shrunk to that of its kind, USD, shape [A]. */
  readonly sigma: Float64Array;
  /** Mean |weekly sum| of the last 52 weeks, at least 20 USD, shape [A]. */
  readonly level: Float64Array;
  /** Median of the last 8 weekly sums without Easter lift, USD, shape [A]. */
  readonly recentMedian: Float64Array;
  /** 1 where a weekly sum ever lay below 0, shape [A]. */
  readonly mayBeNegative: Uint8Array;
}

const WINDOW_WEEKS = 26;
const DECAY = 0.9;
const PSEUDO_WEEKS = 2;
const FLOOR_USD = 20;
const FLOOR_FRACTION = 0.002;
/** Weeks whose mean stands for the level of a sum where there is no last year. */
const LEVEL_WEEKS = 8;
const MEDIAN_WEEKS = 8;
const LARGEST_RELATIVE_ERROR = 2;

/**
 * The same measure as for single pairs (measureErrorScale), taken of sums: sigma = (sum w |r| + 2 rel level) /
 * (sum w + 2) with r the sum over the pairs of y - seasonal x growth, w = 0.9^age over 26 weeks, and rel the relative
 * error of all aggregates of the kind. Without a year of history, r is what the mean of the 8 weekly sums before missed a
 * week by.
 */
export function measureSumScale(state: OriginState, aggregates: readonly Aggregate[]): SumScale {
  const { originIndex, weeks } = state;
  const hasSeason = originIndex >= SEASON_WEEKS;
  const first = Math.max(hasSeason ? SEASON_WEEKS : 1, originIndex - WINDOW_WEEKS + 1);
  const columns = Math.max(0, weeks - first);
  const residuals = hasSeason ? seasonalResiduals(state, first) : undefined;
  const level = Float64Array.from(aggregates, ({ members }) => meanSize(state, members));
  const absolute = new Float64Array(aggregates.length);
  const ofKind = new Map<AggregateKind, { absolute: number; level: number }>();
  let weights = 0;
  for (let week = first; week < weeks; week++) weights += DECAY ** (originIndex - week);
  aggregates.forEach(({ kind, members }, a) => {
    for (let column = 0; column < columns; column++) {
      let residual = 0;
      if (residuals) for (const i of members) residual += residuals[i * columns + column]!;
      else residual = levelResidual(state, members, first + column);
      absolute[a] = absolute[a]! + DECAY ** (originIndex - first - column) * Math.abs(residual);
    }
    const pooled = ofKind.get(kind) ?? { absolute: 0, level: 0 };
    ofKind.set(kind, { absolute: pooled.absolute + absolute[a]!, level: pooled.level + weights * level[a]! });
  });
  const sigma = absolute.map((sum, a) => {
    const pooled = ofKind.get(aggregates[a]!.kind)!;
    const relative = pooled.level > 0 ? Math.min(pooled.absolute / pooled.level, LARGEST_RELATIVE_ERROR) : 1;
    const own = (sum + PSEUDO_WEEKS * relative * level[a]!) / (weights + PSEUDO_WEEKS);
    return Math.max(own, FLOOR_FRACTION * level[a]!, FLOOR_USD);
  });
  return {
    sigma,
    level,
    recentMedian: Float64Array.from(aggregates, ({ members }) => recentMedian(state, members)),
    mayBeNegative: Uint8Array.from(aggregates, ({ members }) => (everNegative(state, members) ? 1 : 0)),
  };
}

/** y - seasonal x growth per series and week from `first` on, 0 where there is none, shape [N x (weeks - first)]. */
function seasonalResiduals(state: OriginState, first: number): Float64Array {
  const { calendar, index, weeks, history, smooth, growth } = state;
  const columns = Math.max(0, weeks - first);
  const residuals = new Float64Array(index.seriesDept.length * columns);
  for (let i = 0; i < index.seriesDept.length; i++) {
    for (let week = first; week < weeks; week++) {
      const lag = week - SEASON_WEEKS;
      if (Number.isNaN(history[i * weeks + week]!) || Number.isNaN(history[i * weeks + lag]!)) continue;
      const seasonal =
        shiftedValue(smooth, i * weeks, lag, calendar.shiftDays[week]!) *
        Math.exp(seriesLiftAt(state.lift, calendar, index.seriesDept[i]!, i, week));
      const residual = history[i * weeks + week]! - seasonal * growth.own[i]!;
      if (!Number.isNaN(residual)) residuals[i * columns + week - first] = residual;
    }
  }
  return residuals;
}

/** A week's sum - mean of the sums of the 8 weeks before; 0 where there is none. */
function levelResidual({ history, weeks }: OriginState, members: Int32Array, week: number): number {
  const before: number[] = [];
  for (let t = Math.max(0, week - LEVEL_WEEKS); t < week; t++) before.push(sumAt(history, weeks, members, t));
  const known = before.filter((total) => !Number.isNaN(total));
  const residual = sumAt(history, weeks, members, week) - known.reduce((sum, y) => sum + y, 0) / known.length;
  return Number.isNaN(residual) ? 0 : residual;
}

/** Sum of a matrix's rows in one week; NaN where no member has a value. */
function sumAt(values: Float64Array, weeks: number, members: Int32Array, week: number): number {
  let sum = Number.NaN;
  for (const i of members) {
    const value = values[i * weeks + week]!;
    if (!Number.isNaN(value)) sum = Number.isNaN(sum) ? value : sum + value;
  }
  return sum;
}

function meanSize({ history, weeks }: OriginState, members: Int32Array): number {
  let sum = 0;
  let count = 0;
  for (let week = Math.max(0, weeks - SEASON_WEEKS); week < weeks; week++) {
    const total = sumAt(history, weeks, members, week);
    if (Number.isNaN(total)) continue;
    sum += Math.abs(total);
    count++;
  }
  return Math.max(FLOOR_USD, count > 0 ? sum / count : 0);
}

function recentMedian({ adjusted, weeks }: OriginState, members: Int32Array): number {
  const totals: number[] = [];
  for (let week = weeks - 1; week >= Math.max(0, weeks - WINDOW_WEEKS) && totals.length < MEDIAN_WEEKS; week--) {
    const total = sumAt(adjusted, weeks, members, week);
    if (!Number.isNaN(total)) totals.push(total);
  }
  totals.sort((a, b) => a - b);
  const middle = totals.length >> 1;
  if (totals.length === 0) return Number.NaN;
  return totals.length % 2 ? totals[middle]! : (totals[middle - 1]! + totals[middle]!) / 2;
}

function everNegative({ history, weeks }: OriginState, members: Int32Array): boolean {
  for (let week = 0; week < weeks; week++) if (sumAt(history, weeks, members, week) < 0) return true;
  return false;
}
