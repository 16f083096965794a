import type { SalesPanel } from "@sales-hub/domain";
import { MARKDOWN_TYPES, RESPONSE_SHAPES } from "./response.ts";

/** The year before markdowns ends this many weeks before the first markdown, as 2011-10-28 before 2011-11-11. */
const GAP_WEEKS = 2;
const YEAR_WEEKS = 52;

/** What was spent on markdowns, relative to what each store usually sells. S stores, W weeks of the panel, D departments. */
export interface MarkdownIntensity {
  /** First week with a markdown above 0, or null when there is none up to the origin. Earlier weeks are unobserved, not zero. */
  readonly firstMarkdownWeek: number | null;
  /** First and last week of the year before markdowns, over which usual sales and shares are measured. */
  readonly usualFrom: number;
  readonly usualTo: number;
  /** B_s: mean weekly sales of each store in that year, USD, shape [S]. */
  readonly usualSales: Float64Array;
  /** Each department's part of its store's sales in that year, fraction, shape [S x D]. */
  readonly shares: Float64Array;
  /** x = 100 * max(MarkDown, 0) / B_s, percent, shape [S x W x 5]; weeks after the origin are the plan that the data holds. */
  readonly values: Float64Array;
  /** Largest and 99th percentile of x per type among store-weeks up to the origin, percent, shape [5]; smallest likewise. */
  readonly observedMax: Float64Array;
  readonly observedP99: Float64Array;
  readonly observedMin: Float64Array;
  /** Median of each store's weekly markdowns of a type, among the weeks that had any, USD, shape [S x 5]; 0 when none had. */
  readonly medianMarkdowns: Float64Array;
  /**
   * In how many weeks a type was spent, in effect: (sum_t v_t)^2 / sum_t v_t^2 with v_t = sum_s 1 - exp(-x), shape [5]. Near 1
   * when one week holds nearly everything: then its effect cannot be told from that week's own.
   */
  readonly effectiveWeeks: Float64Array;
}

/** Measures usual sales, shares and intensity from the weeks up to `originIndex`. `departments` ascending, shape [D]. */
export function measureIntensity(panel: SalesPanel, departments: Int32Array, originIndex: number): MarkdownIntensity {
  const firstMarkdownWeek = findFirstMarkdownWeek(panel, originIndex);
  const usualTo = Math.max(0, (firstMarkdownWeek ?? originIndex + 1) - GAP_WEEKS);
  const usualFrom = Math.max(0, usualTo - YEAR_WEEKS + 1);
  const { usualSales, shares } = measureUsualSales(panel, departments, usualFrom, usualTo);
  const values = new Float64Array(panel.markdowns.length);
  const perStore = panel.weekCount * MARKDOWN_TYPES;
  for (let i = 0; i < values.length; i++) {
    const usual = usualSales[Math.floor(i / perStore)]!;
    const spend = panel.markdowns[i]!;
    values[i] = usual > 0 && spend > 0 ? (100 * spend) / usual : 0;
  }
  return {
    firstMarkdownWeek,
    usualFrom,
    usualTo,
    usualSales,
    shares,
    values,
    ...summariseObserved(panel, values, firstMarkdownWeek, originIndex),
  };
}

/**
 * The intensity of an amount of markdowns in a store, percent, shape [5].
 * @param markdowns USD in that week for the whole store, shape [5].
 */
export function intensityOf(markdowns: ArrayLike<number>, usualSalesUsd: number): Float64Array {
  return Float64Array.from({ length: MARKDOWN_TYPES }, (_, k) => (100 * Math.max(0, markdowns[k]!)) / usualSalesUsd);
}

function findFirstMarkdownWeek(panel: SalesPanel, originIndex: number): number | null {
  const { weekCount, markdowns } = panel;
  for (let t = 0; t <= originIndex; t++) {
    for (let s = 0; s < panel.stores.ids.length; s++) {
      const cell = (s * weekCount + t) * MARKDOWN_TYPES;
      for (let k = 0; k < MARKDOWN_TYPES; k++) if (markdowns[cell + k]! > 0) return t;
    }
  }
  return null;
}

function measureUsualSales(panel: SalesPanel, departments: Int32Array, from: number, to: number) {
  const stores = panel.stores.ids;
  const storeAt = new Map(Array.from(stores, (id, s) => [id, s]));
  const deptAt = new Map(Array.from(departments, (id, d) => [id, d]));
  const usualSales = new Float64Array(stores.length);
  const shares = new Float64Array(stores.length * departments.length);
  for (let i = 0; i < panel.seriesCount; i++) {
    let sum = 0;
    for (let t = from; t <= to; t++) {
      const y = panel.sales[i * panel.weekCount + t]!;
      if (!Number.isNaN(y)) sum += y;
    }
    const s = storeAt.get(panel.seriesStore[i]!)!;
    usualSales[s]! += sum;
    shares[s * departments.length + deptAt.get(panel.seriesDept[i]!)!] = Math.max(0, sum);
  }
  for (let s = 0; s < stores.length; s++) {
    for (let d = 0; d < departments.length; d++) {
      const at = s * departments.length + d;
      shares[at] = usualSales[s]! > 0 ? shares[at]! / usualSales[s]! : 0;
    }
    usualSales[s]! /= to - from + 1;
  }
  return { usualSales, shares };
}

function summariseObserved(panel: SalesPanel, values: Float64Array, first: number | null, originIndex: number) {
  const storeCount = panel.stores.ids.length;
  const observedMax = new Float64Array(MARKDOWN_TYPES);
  const observedP99 = new Float64Array(MARKDOWN_TYPES);
  const observedMin = new Float64Array(MARKDOWN_TYPES);
  const medianMarkdowns = new Float64Array(storeCount * MARKDOWN_TYPES);
  const effectiveWeeks = new Float64Array(MARKDOWN_TYPES);
  if (first === null) return { observedMax, observedP99, observedMin, medianMarkdowns, effectiveWeeks };
  const weeks = originIndex - first + 1;
  for (let k = 0; k < MARKDOWN_TYPES; k++) {
    const all = new Float64Array(storeCount * weeks);
    const byWeek = new Float64Array(weeks);
    for (let s = 0; s < storeCount; s++) {
      const spends: number[] = [];
      for (let t = first; t <= originIndex; t++) {
        const cell = (s * panel.weekCount + t) * MARKDOWN_TYPES + k;
        all[s * weeks + t - first] = values[cell]!;
        byWeek[t - first]! += RESPONSE_SHAPES.saturating(values[cell]!);
        if (panel.markdowns[cell]! > 0) spends.push(panel.markdowns[cell]!);
      }
      medianMarkdowns[s * MARKDOWN_TYPES + k] =
        spends.length === 0 ? 0 : quantileOfSorted(Float64Array.from(spends).sort(), 0.5);
    }
    all.sort();
    observedMin[k] = all[0]!;
    observedMax[k] = all.at(-1)!;
    observedP99[k] = quantileOfSorted(all, 0.99);
    const sum = byWeek.reduce((total, v) => total + v, 0);
    effectiveWeeks[k] = sum === 0 ? 0 : sum ** 2 / byWeek.reduce((total, v) => total + v * v, 0);
  }
  return { observedMax, observedP99, observedMin, medianMarkdowns, effectiveWeeks };
}

/** Linear interpolation between order statistics (type 7, as NumPy). */
function quantileOfSorted(sorted: Float64Array, level: number): number {
  const at = level * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
