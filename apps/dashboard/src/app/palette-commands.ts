import type { StoreItem } from "@sales-hub/contracts";
import { nearestDepartment } from "../lib/nearest-department.ts";
import { navItems } from "./nav-items.ts";

/** Somewhere to go. */
export type Target =
  | { page: (typeof navItems)[number]["to"] }
  | { storePage: number }
  | { store: number; dept: number };

export interface Command {
  id: string;
  label: string;
  description: string;
  target: Target;
}

const most = 8;

const pages: readonly Command[] = navItems.map(({ to, label }) => ({
  id: `page-${label}`,
  label,
  description: "Page",
  target: { page: to },
}));

const pairCommand = (store: number, dept: number, description: string): Command => ({
  id: `pair-${store}-${dept}`,
  label: `Store ${store}, Department ${dept}`,
  description,
  target: { store, dept },
});

/**
 * What a typed text may mean: the name of a page, "4" or "store 4" for a store and its departments, "4 72" or "store 4 dept 72" for one of
 * its departments. Numbers that name nothing lead to the nearest department of that store.
 */
export function findCommands(text: string, stores: readonly StoreItem[]): Command[] {
  const query = text.trim().toLowerCase();
  const [first, second] = (query.match(/\d+/g) ?? []).map(Number);
  if (first === undefined) {
    const matching = pages.filter(({ label }) => label.toLowerCase().includes(query));
    return matching.slice(0, most);
  }
  const store = stores.find((item) => item.store === first);
  if (store === undefined) return [];
  if (second === undefined) {
    const pairs = store.departments.slice(0, most - 1);
    return [
      { id: `store-${first}`, label: `Store ${first}`, description: "What moved it", target: { storePage: first } },
      ...pairs.map((dept) => pairCommand(first, dept, `Forecast, type ${store.type}`)),
    ];
  }
  const starting = store.departments.filter((dept) => String(dept).startsWith(String(second)));
  if (starting.length > 0) return starting.slice(0, most).map((dept) => pairCommand(first, dept, "Forecast"));
  const nearest = nearestDepartment(store.departments, second);
  if (nearest === undefined) return [];
  return [pairCommand(first, nearest, `Store ${first} does not sell Department ${second}; this is the nearest`)];
}
