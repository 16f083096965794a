import type { StoreItem } from "@sales-hub/contracts";
import { readForecastSearch, type StoreChoice } from "../lib/search.ts";

/** What the store picker offers: sums over stores first, then each store. */
export function storeOptions(stores: readonly StoreItem[]) {
  const types = [...new Set(stores.map(({ type }) => type))].sort();
  return [
    { value: "all", label: "All stores" },
    ...types.map((type) => ({ value: `type-${type}`, label: `All type ${type} stores` })),
    ...stores.map(({ store, type }) => ({ value: String(store), label: `Store ${store} · type ${type}` })),
  ];
}

/** Reads a choice of that picker as the address does. */
export const readChoice = (value: string | null): StoreChoice | undefined => readForecastSearch({ store: value }).store;

/** Departments sold by the chosen store, or by any of the chosen ones, ascending. */
export function departmentsOf(stores: readonly StoreItem[], choice: StoreChoice | undefined): number[] {
  if (choice === undefined) return [];
  const chosen = stores.filter(({ store, type }) => choice === "all" || choice === store || choice === `type-${type}`);
  return [...new Set(chosen.flatMap(({ departments }) => departments))].sort((a, b) => a - b);
}
