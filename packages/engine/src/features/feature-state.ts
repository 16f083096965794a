import { estimateGrowth, type GrowthRule, PLAIN_GROWTH } from "../base/growth.ts";
import { contextOf, type OriginState } from "../base/origin-state.ts";
import { seriesLiftAt } from "../base/sales-lift.ts";
import { SEASON_WEEKS, shiftedValue } from "../base/seasonal.ts";
import { ORIGIN_FEATURES } from "./feature-catalog.ts";

/** Weeks before the origin's lag 52 that a seasonal change is measured against. */
const CHANGE_WEEKS = 8;
const ERROR_WEEKS = 8;

/** What features need beyond the base, known at one origin. */
export interface FeatureState {
  /** Values of ORIGIN_FEATURES, shape [N x ORIGIN_FEATURES.length]. */
  readonly originColumns: Float64Array;
  /** Store totals, a missing row counting as 0, shape [S x weeks]. */
  readonly storeTotals: Float64Array;
  /** Mean total over the 8 weeks up to the origin's lag 52, shape [D]. */
  readonly deptReference: Float64Array;
  /** The same, shape [S]. */
  readonly storeReference: Float64Array;
  /** The same of the pair's own rows, shape [N]. */
  readonly ownReference: Float64Array;
  /** Ordinal of the store's type, shape [S]. */
  readonly storeType: Float64Array;
}

function shortGrowth(windowWeeks: number): GrowthRule {
  return { ...PLAIN_GROWTH, windowWeeks, decay: 1, ownPseudoWeeks: 1, deptPseudoWeeks: 2 };
}

/** Mean of the finite values in [from, to); NaN when there is none. */
export function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let k = from; k < to; k++) {
    const x = values[k]!;
    if (Number.isNaN(x)) continue;
    sum += x;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

function deviationOf(values: Float64Array, from: number, to: number): number {
  const mean = meanOf(values, from, to);
  let squares = 0;
  let count = 0;
  for (let k = from; k < to; k++) {
    const x = values[k]!;
    if (Number.isNaN(x)) continue;
    squares += (x - mean) ** 2;
    count++;
  }
  return count === 0 ? Number.NaN : Math.sqrt(squares / count);
}

function countOf(values: Float64Array, from: number, to: number): number {
  let count = 0;
  for (let k = from; k < to; k++) if (!Number.isNaN(values[k]!)) count++;
  return count;
}

/** Median of the finite values in [from, to); NaN when there is none. */
export function medianOf(values: Float64Array, from: number, to: number): number {
  const known = values.slice(from, to).filter((x) => !Number.isNaN(x));
  if (known.length === 0) return Number.NaN;
  known.sort();
  const middle = known.length >> 1;
  return known.length % 2 ? known[middle]! : (known[middle - 1]! + known[middle]!) / 2;
}

/** Errors of the seasonal base times own growth over the last weeks, NaN where there is none, shape [count], oldest first. */
export function recentBaseErrors(base: OriginState, i: number, count: number, out: Float64Array): void {
  const { calendar, index, weeks, history, smooth, originIndex } = base;
  const row = i * weeks;
  const known = (k: number) => k >= 0 && !Number.isNaN(history[row + k]!);
  for (let k = 0; k < count; k++) {
    const j = originIndex - count + 1 + k;
    const lag = j - SEASON_WEEKS;
    out[k] = Number.NaN;
    if (lag < 0 || !(known(lag - 1) || known(lag) || known(lag + 1))) continue;
    const lifted = Math.exp(seriesLiftAt(base.lift, calendar, index.seriesDept[i]!, i, j));
    const seasonal = shiftedValue(smooth, row, lag, calendar.shiftDays[j]!) * lifted;
    out[k] = history[row + j]! - seasonal * base.growth.own[i]!;
  }
}

/** Learns what the features need at the origin of a base. */
export function buildFeatureState(base: OriginState): FeatureState {
  const { panel, index, weeks, originIndex, history, adjusted, scale, growth } = base;
  const n = panel.seriesCount;
  const storeCount = panel.stores.ids.length;
  const context = contextOf(base);
  const growth4 = estimateGrowth(context, base.pairs, shortGrowth(4));
  const growth13 = estimateGrowth(context, base.pairs, shortGrowth(13));

  const storeTotals = new Float64Array(storeCount * weeks);
  for (let i = 0; i < n; i++) {
    const store = index.seriesStore[i]! * weeks;
    for (let t = 0; t < weeks; t++) {
      const y = history[i * weeks + t]!;
      if (!Number.isNaN(y)) storeTotals[store + t] = storeTotals[store + t]! + y;
    }
  }

  const columns = ORIGIN_FEATURES.length;
  const originColumns = new Float64Array(n * columns);
  const errors = new Float64Array(ERROR_WEEKS);
  for (let i = 0; i < n; i++) {
    const s = scale[i]!;
    const row = i * weeks;
    const end = row + weeks;
    const from = (window: number) => Math.max(row, end - window);
    const dept = index.seriesDept[i]!;
    recentBaseErrors(base, i, ERROR_WEEKS, errors);
    let at = i * columns;
    const put = (value: number) => {
      originColumns[at++] = value;
    };
    for (let back = 1; back <= 4; back++) put(weeks >= back ? history[end - back]! / s : Number.NaN);
    for (const window of [4, 8, 13, 26]) put(meanOf(history, from(window), end) / s);
    put(medianOf(adjusted, from(8), end) / s);
    put(deviationOf(history, from(13), end) / s);
    put(deviationOf(history, from(52), end) / s);
    put(countOf(history, from(8), end));
    put(countOf(history, from(52), end));
    put(Math.log(s));
    put(growth.own[i]!);
    put(growth.prior[i]!);
    put(growth.dept[dept]!);
    put(growth.overall);
    for (const short of [growth4, growth13]) {
      put(short.own[i]!);
      put(short.dept[dept]!);
      put(short.prior[i]!);
    }
    put(errors[ERROR_WEEKS - 1]! / s);
    put(meanOf(errors, ERROR_WEEKS - 4, ERROR_WEEKS) / s);
    put(meanOf(errors, 0, ERROR_WEEKS) / s);
  }

  const first = Math.max(0, originIndex - SEASON_WEEKS - CHANGE_WEEKS + 1);
  const last = originIndex - SEASON_WEEKS + 1;
  const referenceOf = (values: Float64Array) =>
    Float64Array.from({ length: values.length / weeks }, (_, k) => meanOf(values, k * weeks + first, k * weeks + last));
  const types = [...new Set(panel.stores.types)].sort();
  return {
    originColumns,
    storeTotals,
    deptReference: referenceOf(base.deptTotals),
    storeReference: referenceOf(storeTotals),
    ownReference: referenceOf(history),
    storeType: Float64Array.from(panel.stores.types, (type) => types.indexOf(type)),
  };
}
