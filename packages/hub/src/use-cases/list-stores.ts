import { growthLikeForLike, sumWeekly } from "@sales-hub/engine";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Location } from "../service/snapshot.ts";

export interface StoreOverview {
  readonly store: number;
  readonly type: string;
  readonly sizeSqft: number;
  /** Illustrative coordinates. */
  readonly location: Location;
  readonly departments: readonly number[];
  readonly avgWeeklyUsd: number;
  /** Last 4 weeks against the same 4 of last year, like for like. */
  readonly growthFraction: number | null;
  /** Sales of the last 4 weeks, USD. */
  readonly recentUsd: number;
}

const RECENT_WEEKS = 4;

/** Every store with its departments, level and growth, ascending by number. */
export const listStores = oncePerSnapshot((snapshot): readonly StoreOverview[] => {
  const { panel } = snapshot;
  return Array.from(panel.stores.ids, (store, row) => {
    const includes = (series: number) => panel.seriesStore[series] === store;
    const weekly = sumWeekly(panel, includes);
    const known = weekly.filter((sales) => !Number.isNaN(sales));
    const total = known.reduce((sum, sales) => sum + sales, 0);
    const recent = weekly.slice(-RECENT_WEEKS);
    return {
      store,
      type: panel.stores.types[row]!,
      sizeSqft: panel.stores.sizes[row]!,
      location: snapshot.locations.get(store)!,
      departments: snapshot.series.departmentsOf(store),
      avgWeeklyUsd: known.length > 0 ? total / known.length : 0,
      growthFraction: growthLikeForLike(panel, { weeks: RECENT_WEEKS, includes }).growthFraction,
      recentUsd: recent.reduce((sum, sales) => sum + (Number.isNaN(sales) ? 0 : sales), 0),
    };
  });
});
