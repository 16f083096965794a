import type { StoreItem } from "@sales-hub/contracts";

/** The store with the highest average week among those that sell a department. */
export function largestStoreWith(dept: number, stores: readonly StoreItem[]): StoreItem | undefined {
  return stores
    .filter((store) => store.departments.includes(dept))
    .reduce<StoreItem | undefined>(
      (best, store) => (best === undefined || store.avg_weekly_sales > best.avg_weekly_sales ? store : best),
      undefined,
    );
}
