import type { SalesPanel } from "@sales-hub/domain";
import { SMALLEST_BASE_USD } from "../compare-windows.ts";
import { FEWEST_GROUPS, jackknifeRatio } from "../growth-interval.ts";
import {
  FEWEST_NEIGHBOURS,
  HOLIDAYS,
  type HolidayEvent,
  type HolidayName,
  listHolidayEvents,
} from "./holiday-events.ts";

/** Sales of holiday weeks against the level of the ordinary weeks around them. */
export interface HolidayEffect {
  readonly holiday: HolidayName;
  /** null: all departments. */
  readonly dept: number | null;
  /** Store type; null: all stores. */
  readonly type: string | null;
  /** Sum of sales / sum of levels - 1; null when the level is under $5,000 a week. */
  readonly liftFraction: number | null;
  /** Bounds of the interval; null with fewer than 5 stores. */
  readonly lowerFraction: number | null;
  readonly upperFraction: number | null;
  /** Sales above the level in one such week, USD. */
  readonly extraUsd: number;
  /** The interval excludes 0. */
  readonly isClear: boolean;
  readonly stores: number;
  readonly years: number;
  readonly reason: "small_base" | "few_stores" | null;
}

export const HOLIDAY_LEVEL = 0.95;

interface Sums {
  readonly sales: Map<number, number>;
  readonly level: Map<number, number>;
  readonly weeks: Set<number>;
}

/**
 * Holiday effects of everything, of store types, departments, and departments by type. Each pair's level at a holiday is
 * the straight line in time between the mean of up to 3 ordinary weeks before and of up to 3 after; a lift is the ratio of
 * sums over pairs and years. Intervals are jackknifed over stores with Student's t, so they say how far stores agree; with
 * two or three years of each holiday they cannot say how far years do.
 */
export function measureHolidayEffects(panel: SalesPanel, events = listHolidayEvents(panel)): HolidayEffect[] {
  const typeOf = new Map(Array.from(panel.stores.ids, (store, k) => [store, panel.stores.types[k]!]));
  const groups = new Map<string, Sums & Pick<HolidayEffect, "holiday" | "dept" | "type">>();
  for (const event of events) {
    for (let series = 0; series < panel.seriesCount; series++) {
      const level = levelAt(panel, series, event);
      const sales = panel.sales[series * panel.weekCount + event.week]!;
      if (level === null || Number.isNaN(sales)) continue;
      const store = panel.seriesStore[series]!;
      for (const dept of [null, panel.seriesDept[series]!]) {
        for (const type of [null, typeOf.get(store)!]) {
          const key = `${event.holiday} ${dept} ${type}`;
          let group = groups.get(key);
          if (!group) {
            group = { holiday: event.holiday, dept, type, sales: new Map(), level: new Map(), weeks: new Set() };
            groups.set(key, group);
          }
          group.sales.set(store, (group.sales.get(store) ?? 0) + sales);
          group.level.set(store, (group.level.get(store) ?? 0) + level);
          group.weeks.add(event.week);
        }
      }
    }
  }
  return [...groups.values()]
    .map(({ sales, level, weeks, ...place }) => ({ ...place, ...estimate({ sales, level, weeks }) }))
    .sort(byPlaceThenLift);
}

/** The level of one pair at a holiday; null when too few of its ordinary weeks have a row. */
export function levelAt(panel: SalesPanel, series: number, { week, before, after }: HolidayEvent): number | null {
  const left = meanOf(panel, series, before);
  const right = meanOf(panel, series, after);
  if (left === null || right === null) return null;
  return left.sales + ((right.sales - left.sales) * (week - left.week)) / (right.week - left.week);
}

function meanOf(panel: SalesPanel, series: number, weeks: readonly number[]) {
  let count = 0;
  let sales = 0;
  let week = 0;
  for (const at of weeks) {
    const value = panel.sales[series * panel.weekCount + at]!;
    if (Number.isNaN(value)) continue;
    count++;
    sales += value;
    week += at;
  }
  return count < FEWEST_NEIGHBOURS ? null : { sales: sales / count, week: week / count };
}

function estimate({ sales, level, weeks }: Sums): Omit<HolidayEffect, "holiday" | "dept" | "type"> {
  const sum = (values: Map<number, number>) => [...values.values()].reduce((total, value) => total + value, 0);
  const years = weeks.size;
  const base = sum(level) / years;
  const extraUsd = (sum(sales) - sum(level)) / years;
  const known = { extraUsd, stores: sales.size, years };
  const unknown = { liftFraction: null, lowerFraction: null, upperFraction: null, isClear: false };
  if (!(base >= SMALLEST_BASE_USD)) return { ...unknown, ...known, reason: "small_base" };
  const liftFraction = extraUsd / base;
  const interval =
    sales.size < FEWEST_GROUPS ? null : jackknifeRatio([...sales.values()], [...level.values()], HOLIDAY_LEVEL);
  if (interval === null) return { ...unknown, ...known, liftFraction, reason: "few_stores" };
  const { lowerFraction, upperFraction } = interval;
  const isClear = lowerFraction > 0 || upperFraction < 0;
  return { ...known, liftFraction, lowerFraction, upperFraction, isClear, reason: null };
}

/** All together, by type, by department, by department and type; holidays in their order, largest lift first. */
function byPlaceThenLift(a: HolidayEffect, b: HolidayEffect): number {
  const place = ({ dept, type }: HolidayEffect) => (dept === null ? 0 : 2) + (type === null ? 0 : 1);
  return (
    place(a) - place(b) ||
    HOLIDAYS.indexOf(a.holiday) - HOLIDAYS.indexOf(b.holiday) ||
    (b.liftFraction ?? -Infinity) - (a.liftFraction ?? -Infinity) ||
    (a.dept ?? 0) - (b.dept ?? 0) ||
    (a.type ?? "").localeCompare(b.type ?? "")
  );
}
