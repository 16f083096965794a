import { kmeans } from "ml-kmeans";
import { mean } from "../order-statistics.ts";
import { adjustedRand, silhouettes, squaredDistance } from "./cluster-quality.ts";

export interface Clustering {
  readonly k: number;
  /** Cluster of each point, from 0, shape [n]. */
  readonly clusters: readonly number[];
  /** Mean of the points' silhouettes. */
  readonly silhouette: number;
  readonly silhouettes: readonly number[];
  /** Sum of squared distances to the own centre. */
  readonly withinSumOfSquares: number;
}

export interface ChosenClustering extends Clustering {
  /** Every k that was tried, ascending. */
  readonly curve: readonly Pick<Clustering, "k" | "silhouette" | "withinSumOfSquares">[];
  readonly stability: {
    readonly seeds: number;
    /** Over all pairs of seeds. */
    readonly meanAdjustedRand: number;
    readonly lowestAdjustedRand: number;
  };
}

const FEWEST_CLUSTERS = 2;
const MOST_CLUSTERS = 8;
/** Starts per seed, of which the tightest is kept. */
const STARTS = 10;
const SEEDS = 10;
const MAX_ITERATIONS = 200;

/**
 * K-means with the number of clusters that has the highest mean silhouette (the smaller k on a tie).
 * @param points Shape [n][features], on comparable scales.
 * @returns null with fewer than 4 points or without any difference between them
 */
export function clusterPoints(points: readonly (readonly number[])[]): ChosenClustering | null {
  const most = Math.min(MOST_CLUSTERS, points.length - 1, new Set(points.map(String)).size);
  if (points.length < 4 || most < FEWEST_CLUSTERS) return null;
  const tried = Array.from({ length: most - FEWEST_CLUSTERS + 1 }, (_, n) => tightest(points, FEWEST_CLUSTERS + n, 0));
  const chosen = tried.reduce((best, next) => (next.silhouette > best.silhouette ? next : best));
  return { ...chosen, curve: tried, stability: measureStability(points, chosen) };
}

/** The tightest of several starts. */
function tightest(points: readonly (readonly number[])[], k: number, seed: number): Clustering {
  let best: { clusters: number[]; within: number } | null = null;
  for (let start = 0; start < STARTS; start++) {
    const data = points.map((point) => [...point]);
    const { clusters, centroids } = kmeans(data, k, { seed: 1 + seed * STARTS + start, maxIterations: MAX_ITERATIONS });
    const within = points.reduce((sum, point, i) => sum + squaredDistance(point, centroids[clusters[i]!]!), 0);
    if (best === null || within < best.within) best = { clusters, within };
  }
  const { clusters, within } = best!;
  const each = silhouettes(points, clusters);
  return { k, clusters, silhouette: mean(each), silhouettes: each, withinSumOfSquares: within };
}

function measureStability(points: readonly (readonly number[])[], { k, clusters }: Clustering) {
  const others = Array.from({ length: SEEDS - 1 }, (_, seed) => tightest(points, k, seed + 1).clusters);
  const all = [clusters, ...others];
  const agreements = all.flatMap((a, i) => all.slice(i + 1).map((b) => adjustedRand(a, b)));
  return { seeds: SEEDS, meanAdjustedRand: mean(agreements), lowestAdjustedRand: Math.min(...agreements) };
}
