import { gaussLegendre, type Quadrature } from "./quadrature.ts";
import type { TreeTable } from "./read-trees.ts";
import { listEdges, type TreeEdges } from "./tree-edges.ts";

const DEFAULT_LEFT = 2;
const MISSING_SHIFT = 2;
const MISSING_ZERO = 1;
const MISSING_NAN = 2;
const ZERO = 1e-35;

/**
 * SHAP values of a tree ensemble, as LightGBM's own `pred_contrib` computes them (path-dependent TreeSHAP, Lundberg et al.
 * 2018), several times faster. With every feature present with probability t, the expected output is a polynomial in t per
 * leaf: the product over the features on its path of t o + (1 - t) z, where o says whether the row goes that way and z
 * which share of the training rows does. A feature's SHAP value is the integral over t of the difference that the feature
 * makes, which a Gauss-Legendre rule gives exactly. One pass over the edges of a tree carries the product down and one the
 * sums over leaves up; a feature met again on a path replaces its earlier factor.
 */
export class TreeShap {
  readonly #trees: TreeTable;
  readonly #edges: TreeEdges;
  readonly #features: number;
  /** Integration rules by tree, one object per number of points. */
  readonly #rules: readonly Quadrature[];
  /** Of the tree at hand, by edge (the root first) and point: the product on the way down, the sum of leaves below on the way up. */
  readonly #down: Float64Array;
  readonly #up: Float64Array;
  /** By edge of the tree at hand: 1 where the row passes all of the feature's splits down to here. */
  readonly #passes: Float64Array;
  /** The mean output over the training rows. */
  readonly expectedValue: number;

  constructor(trees: TreeTable, features: number) {
    this.#trees = trees;
    this.#edges = listEdges(trees);
    this.#features = features;
    const byPoints = new Map<number, Quadrature>();
    this.#rules = Array.from(trees.mostFeatures, (most) => {
      const points = Math.max(1, Math.ceil(most / 2));
      const rule = byPoints.get(points) ?? gaussLegendre(points);
      byPoints.set(points, rule);
      return rule;
    });
    const { start } = this.#edges;
    const mostEdges = this.#rules.reduce((most, _, k) => Math.max(most, start[k + 1]! - start[k]!), 0);
    const size = (mostEdges + 1) * Math.max(1, ...byPoints.keys());
    this.#down = new Float64Array(size);
    this.#up = new Float64Array(size);
    this.#passes = new Float64Array(mostEdges);
    this.expectedValue = meanOutput(trees);
  }

  /** SHAP values of one row, shape [features + 1]; the last is the expected value, and all sum to the prediction. */
  explain(row: Float64Array): Float64Array {
    const phi = new Float64Array(this.#features + 1);
    phi[this.#features] = this.expectedValue;
    for (let k = 0; k < this.#trees.treeCount; k++) {
      this.#goDown(k, row, phi);
      this.#comeUp(k, phi);
    }
    return phi;
  }

  /** Products of inner edges; leaves are settled at once, their sums passed to the edge above. */
  #goDown(tree: number, row: Float64Array, phi: Float64Array): void {
    const trees = this.#trees;
    const { start, node, isLeft, parent, previous, feature, share, leafValue } = this.#edges;
    const { nodes: t, weights: w } = this.#rules[tree]!;
    const points = t.length;
    const down = this.#down;
    const up = this.#up;
    const passes = this.#passes;
    const first = start[tree]!;
    const end = start[tree + 1]!;
    up.fill(0, 0, (end - first + 1) * points);
    down.fill(1, 0, points);
    for (let e = first; e < end; e++) {
      const before = previous[e]!;
      const f = feature[e]!;
      const passed = before < 0 ? 1 : passes[before - first]!;
      const pass = goesLeft(trees, node[e]!, row[f]!) === (isLeft[e] === 1) ? passed : 0;
      passes[e - first] = pass;
      const z = share[e]!;
      const slope = pass - z;
      const at = (e - first + 1) * points;
      const above = parent[e]! < 0 ? 0 : (parent[e]! - first + 1) * points;
      const value = leafValue[e]!;
      if (Number.isNaN(value)) {
        if (before < 0) {
          for (let q = 0; q < points; q++) down[at + q] = down[above + q]! * (z + slope * t[q]!);
        } else {
          const oldZ = share[before]!;
          const oldSlope = passed - oldZ;
          for (let q = 0; q < points; q++) {
            down[at + q] = (down[above + q]! * (z + slope * t[q]!)) / (oldZ + oldSlope * t[q]!);
          }
        }
        continue;
      }
      let sum = 0;
      if (before < 0) {
        for (let q = 0; q < points; q++) {
          const product = value * down[above + q]!;
          sum += w[q]! * product;
          up[above + q] = up[above + q]! + product * (z + slope * t[q]!);
        }
        phi[f] = phi[f]! + slope * sum;
      } else {
        const oldZ = share[before]!;
        const oldSlope = passed - oldZ;
        let replaced = 0;
        for (let q = 0; q < points; q++) {
          const inverse = 1 / (oldZ + oldSlope * t[q]!);
          const product = value * down[above + q]! * inverse;
          const whole = product * (z + slope * t[q]!);
          sum += w[q]! * product;
          replaced += w[q]! * whole * inverse;
          up[above + q] = up[above + q]! + whole;
        }
        phi[f] = phi[f]! + slope * sum - oldSlope * replaced;
      }
    }
  }

  /** Sums over the leaves below inner edges, and what the edges' features make of them. */
  #comeUp(tree: number, phi: Float64Array): void {
    const { start, parent, previous, feature, share, leafValue } = this.#edges;
    const { nodes: t, weights: w } = this.#rules[tree]!;
    const points = t.length;
    const up = this.#up;
    const passes = this.#passes;
    const first = start[tree]!;
    for (let e = start[tree + 1]! - 1; e >= first; e--) {
      const value = leafValue[e]!;
      if (!Number.isNaN(value)) continue;
      const at = (e - first + 1) * points;
      const above = parent[e]! < 0 ? 0 : (parent[e]! - first + 1) * points;
      const z = share[e]!;
      const slope = passes[e - first]! - z;
      let sum = 0;
      for (let q = 0; q < points; q++) {
        up[above + q] = up[above + q]! + up[at + q]!;
        sum += (w[q]! * up[at + q]!) / (z + slope * t[q]!);
      }
      const f = feature[e]!;
      phi[f] = phi[f]! + slope * sum;
      const before = previous[e]!;
      if (before < 0) continue;
      const oldZ = share[before]!;
      const oldSlope = passes[before - first]! - oldZ;
      let replaced = 0;
      for (let q = 0; q < points; q++) replaced += (w[q]! * up[at + q]!) / (oldZ + oldSlope * t[q]!);
      phi[f] = phi[f]! - oldSlope * replaced;
    }
  }
}

/** LightGBM's numerical decision. */
function goesLeft(trees: TreeTable, node: number, given: number): boolean {
  const decision = trees.decision[node]!;
  const missing = decision >> MISSING_SHIFT;
  let value = given;
  if (Number.isNaN(value) && missing !== MISSING_NAN) value = 0;
  if ((missing === MISSING_ZERO && Math.abs(value) <= ZERO) || (missing === MISSING_NAN && Number.isNaN(value))) {
    return (decision & DEFAULT_LEFT) !== 0;
  }
  return value <= trees.threshold[node]!;
}

function meanOutput({ treeCount, leafStart, leafRows, leafValue }: TreeTable): number {
  let total = 0;
  for (let k = 0; k < treeCount; k++) {
    let rows = 0;
    let sum = 0;
    for (let leaf = leafStart[k]!; leaf < leafStart[k + 1]!; leaf++) {
      rows += leafRows[leaf]!;
      sum += leafRows[leaf]! * leafValue[leaf]!;
    }
    total += sum / rows;
  }
  return total;
}
