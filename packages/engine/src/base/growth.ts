import type { WeekCalendar } from "../calendar/week-calendar.ts";
import type { PanelIndex } from "./panel-index.ts";
import { type SalesLift, seriesLiftAt } from "./sales-lift.ts";
import { SEASON_WEEKS, shiftedValue } from "./seasonal.ts";

/** Weeks of history before the origin that growth looks at. */
export const GROWTH_WEEKS = 26;
const MIN_LIMIT_WEEKS = 5;
/** Median deviation to standard deviation. */
const NORMAL_DEVIATION = 1.48;
const SMALLEST_DEVIATION = 0.03;

/** Sales of the last 26 weeks beside last year's, shape [N x 26], column 25 being the origin; NaN where either is missing. */
export interface YearPairs {
  readonly current: Float64Array;
  /** Last year's sales of the same week: calendar-shifted and moved from its Easter position to this year's. */
  readonly lastYear: Float64Array;
}

/** Growth against last year by pair, with the levels it is shrunk to. */
export interface Growth {
  readonly overall: number;
  /** Shape [D]. */
  readonly dept: Float64Array;
  /** Shape [S]. */
  readonly store: Float64Array;
  /** What a pair without its own evidence is given, shape [N]. */
  readonly prior: Float64Array;
  /** Shape [N]. */
  readonly own: Float64Array;
}

export interface GrowthRule {
  /** How many of the last weeks count, at most 26. */
  readonly windowWeeks: number;
  /** Weight of a week j weeks before the origin: decay^j. */
  readonly decay: number;
  /** Weight of the prior in a pair's growth, in weeks. */
  readonly ownPseudoWeeks: number;
  /** Weight of the overall growth in a department's, in series-weeks; a store has enough rows to stand alone. */
  readonly deptPseudoWeeks: number;
  /** How far a store's growth relative to the overall one enters the prior: 0 not at all, 1 in full, as a power. */
  readonly storeStrength: number;
  /** Growth of a week counts up to this many median deviations from the pair's median; Infinity: as it is. */
  readonly deviations: number;
}

/** The rule of the first reference values. */
export const PLAIN_GROWTH: GrowthRule = {
  windowWeeks: 26,
  decay: 0.9,
  ownPseudoWeeks: 2.5,
  deptPseudoWeeks: 20,
  storeStrength: 0.5,
  deviations: Number.POSITIVE_INFINITY,
};

/** The rule of the base. */
export const BASE_GROWTH: GrowthRule = {
  ...PLAIN_GROWTH,
  ownPseudoWeeks: 1.5,
  deptPseudoWeeks: 50,
  storeStrength: 1,
  deviations: 1.5,
};

export interface GrowthContext {
  readonly calendar: WeekCalendar;
  readonly index: PanelIndex;
  readonly lift: SalesLift;
  readonly originIndex: number;
  readonly storeCount: number;
}

/**
 * Pairs the last 26 weeks with the same weeks of the year before.
 * @param history Raw sales up to the origin, NaN where missing, shape [N x weeks].
 * @param adjusted The same with the Easter lift removed.
 */
export function pairYears(context: GrowthContext, history: Float64Array, adjusted: Float64Array): YearPairs {
  const { calendar, index, lift, originIndex } = context;
  const weeks = originIndex + 1;
  const seriesCount = index.seriesDept.length;
  const current = new Float64Array(seriesCount * GROWTH_WEEKS).fill(Number.NaN);
  const lastYear = new Float64Array(seriesCount * GROWTH_WEEKS).fill(Number.NaN);
  for (let k = 0; k < GROWTH_WEEKS; k++) {
    const j = originIndex - GROWTH_WEEKS + 1 + k;
    if (j < SEASON_WEEKS) continue;
    const shift = calendar.shiftDays[j]!;
    for (let i = 0; i < seriesCount; i++) {
      const y = history[i * weeks + j]!;
      const past = shiftedValue(adjusted, i * weeks, j - SEASON_WEEKS, shift);
      if (Number.isNaN(y) || Number.isNaN(past)) continue;
      current[i * GROWTH_WEEKS + k] = y;
      lastYear[i * GROWTH_WEEKS + k] = past * Math.exp(seriesLiftAt(lift, calendar, index.seriesDept[i]!, i, j));
    }
  }
  return { current, lastYear };
}

const clip = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));

/** Sums of a group of series: this year, last year, and how many had sales last year. */
interface GroupSums {
  readonly current: Float64Array;
  readonly lastYear: Float64Array;
  readonly active: Float64Array;
}

function groupGrowth(sums: GroupSums, overall: number, pseudoWeeks: number): Float64Array {
  return sums.current.map((a, k) => {
    const b = sums.lastYear[k]!;
    const mean = sums.active[k]! > 0 ? b / sums.active[k]! : 0;
    const growth = (a + pseudoWeeks * mean * overall) / (b + pseudoWeeks * mean);
    return Number.isFinite(growth) && b > 0 ? growth : overall;
  });
}

/**
 * Limits of a pair's weekly growth: the median of its last weeks and so many median deviations around it, in logs; none
 * where fewer than five weeks have sales in both years. One odd week then cannot carry growth away.
 */
function growthLimits(pairs: YearPairs, i: number, windowWeeks: number, deviations: number): [number, number] {
  const logs: number[] = [];
  if (Number.isFinite(deviations)) {
    for (let back = 0; back < windowWeeks; back++) {
      const at = i * GROWTH_WEEKS + GROWTH_WEEKS - 1 - back;
      if (pairs.current[at]! > 0 && pairs.lastYear[at]! > 0)
        logs.push(Math.log(pairs.current[at]! / pairs.lastYear[at]!));
    }
  }
  if (logs.length < MIN_LIMIT_WEEKS) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const middle = median(logs);
  const deviation = NORMAL_DEVIATION * median(logs.map((log) => Math.abs(log - middle)));
  const reach = deviations * Math.max(SMALLEST_DEVIATION, deviation);
  return [Math.exp(middle - reach), Math.exp(middle + reach)];
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}

/** Step 4 of the base: growth of each pair against last year, shrunk to its department's, store's and the overall growth. */
export function estimateGrowth(context: GrowthContext, pairs: YearPairs, rule: GrowthRule): Growth {
  const { index, storeCount } = context;
  const n = index.seriesDept.length;
  const a = new Float64Array(n);
  const b = new Float64Array(n);
  const weight = new Float64Array(n);
  const windowWeeks = Math.min(rule.windowWeeks, context.originIndex - SEASON_WEEKS + 1);
  let windowWeight = 0;
  for (let back = 0; back < windowWeeks; back++) windowWeight += rule.decay ** back;
  const lambda = rule.ownPseudoWeeks / windowWeight;
  for (let i = 0; i < n; i++) {
    const [low, high] = growthLimits(pairs, i, windowWeeks, rule.deviations);
    for (let back = 0; back < windowWeeks; back++) {
      const at = i * GROWTH_WEEKS + GROWTH_WEEKS - 1 - back;
      const sales = pairs.current[at]!;
      if (Number.isNaN(sales)) continue;
      const past = pairs.lastYear[at]!;
      const y = past > 0 ? clip(sales, low * past, high * past) : sales;
      const w = rule.decay ** back;
      a[i] = a[i]! + w * y;
      b[i] = b[i]! + w * pairs.lastYear[at]!;
      weight[i] = weight[i]! + w;
    }
  }
  const group = (size: number): GroupSums => ({
    current: new Float64Array(size),
    lastYear: new Float64Array(size),
    active: new Float64Array(size),
  });
  const byDept = group(index.depts.length);
  const byStore = group(storeCount);
  let sumA = 0;
  let sumB = 0;
  for (let i = 0; i < n; i++) {
    if (weight[i] === 0) continue;
    sumA += a[i]!;
    sumB += b[i]!;
    for (const [sums, k] of [
      [byDept, index.seriesDept[i]!],
      [byStore, index.seriesStore[i]!],
    ] as const) {
      sums.current[k] = sums.current[k]! + a[i]!;
      sums.lastYear[k] = sums.lastYear[k]! + b[i]!;
      sums.active[k] = sums.active[k]! + 1;
    }
  }
  const overall = sumB > 0 ? sumA / sumB : 1;
  const dept = groupGrowth(byDept, overall, rule.deptPseudoWeeks);
  const store = groupGrowth(byStore, overall, 0);
  const prior = new Float64Array(n);
  const own = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const storeEffect = clip(store[index.seriesStore[i]!]! / overall, 0.8, 1.25) ** rule.storeStrength;
    const p = clip(dept[index.seriesDept[i]!]! * storeEffect, 0.5, 2);
    prior[i] = p;
    own[i] = b[i]! > 0 ? clip((a[i]! + lambda * b[i]! * p) / (b[i]! * (1 + lambda)), 0.3, 3) : p;
  }
  return { overall, dept, store, prior, own };
}

/** Growth to apply h weeks after the origin: a pair's own growth fades to the prior by 4% a week. */
export function growthAtHorizon(prior: number, own: number, h: number): number {
  return prior * (own / prior) ** (0.96 ** (h - 1));
}
