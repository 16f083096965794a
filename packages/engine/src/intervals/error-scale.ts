import type { BaseParts } from "../base/base-forecast.ts";
import type { OriginState } from "../base/origin-state.ts";
import { seriesLiftAt } from "../base/sales-lift.ts";
import { SEASON_WEEKS, shiftedValue } from "../base/seasonal.ts";

/** How large errors are expected to be, per series, as known at one origin. */
export interface ErrorScale {
  /** Recent absolute error of the seasonal forecast, shrunk to the department's, USD, shape [N]. */
  readonly sigma: Float64Array;
  /** Median of the last 8 rows without Easter lift, USD, shape [N]; NaN for a series without rows. */
  readonly recentMedian: Float64Array;
}

const WINDOW_WEEKS = 26;
const DECAY = 0.9;
/** Weight of the department's relative error in a pair's, in weeks. */
const PSEUDO_WEEKS = 2;
const RELATIVE_LOW = 0.03;
const RELATIVE_HIGH = 2;
const FLOOR_USD = 5;
const FLOOR_FRACTION = 0.01;
/** Weeks whose mean stands for the level of a series without last year. */
const LEVEL_WEEKS = 8;
const MEDIAN_ROWS = 8;
const MEDIAN_WINDOW_WEEKS = 26;

/**
 * sigma_i = (sum w |r| + 2 rel_d s) / (sum w + 2) with r = y - seasonal x growth over the last 26 weeks, w = 0.9^age, and
 * rel_d the department's sum w |r| / sum w s; at least 1% of s and 5 USD. For a department without a single week a year
 * before, r is what the mean of the 8 weeks before missed a week by; where there is no second row either, nothing is known
 * and rel_d is 2.
 */
export function measureErrorScale(state: OriginState): ErrorScale {
  const { calendar, index, weeks, history, smooth, scale, growth, originIndex } = state;
  const seriesCount = index.seriesDept.length;
  const absolute = new Float64Array(seriesCount);
  const weights = new Float64Array(seriesCount);
  const deptAbsolute = new Float64Array(index.depts.length);
  const deptScale = new Float64Array(index.depts.length);
  const hasSeason = new Uint8Array(index.depts.length);
  const add = (i: number, week: number, error: number) => {
    const weight = DECAY ** (originIndex - week);
    const dept = index.seriesDept[i]!;
    absolute[i] = absolute[i]! + weight * error;
    weights[i] = weights[i]! + weight;
    deptAbsolute[dept] = deptAbsolute[dept]! + weight * error;
    deptScale[dept] = deptScale[dept]! + weight * scale[i]!;
  };
  for (let week = Math.max(SEASON_WEEKS, originIndex - WINDOW_WEEKS + 1); week <= originIndex; week++) {
    for (let i = 0; i < seriesCount; i++) {
      const dept = index.seriesDept[i]!;
      const seasonal =
        shiftedValue(smooth, i * weeks, week - SEASON_WEEKS, calendar.shiftDays[week]!) *
        Math.exp(seriesLiftAt(state.lift, calendar, dept, i, week));
      const residual = Math.abs(history[i * weeks + week]! - seasonal * growth.own[i]!);
      if (Number.isNaN(residual) || Number.isNaN(history[i * weeks + week - SEASON_WEEKS]!)) continue;
      add(i, week, residual);
      hasSeason[dept] = 1;
    }
  }
  for (let i = 0; i < seriesCount; i++) {
    const dept = index.seriesDept[i]!;
    if (hasSeason[dept]) continue;
    for (let week = Math.max(1, weeks - WINDOW_WEEKS); week < weeks; week++) {
      const error = Math.abs(history[i * weeks + week]! - levelBefore(state, i, week));
      if (!Number.isNaN(error)) add(i, week, error);
    }
  }
  const sigma = absolute.map((sum, i) => {
    const dept = index.seriesDept[i]!;
    const relative =
      deptScale[dept]! > 0 ? clip(deptAbsolute[dept]! / deptScale[dept]!, RELATIVE_LOW, RELATIVE_HIGH) : RELATIVE_HIGH;
    const own = (sum + PSEUDO_WEEKS * relative * scale[i]!) / (weights[i]! + PSEUDO_WEEKS);
    return Math.max(own, FLOOR_FRACTION * scale[i]!, FLOOR_USD);
  });
  return { sigma, recentMedian: Float64Array.from(sigma, (_, i) => recentMedian(state, i)) };
}

/**
 * The expected size of one forecast's error, USD: sigma grows with the square root of the forecast relative to the
 * series' usual level, with the distance from its recent median, and with how much the parts of the base disagree.
 * @param forecast The point forecast, USD.
 */
export function rowErrorScale(
  state: OriginState,
  errorScale: ErrorScale,
  i: number,
  forecast: number,
  parts: BaseParts,
): number {
  const size = clip(Math.abs(forecast) / state.scale[i]!, 0.25, 6);
  const median = errorScale.recentMedian[i]!;
  const drift = Number.isNaN(median) ? 0 : Math.abs(forecast - median);
  let disagreement = 0;
  for (const part of [parts.lastYear, parts.pooled, parts.linear]) {
    if (!Number.isNaN(part)) disagreement = Math.max(disagreement, Math.abs(part - parts.base));
  }
  return errorScale.sigma[i]! * Math.sqrt(size) + 0.05 * drift + 0.25 * disagreement;
}

/** Mean of the rows in the 8 weeks before a week; NaN without any. */
function levelBefore({ history, weeks }: OriginState, i: number, week: number): number {
  let sum = 0;
  let count = 0;
  for (let before = Math.max(0, week - LEVEL_WEEKS); before < week; before++) {
    const sales = history[i * weeks + before]!;
    if (Number.isNaN(sales)) continue;
    sum += sales;
    count++;
  }
  return sum / count;
}

function recentMedian({ adjusted, weeks }: OriginState, i: number): number {
  const rows: number[] = [];
  for (let week = weeks - 1; week >= Math.max(0, weeks - MEDIAN_WINDOW_WEEKS) && rows.length < MEDIAN_ROWS; week--) {
    const sales = adjusted[i * weeks + week]!;
    if (!Number.isNaN(sales)) rows.push(sales);
  }
  if (rows.length === 0) return Number.NaN;
  rows.sort((a, b) => a - b);
  const middle = rows.length >> 1;
  return rows.length % 2 === 1 ? rows[middle]! : (rows[middle - 1]! + rows[middle]!) / 2;
}

const clip = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));
