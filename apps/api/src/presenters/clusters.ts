import type { ClusterFeature, ClustersAnswer } from "@sales-hub/contracts";
import type { Snapshot, StoreArchetypes } from "@sales-hub/hub";
import { presentMeta } from "./meta.ts";

/** In the order of the engine's features. */
const FEATURES: readonly ClusterFeature[] = [
  { name: "sales", label: "Average week", unit: "usd", description: "Mean weekly sales of the last 52 weeks" },
  {
    name: "growth",
    label: "Growth",
    unit: "fraction",
    description: "Last 52 weeks against the 52 before, department-weeks that sold in both",
  },
  {
    name: "volatility",
    label: "Unevenness of growth",
    unit: "fraction",
    description: "Standard deviation of weekly growth on last year, last 52 weeks",
  },
  { name: "size", label: "Floor area", unit: "sqft", description: "Square feet" },
  { name: "unemployment", label: "Unemployment", unit: "percent", description: "Mean of the last 52 weeks" },
  {
    name: "markdown_intensity",
    label: "Markdown intensity",
    unit: "fraction",
    description: "Markdown spend / sales, last 52 weeks",
  },
  {
    name: "holiday_lift",
    label: "Year-end peak",
    unit: "fraction",
    description:
      "Sales of the Thanksgiving and pre-Christmas weeks over the ordinary weeks around them, less 1; not the lift of all weeks marked as holidays over all other weeks",
  },
];

export function presentClusters(snapshot: Snapshot, groups: StoreArchetypes | null): ClustersAnswer {
  if (groups === null) return presentNone(snapshot);
  const { panel, locations } = snapshot;
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    k: groups.k,
    silhouette_by_k: groups.curve.map(({ k, silhouette, withinSumOfSquares }) => ({
      k,
      silhouette,
      within_sum_of_squares: withinSumOfSquares,
    })),
    stability: {
      seeds: groups.stability.seeds,
      mean_adjusted_rand: groups.stability.meanAdjustedRand,
      lowest_adjusted_rand: groups.stability.lowestAdjustedRand,
    },
    verdict: describeQuality(groups),
    features: [...FEATURES],
    clusters: groups.archetypes.map((archetype, position) => ({
      id: position + 1,
      name: archetype.name,
      description: archetype.description,
      stores: [...archetype.stores],
      silhouette: archetype.silhouette,
      sales_share: archetype.salesShare,
      profile: FEATURES.map(({ name }, f) => ({
        name,
        mean: finite(archetype.means[f]!),
        overall: finite(groups.overall[f]!),
        z: archetype.z[f]!,
      })),
    })),
    stores: groups.stores.map((store, row) => ({
      store: store.store,
      type: panel.stores.types[row]!,
      ...locations.get(store.store)!,
      cluster: store.archetype + 1,
      silhouette: store.silhouette,
      features: Object.fromEntries(
        FEATURES.flatMap(({ name }, f) => {
          const value = store.features[f]!;
          return Number.isFinite(value) ? [[name, value]] : [];
        }),
      ),
    })),
    meta: presentMeta(snapshot),
  };
}

function presentNone(snapshot: Snapshot): ClustersAnswer {
  return {
    k: 0,
    silhouette_by_k: [],
    stability: { seeds: 0, mean_adjusted_rand: 0, lowest_adjusted_rand: 0 },
    verdict: "Too few stores, or stores that do not differ, cannot be grouped.",
    features: [...FEATURES],
    clusters: [],
    stores: [],
    meta: presentMeta(snapshot),
  };
}

/** Kaufman and Rousseeuw's reading of the mean silhouette, and whether seeds agree. */
function describeQuality({ silhouette, stability, k }: StoreArchetypes): string {
  const distinct =
    silhouette > 0.5
      ? "The groups are clearly apart"
      : silhouette > 0.25
        ? "The groups overlap: take them as tendencies, not as kinds"
        : "Hardly any groups: stores differ by degrees";
  const agree =
    stability.lowestAdjustedRand > 0.99
      ? `all ${stability.seeds} seeds find the same ones`
      : `seeds agree by an adjusted Rand index of ${stability.meanAdjustedRand.toFixed(2)} on average and ${stability.lowestAdjustedRand.toFixed(2)} at worst`;
  return `${distinct} (mean silhouette ${silhouette.toFixed(2)} with ${k}); ${agree}.`;
}
