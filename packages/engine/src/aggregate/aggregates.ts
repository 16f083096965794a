import type { SalesPanel } from "@sales-hub/domain";

/** What is summed over: everything, the stores of a type, a store, a department, a department in stores of a type. */
export const AGGREGATE_KINDS = ["total", "type", "store", "dept", "dept-type"] as const;
export type AggregateKind = (typeof AGGREGATE_KINDS)[number];

/** A value for every kind. */
export function byKind<T>(of: (kind: AggregateKind) => T): Record<AggregateKind, T> {
  return {
    total: of("total"),
    type: of("type"),
    store: of("store"),
    dept: of("dept"),
    "dept-type": of("dept-type"),
  };
}

/** A sum of store-department pairs. What is null is summed over. */
export interface Aggregate {
  readonly kind: AggregateKind;
  readonly store: number | null;
  readonly dept: number | null;
  /** Store type. */
  readonly type: string | null;
  /** Series of the panel that are summed, ascending. */
  readonly members: Int32Array;
}

/** Every aggregate of a panel: the total, then types, stores, departments and departments by type, each ascending. */
export function listAggregates(
  panel: Pick<SalesPanel, "seriesCount" | "seriesStore" | "seriesDept" | "stores">,
): Aggregate[] {
  const typeOfStore = new Map(Array.from(panel.stores.ids, (store, k) => [store, panel.stores.types[k]!]));
  const series = Array.from({ length: panel.seriesCount }, (_, i) => {
    const store = panel.seriesStore[i]!;
    return { i, store, dept: panel.seriesDept[i]!, type: typeOfStore.get(store)! };
  });
  type Row = (typeof series)[number];
  type Place = Pick<Aggregate, "store" | "dept" | "type">;
  const nowhere: Place = { store: null, dept: null, type: null };
  const group = (kind: AggregateKind, placeOf: (row: Row) => Place): Aggregate[] => {
    const groups = Map.groupBy(series, (row) => JSON.stringify(Object.values(placeOf(row))));
    const aggregates = [...groups.values()].map((rows) => ({
      kind,
      ...placeOf(rows[0]!),
      members: Int32Array.from(rows, ({ i }) => i),
    }));
    return aggregates.sort(byPlace);
  };
  return [
    ...group("total", () => nowhere),
    ...group("type", ({ type }) => ({ ...nowhere, type })),
    ...group("store", ({ store }) => ({ ...nowhere, store })),
    ...group("dept", ({ dept }) => ({ ...nowhere, dept })),
    ...group("dept-type", ({ dept, type }) => ({ ...nowhere, dept, type })),
  ];
}

function byPlace(a: Aggregate, b: Aggregate): number {
  return (a.store ?? 0) - (b.store ?? 0) || (a.dept ?? 0) - (b.dept ?? 0) || ((a.type ?? "") < (b.type ?? "") ? -1 : 1);
}

/** Positions in a list of aggregates that each series belongs to, shape [N] of lists. */
export function aggregatesOfSeries(aggregates: readonly Aggregate[], seriesCount: number): readonly number[][] {
  const lists: number[][] = Array.from({ length: seriesCount }, () => []);
  aggregates.forEach(({ members }, a) => {
    for (const i of members) lists[i]!.push(a);
  });
  return lists;
}
