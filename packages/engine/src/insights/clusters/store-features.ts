import type { SalesPanel } from "@sales-hub/domain";
import { levelAt } from "../holidays/holiday-effects.ts";
import { listHolidayEvents } from "../holidays/holiday-events.ts";
import { growthLikeForLike } from "../like-for-like.ts";
import { mean } from "../order-statistics.ts";
import { sumWeekly } from "../weekly-totals.ts";

/** What stores are told apart by, each over the last 52 weeks of the history. */
export const STORE_FEATURES = [
  "sales",
  "growth",
  "volatility",
  "size",
  "unemployment",
  "markdown_intensity",
  "holiday_lift",
] as const;
export type StoreFeature = (typeof STORE_FEATURES)[number];

const YEAR = 52;
const MARKDOWN_TYPES = 5;
/** The two holidays that carry the year's peak. */
const PEAKS: readonly string[] = ["thanksgiving", "christmas_peak"];

/**
 * Features of every store, in the order of the panel's stores: mean weekly sales (USD), growth like for like (fraction),
 * standard deviation of weekly growth on last year (fraction), floor area (square feet), unemployment (percent), markdown
 * spend / sales (fraction), and sales of Thanksgiving and pre-Christmas weeks over their level (fraction).
 * @returns Shape [stores][STORE_FEATURES.length]; NaN where the history does not tell.
 */
export function describeStores(panel: SalesPanel): number[][] {
  const lifts = holidayLifts(panel);
  return Array.from(panel.stores.ids, (store, row) => {
    const includes = (series: number) => panel.seriesStore[series] === store;
    const weekly = sumWeekly(panel, includes);
    const recent = weekly.subarray(-YEAR).filter((sales) => !Number.isNaN(sales));
    const features: Record<StoreFeature, number> = {
      sales: mean(recent),
      growth: growthLikeForLike(panel, { weeks: YEAR, includes }).growthFraction ?? Number.NaN,
      volatility: growthDeviation(weekly),
      size: panel.stores.sizes[row]!,
      unemployment: meanUnemployment(panel, row),
      markdown_intensity: markdownSpend(panel, row) / recent.reduce((sum, sales) => sum + sales, 0),
      holiday_lift: lifts.get(store) ?? Number.NaN,
    };
    return STORE_FEATURES.map((name) => features[name]);
  });
}

/** Sample standard deviation of the last year's weekly growth on the year before. */
function growthDeviation(weekly: Float64Array): number {
  const growth: number[] = [];
  for (let week = Math.max(YEAR, weekly.length - YEAR); week < weekly.length; week++) {
    const before = weekly[week - YEAR]!;
    if (before > 0 && !Number.isNaN(weekly[week]!)) growth.push(weekly[week]! / before - 1);
  }
  if (growth.length < 2) return Number.NaN;
  const middle = mean(growth);
  return Math.sqrt(growth.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (growth.length - 1));
}

function meanUnemployment(panel: SalesPanel, row: number): number {
  const { historyWeekCount: end } = panel;
  const start = row * panel.weekCount;
  const values = panel.unemployment.subarray(start + Math.max(0, end - YEAR), start + end);
  return mean(values.filter((value) => !Number.isNaN(value)));
}

function markdownSpend(panel: SalesPanel, row: number): number {
  const { historyWeekCount: end } = panel;
  const start = row * panel.weekCount;
  const values = panel.markdowns.subarray(
    (start + Math.max(0, end - YEAR)) * MARKDOWN_TYPES,
    (start + end) * MARKDOWN_TYPES,
  );
  return values.reduce((sum, value) => sum + Math.max(0, value), 0);
}

function holidayLifts(panel: SalesPanel): Map<number, number> {
  const sales = new Map<number, number>();
  const levels = new Map<number, number>();
  for (const event of listHolidayEvents(panel).filter(({ holiday }) => PEAKS.includes(holiday))) {
    for (let series = 0; series < panel.seriesCount; series++) {
      const level = levelAt(panel, series, event);
      const actual = panel.sales[series * panel.weekCount + event.week]!;
      if (level === null || Number.isNaN(actual)) continue;
      const store = panel.seriesStore[series]!;
      sales.set(store, (sales.get(store) ?? 0) + actual);
      levels.set(store, (levels.get(store) ?? 0) + level);
    }
  }
  return new Map([...sales].map(([store, sum]) => [store, sum / levels.get(store)! - 1]));
}
