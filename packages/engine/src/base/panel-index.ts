import type { SalesPanel } from "@sales-hub/domain";

/** Series grouped by department and store; positions rather than numbers, so that tables are dense. */
export interface PanelIndex {
  /** Department numbers, ascending, shape [D]. */
  readonly depts: Int32Array;
  /** Position of each series' department in `depts`, shape [N]. */
  readonly seriesDept: Int32Array;
  /** Position of each series' store in `panel.stores`, shape [N]. */
  readonly seriesStore: Int32Array;
  /** The series of each department, ascending. */
  readonly deptSeries: readonly Int32Array[];
}

/** Groups the series of a panel. */
export function buildPanelIndex(panel: SalesPanel): PanelIndex {
  const depts = Int32Array.from(new Set(panel.seriesDept)).sort();
  const deptPosition = new Map(Array.from(depts, (dept, k) => [dept, k]));
  const storePosition = new Map(Array.from(panel.stores.ids, (store, k) => [store, k]));
  const seriesDept = panel.seriesDept.map((dept) => deptPosition.get(dept)!);
  const members: number[][] = Array.from(depts, () => []);
  seriesDept.forEach((k, i) => {
    members[k]!.push(i);
  });
  return {
    depts,
    seriesDept,
    seriesStore: panel.seriesStore.map((store) => storePosition.get(store)!),
    deptSeries: members.map((list) => Int32Array.from(list)),
  };
}
