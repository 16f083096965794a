import { addWeeks, weekIndex } from "@sales-hub/domain";
import { sumWeekly } from "@sales-hub/engine";
import type { Snapshot } from "../service/snapshot.ts";

export interface SeriesWeek {
  readonly date: string;
  /** USD; null where the data has no row for that week. */
  readonly salesUsd: number | null;
  readonly isHoliday: boolean;
}

export type PairHistory = readonly SeriesWeek[];

/** The last `weeks` weeks of one pair up to the model's origin, gaps as null. */
export function readPairHistory({ panel, outlook }: Snapshot, series: number, weeks: number): PairHistory {
  const end = outlook.originIndex + 1;
  const start = series * panel.weekCount;
  return toWeeks(panel, panel.sales.subarray(start, start + end), Math.max(0, end - weeks), end);
}

/** The last `weeks` weeks of a sum of series up to the model's origin; weeks in which none has a row as null. */
export function readHistoryOf({ panel, outlook }: Snapshot, members: Int32Array, weeks: number): PairHistory {
  const end = outlook.originIndex + 1;
  const chosen = new Set(members);
  const totals = sumWeekly(panel, (series) => chosen.has(series));
  return toWeeks(panel, totals, Math.max(0, end - weeks), end);
}

/**
 * Recorded sales of a sum of series in one week, nothing filled in, USD; null where none has a row.
 * @param weekIndex Week of the panel's grid; weeks outside the data have no rows.
 */
export function readRecordedUsd(
  { panel }: Pick<Snapshot, "panel">,
  members: ArrayLike<number>,
  weekIndex: number,
): number | null {
  if (weekIndex < 0 || weekIndex >= panel.historyWeekCount) return null;
  let total: number | null = null;
  for (let k = 0; k < members.length; k++) {
    const sales = panel.sales[members[k]! * panel.weekCount + weekIndex]!;
    if (!Number.isNaN(sales)) total = (total ?? 0) + sales;
  }
  return total;
}

export interface SeriesQuestion {
  readonly store?: number;
  readonly dept?: number;
  /** First and last week-ending date, both included; the whole history when left out. */
  readonly from?: string;
  readonly to?: string;
}

/**
 * Weekly sales of a pair, or of all departments of a store, a department in all stores, or everything.
 * @throws {HubError} HUB_STORE_UNKNOWN, HUB_PAIR_UNKNOWN, DOMAIN_DATE_INVALID or DOMAIN_DATE_OFF_GRID
 */
export function readSeries(snapshot: Snapshot, { store, dept, from, to }: SeriesQuestion): SeriesWeek[] {
  const { panel } = snapshot;
  if (store !== undefined && dept !== undefined) snapshot.series.rowOf({ store, dept });
  else if (store !== undefined) snapshot.series.departmentsOf(store);
  const last = panel.historyWeekCount - 1;
  const first = from === undefined ? 0 : Math.max(0, weekIndex(panel.firstWeek, from));
  const end = (to === undefined ? last : Math.min(last, weekIndex(panel.firstWeek, to))) + 1;
  const totals = sumWeekly(
    panel,
    (series) =>
      (store === undefined || panel.seriesStore[series] === store) &&
      (dept === undefined || panel.seriesDept[series] === dept),
  );
  return toWeeks(panel, totals, first, end);
}

function toWeeks(panel: Snapshot["panel"], sales: Float64Array, first: number, end: number): SeriesWeek[] {
  const weeks: SeriesWeek[] = [];
  for (let week = first; week < end; week++) {
    const value = sales[week]!;
    weeks.push({
      date: addWeeks(panel.firstWeek, week),
      salesUsd: Number.isNaN(value) ? null : value,
      isHoliday: panel.isHoliday[week] === 1,
    });
  }
  return weeks;
}
