import { compareWindows, type WindowChange } from "@sales-hub/engine";
import type { Snapshot } from "../service/snapshot.ts";
import { type ComparedDates, comparisonsOf, type DepartmentMove, datesOf, statusOf } from "./compare-periods.ts";
import { mapStores, type StoreOnMap } from "./map-stores.ts";

export interface StoreDepartment extends DepartmentMove {
  /** changeUsd / the store's change: the parts sum to 1; null when the store's change is under $1. */
  readonly partFraction: number | null;
  readonly status: "both" | "opened" | "closed";
  /** Expected sales of the next 4 weeks, USD; null when the forecasts end before. */
  readonly nextWeeksUsd: number | null;
}

export interface StoreComparison extends ComparedDates {
  readonly total: WindowChange;
  /** Largest loss first; their changes sum to the total's. */
  readonly departments: readonly StoreDepartment[];
}

export interface StoreDetail {
  readonly store: StoreOnMap;
  readonly comparisons: readonly StoreComparison[];
}

const NEXT_WEEKS = 4;
/** A smaller change of the store has no parts to speak of, USD. */
const SMALLEST_CHANGE_USD = 1;

/**
 * One store and each department's part in its change, in dollars.
 * @throws {HubError} HUB_STORE_UNKNOWN
 */
export async function explainStore(snapshot: Snapshot, store: number): Promise<StoreDetail> {
  snapshot.series.departmentsOf(store);
  const { panel } = snapshot;
  const inStore = (series: number) => panel.seriesStore[series] === store;
  return {
    store: (await mapStores(snapshot)).find((overview) => overview.store === store)!,
    comparisons: comparisonsOf(panel).map((windows) => {
      const changes = compareWindows(panel, windows, (s) => (inStore(s) ? panel.seriesDept[s]! : undefined));
      const total = compareWindows(panel, windows, (s) => (inStore(s) ? 0 : undefined)).get(0)!;
      return {
        ...datesOf(panel, windows),
        total,
        departments: [...changes]
          .map(([dept, change]) => ({
            dept,
            ...change,
            partFraction: Math.abs(total.changeUsd) < SMALLEST_CHANGE_USD ? null : change.changeUsd / total.changeUsd,
            status: statusOf(change),
            nextWeeksUsd: nextWeeks(snapshot, store, dept),
          }))
          .sort((a, b) => a.changeUsd - b.changeUsd || a.dept - b.dept),
      };
    }),
  };
}

function nextWeeks({ series, outlook }: Snapshot, store: number, dept: number): number | null {
  if (outlook.horizonWeeks < NEXT_WEEKS) return null;
  const start = series.rowOf({ store, dept }) * outlook.horizonWeeks;
  return outlook.forecast.subarray(start, start + NEXT_WEEKS).reduce((sum, value) => sum + value, 0);
}
