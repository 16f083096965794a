/**
 * Silhouette of every point (Rousseeuw, 1987): (b - a) / max(a, b) of its mean distance a to its own cluster and b to the
 * nearest other one; 0 for a point alone in its cluster.
 * @param points Shape [n][features].
 * @param clusters Cluster of each point, shape [n].
 */
export function silhouettes(points: readonly (readonly number[])[], clusters: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return points.map((point, i) => {
    const own = clusters[i]!;
    if (sizes.get(own) === 1) return 0;
    const sums = new Map<number, number>();
    for (const [j, other] of points.entries()) {
      const cluster = clusters[j]!;
      sums.set(cluster, (sums.get(cluster) ?? 0) + Math.sqrt(squaredDistance(point, other)));
    }
    const inside = sums.get(own)! / (sizes.get(own)! - 1);
    const outside = Math.min(
      ...[...sums].filter(([cluster]) => cluster !== own).map(([cluster, sum]) => sum / sizes.get(cluster)!),
    );
    const larger = Math.max(inside, outside);
    return Number.isFinite(outside) && larger > 0 ? (outside - inside) / larger : 0;
  });
}

/**
 * Adjusted Rand index of two clusterings of the same points (Hubert and Arabie, 1985): 1 when they are the same up to
 * names, about 0 when they agree no more than chance.
 */
export function adjustedRand(a: readonly number[], b: readonly number[]): number {
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const count = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, n) => sum + pairs(n), 0);
  };
  const together = count(a.map((cluster, i) => `${cluster} ${b[i]}`));
  const inA = count(a.map(String));
  const inB = count(b.map(String));
  const expected = (inA * inB) / pairs(a.length);
  const highest = (inA + inB) / 2;
  return highest === expected ? 1 : (together - expected) / (highest - expected);
}

export function squaredDistance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}
