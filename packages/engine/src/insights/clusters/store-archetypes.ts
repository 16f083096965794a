import type { SalesPanel } from "@sales-hub/domain";
import { mean } from "../order-statistics.ts";
import { type ChosenClustering, clusterPoints } from "./cluster-points.ts";
import { nameClusters } from "./name-clusters.ts";
import { describeStores, STORE_FEATURES } from "./store-features.ts";

/** One group of like stores. */
export interface StoreArchetype {
  readonly name: string;
  readonly description: string;
  /** Store numbers, ascending. */
  readonly stores: readonly number[];
  /** Mean silhouette of its stores. */
  readonly silhouette: number;
  /** Share of all sales of the last year, fraction. */
  readonly salesShare: number;
  /** Mean of its stores, in the order of STORE_FEATURES; NaN where unknown. */
  readonly means: readonly number[];
  /** The same in standard deviations from the mean of all stores. */
  readonly z: readonly number[];
}

export interface StoreArchetypes {
  readonly k: number;
  readonly curve: ChosenClustering["curve"];
  readonly stability: ChosenClustering["stability"];
  readonly silhouette: number;
  /** Largest sales share first. */
  readonly archetypes: readonly StoreArchetype[];
  /** Means of all stores, in the order of STORE_FEATURES. */
  readonly overall: readonly number[];
  /** In the order of the panel's stores; `archetype` is the position in `archetypes`. */
  readonly stores: readonly {
    readonly store: number;
    readonly archetype: number;
    readonly silhouette: number;
    readonly features: readonly number[];
  }[];
}

/**
 * Groups stores that are alike: k-means on standardised features, k by silhouette.
 * @returns null with fewer than 4 stores or stores that do not differ
 */
export function findArchetypes(panel: SalesPanel): StoreArchetypes | null {
  const features = describeStores(panel);
  const points = standardise(features);
  const clustering = clusterPoints(points);
  if (clustering === null) return null;
  const ids = [...panel.stores.ids];
  const salesOf = (row: number) => known([features[row]![0]!])[0] ?? 0;
  const allSales = ids.reduce((sum, _, row) => sum + salesOf(row), 0);
  const groups = Array.from({ length: clustering.k }, (_, cluster) => {
    const rows = ids.map((_, row) => row).filter((row) => clustering.clusters[row] === cluster);
    return {
      cluster,
      rows,
      sales: rows.reduce((sum, row) => sum + salesOf(row), 0),
      z: STORE_FEATURES.map((_, f) => mean(rows.map((row) => points[row]![f]!))),
    };
  }).sort((a, b) => b.sales - a.sales || a.cluster - b.cluster);
  const names = nameClusters(groups.map(({ z }) => z));
  const positions = new Map(groups.map(({ cluster }, position) => [cluster, position]));
  return {
    k: clustering.k,
    curve: clustering.curve,
    stability: clustering.stability,
    silhouette: clustering.silhouette,
    archetypes: groups.map(({ rows, sales, z }, position) => ({
      ...names[position]!,
      stores: rows.map((row) => ids[row]!),
      silhouette: mean(rows.map((row) => clustering.silhouettes[row]!)),
      salesShare: allSales > 0 ? sales / allSales : 0,
      means: STORE_FEATURES.map((_, f) => mean(known(rows.map((row) => features[row]![f]!)))),
      z,
    })),
    overall: STORE_FEATURES.map((_, f) => mean(known(features.map((row) => row[f]!)))),
    stores: ids.map((store, row) => ({
      store,
      archetype: positions.get(clustering.clusters[row]!)!,
      silhouette: clustering.silhouettes[row]!,
      features: features[row]!,
    })),
  };
}

/** Each feature less its mean, over its standard deviation; unknown values and features that do not vary become 0. */
export function standardise(rows: readonly (readonly number[])[]): number[][] {
  const columns = (rows[0] ?? []).map((_, f) => {
    const values = known(rows.map((row) => row[f]!));
    const middle = mean(values);
    const deviation = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
    return { middle, deviation };
  });
  return rows.map((row) =>
    row.map((value, f) => {
      const { middle, deviation } = columns[f]!;
      return Number.isFinite(value) && deviation > 0 ? (value - middle) / deviation : 0;
    }),
  );
}

const known = (values: readonly number[]) => values.filter(Number.isFinite);
