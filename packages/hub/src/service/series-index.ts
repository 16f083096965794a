import { formatSeriesKey, type SalesPanel, type SeriesKey } from "@sales-hub/domain";
import { hubError } from "../errors.ts";

const NEAREST_SHOWN = 5;

/** Finds the panel's row of a store-department pair, and what is near it when there is none. */
export class SeriesIndex {
  readonly #rows = new Map<number, Map<number, number>>();

  constructor(panel: Pick<SalesPanel, "seriesCount" | "seriesStore" | "seriesDept">) {
    for (let series = 0; series < panel.seriesCount; series++) {
      const store = panel.seriesStore[series]!;
      let departments = this.#rows.get(store);
      if (!departments) {
        departments = new Map();
        this.#rows.set(store, departments);
      }
      departments.set(panel.seriesDept[series]!, series);
    }
  }

  /** Store numbers, ascending. */
  get stores(): number[] {
    return [...this.#rows.keys()].sort((a, b) => a - b);
  }

  /**
   * Departments of a store, ascending.
   * @throws {HubError} HUB_STORE_UNKNOWN
   */
  departmentsOf(store: number): number[] {
    const departments = this.#rows.get(store);
    if (!departments) throw unknownStore(store, this.stores);
    return [...departments.keys()].sort((a, b) => a - b);
  }

  /**
   * The panel's row of a pair.
   * @throws {HubError} HUB_PAIR_UNKNOWN; `details.nearest` lists pairs that exist, nearest first
   */
  rowOf(key: SeriesKey): number {
    const row = this.#rows.get(key.store)?.get(key.dept);
    if (row !== undefined) return row;
    const nearest = this.nearest(key);
    const unknown = this.#rows.has(key.store)
      ? `There is no ${formatSeriesKey(key)} in the data.`
      : describeUnknownStore(key.store, this.stores);
    throw hubError("HUB_PAIR_UNKNOWN", `${unknown} The nearest pairs are ${nearest.map(formatSeriesKey).join("; ")}.`, {
      details: { ...key, nearest },
    });
  }

  /** Pairs that exist: the same store with the closest department numbers, then the same department elsewhere. */
  nearest({ store, dept }: SeriesKey): SeriesKey[] {
    const byDistance = (target: number) => (a: number, b: number) =>
      Math.abs(a - target) - Math.abs(b - target) || a - b;
    const sameStore = [...(this.#rows.get(store)?.keys() ?? [])]
      .sort(byDistance(dept))
      .map((near) => ({ store, dept: near }));
    const sameDept = this.stores
      .filter((other) => other !== store && this.#rows.get(other)!.has(dept))
      .sort(byDistance(store))
      .map((near) => ({ store: near, dept }));
    const halves = [...sameStore.slice(0, 3), ...sameDept.slice(0, 2)];
    const rest = [...sameStore.slice(3), ...sameDept.slice(2)];
    const found = [...halves, ...rest].slice(0, NEAREST_SHOWN);
    if (found.length > 0) return found;
    const nearestStore = this.stores.sort(byDistance(store))[0];
    return nearestStore === undefined ? [] : this.nearest({ store: nearestStore, dept });
  }
}

const describeUnknownStore = (store: number, known: readonly number[]) =>
  `There is no store ${store} in the data; there are stores ${known[0]} to ${known.at(-1)} (${known.length}).`;

const unknownStore = (store: number, known: readonly number[]) =>
  hubError("HUB_STORE_UNKNOWN", describeUnknownStore(store, known), { details: { store, known } });
