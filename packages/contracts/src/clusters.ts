import Type, { type Static } from "typebox";
import { Fraction, Meta, nullable, Store } from "./shared.ts";

export const ClusterFeature = Type.Object({
  name: Type.String(),
  label: Type.String(),
  unit: Type.Union([Type.Literal("usd"), Type.Literal("fraction"), Type.Literal("sqft"), Type.Literal("percent")]),
  description: Type.String(),
});
export type ClusterFeature = Static<typeof ClusterFeature>;

export const ClusterProfile = Type.Object({
  name: Type.String({ description: "Name of the feature" }),
  mean: nullable(Type.Number(), "Mean of its stores, in the feature's unit"),
  overall: nullable(Type.Number(), "Mean of all stores"),
  z: { ...Type.Number(), description: "Centre in standard deviations from the mean of all stores" },
});
export type ClusterProfile = Static<typeof ClusterProfile>;

export const Cluster = Type.Object({
  id: Type.Integer({ minimum: 1 }),
  name: Type.String({ description: "By rule from its profile, unique" }),
  description: Type.String(),
  stores: Type.Array(Store),
  silhouette: nullable(Type.Number(), "Mean of its stores"),
  sales_share: { ...Fraction, description: "Share of all sales" },
  profile: Type.Array(ClusterProfile),
});
export type Cluster = Static<typeof Cluster>;

export const ClusteredStore = Type.Object({
  store: Store,
  type: Type.String(),
  latitude: Type.Number({ description: "Illustrative location, not the real one" }),
  longitude: Type.Number({ description: "Illustrative location, not the real one" }),
  cluster: Type.Integer({ description: "id of its cluster" }),
  silhouette: Type.Number({ description: "-1 to 1; below 0 it is nearer to another cluster" }),
  features: Type.Record(Type.String(), Type.Number(), { description: "By name of the feature, in its unit" }),
});
export type ClusteredStore = Static<typeof ClusteredStore>;

/** Store archetypes: k-means on standardised features of the stores. */
export const ClustersAnswer = Type.Object({
  k: Type.Integer({ description: "Number of clusters, chosen by the highest mean silhouette" }),
  silhouette_by_k: Type.Array(
    Type.Object({
      k: Type.Integer(),
      silhouette: Type.Number({ description: "Mean over all stores, -1 to 1" }),
      within_sum_of_squares: Type.Number(),
    }),
  ),
  stability: Type.Object({
    seeds: Type.Integer(),
    mean_adjusted_rand: Type.Number({
      description: "Over all pairs of seeds; 1 when every seed gives the same clusters",
    }),
    lowest_adjusted_rand: Type.Number(),
  }),
  verdict: Type.String({ description: "How distinct and how stable the clusters are, in words" }),
  features: Type.Array(ClusterFeature),
  clusters: Type.Array(Cluster, { description: "Largest sales share first" }),
  stores: Type.Array(ClusteredStore),
  meta: Meta,
});
export type ClustersAnswer = Static<typeof ClustersAnswer>;
