import type { Cluster, ClusterFeature, ClusterProfile, ClustersAnswer } from "@sales-hub/contracts";
import { count, percent, plural, unknown, usd } from "../../lib/format.ts";
import type { Sheet } from "../../lib/sheet.ts";

/** A value in the unit of its feature. */
export function featureText(value: number | null, unit: ClusterFeature["unit"]): string {
  if (value === null) return unknown;
  switch (unit) {
    case "usd":
      return usd(value);
    case "sqft":
      return count(value);
    case "fraction":
      return percent(value);
    case "percent":
      return percent(value / 100);
  }
}

export const unitNames: Readonly<Record<ClusterFeature["unit"], string>> = {
  usd: "US dollars",
  fraction: "percent",
  sqft: "square feet",
  percent: "percent",
};

/** How far a centre lies from the mean of all stores: five steps, by thirds of a standard deviation and by one. */
export function zClass(z: number): 0 | 1 | 2 | 3 | 4 {
  if (z <= -1) return 0;
  if (z <= -0.33) return 1;
  if (z < 0.33) return 2;
  return z < 1 ? 3 : 4;
}

export const zSign = (z: number): string => ["\u2212\u2212", "\u2212", "=", "+", "++"][zClass(z)] ?? "=";

/** "4 archetypes are the most distinct choice: mean silhouette 0.31". */
export function chosenSentence({ k, silhouette_by_k }: ClustersAnswer): string {
  const chosen = silhouette_by_k.find((point) => point.k === k);
  const mean = chosen === undefined ? "" : `: mean silhouette ${chosen.silhouette.toFixed(2)}`;
  return `${plural(k, "archetype")} ${k === 1 ? "is" : "are"} the most distinct choice${mean}`;
}

export const stabilitySentence = ({ stability }: ClustersAnswer): string =>
  `From ${plural(stability.seeds, "random start")} the groups agree by an adjusted Rand index of ${stability.mean_adjusted_rand.toFixed(2)} on average and ${stability.lowest_adjusted_rand.toFixed(2)} at worst (1: the same groups every time).`;

export const profileOf = (cluster: Cluster, name: string): ClusterProfile | undefined =>
  cluster.profile.find((item) => item.name === name);

/** One row a store: its archetype and its features. */
export const clustersSheet = ({ k, stores, clusters, features, meta }: ClustersAnswer): Sheet => ({
  fileName: `store-archetypes_k-${k}_data-through-${meta.data_through}`,
  header: ["store", "type", "cluster", "cluster_name", "silhouette", ...features.map(({ name }) => name)],
  rows: stores.map((item) => [
    item.store,
    item.type,
    item.cluster,
    clusters.find(({ id }) => id === item.cluster)?.name ?? "",
    item.silhouette,
    ...features.map(({ name }) => item.features[name] ?? null),
  ]),
});
