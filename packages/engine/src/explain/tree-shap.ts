import { gaussLegendre, type Quadrature } from "./quadrature.ts";
import type { TreeTable } from "./read-trees.ts";

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
 * makes, which a Gauss-Legendre rule gives exactly. One walk over the tree carries the product down and the sums over
 * leaves up; a feature met again on a path replaces its earlier factor.
 */
export class TreeShap {
  readonly #trees: TreeTable;
  readonly #features: number;
  /** Integration rules by tree, one object per number of points. */
  readonly #rules: readonly Quadrature[];
  /** By depth: the product on the way down, the sum on the way up, 1 / the factor that a split replaces. */
  readonly #down: Float64Array;
  readonly #up: Float64Array;
  readonly #inverse: Float64Array;
  /** By feature: share of rows and whether the row goes along, on the path at hand. */
  readonly #z: Float64Array;
  readonly #o: Float64Array;
  /** The mean output over the training rows. */
  readonly expectedValue: number;

  constructor(trees: TreeTable, features: number) {
    this.#trees = trees;
    this.#features = features;
    const byPoints = new Map<number, Quadrature>();
    this.#rules = Array.from(trees.mostFeatures, (most) => {
      const points = Math.max(1, Math.ceil(most / 2));
      const rule = byPoints.get(points) ?? gaussLegendre(points);
      byPoints.set(points, rule);
      return rule;
    });
    const width = Math.max(1, ...byPoints.keys());
    this.#down = new Float64Array(trees.deepest * width);
    this.#up = new Float64Array(trees.deepest * width);
    this.#inverse = new Float64Array(trees.deepest * width);
    this.#z = new Float64Array(features).fill(1);
    this.#o = new Float64Array(features).fill(1);
    this.expectedValue = meanOutput(trees);
  }

  /** SHAP values of one row, shape [features + 1]; the last is the expected value, and all sum to the prediction. */
  explain(row: Float64Array): Float64Array {
    const phi = new Float64Array(this.#features + 1);
    phi[this.#features] = this.expectedValue;
    const { treeCount, nodeStart } = this.#trees;
    for (let k = 0; k < treeCount; k++) {
      if (nodeStart[k + 1]! === nodeStart[k]!) continue;
      this.#down.fill(1, 0, this.#rules[k]!.nodes.length);
      this.#visit(k, 0, 0, row, phi);
    }
    return phi;
  }

  #visit(tree: number, node: number, depth: number, row: Float64Array, phi: Float64Array): void {
    const { nodeStart, leafStart, feature, left, right, nodeRows, leafRows, leafValue } = this.#trees;
    const { nodes: t, weights: w } = this.#rules[tree]!;
    const points = t.length;
    const down = this.#down;
    const up = this.#up;
    const inverse = this.#inverse;
    const at = nodeStart[tree]! + node;
    const f = feature[at]!;
    const z = this.#z[f]!;
    const o = this.#o[f]!;
    const here = depth * points;
    const below = here + points;
    const goesLeft = this.#goesLeft(at, row[f]!);
    for (let q = 0; q < points; q++) {
      up[here + q] = 0;
      inverse[here + q] = 1 / (z + (o - z) * t[q]!);
    }
    for (let side = 0; side < 2; side++) {
      const child = side === 0 ? left[at]! : right[at]!;
      const isLeaf = child < 0;
      const leaf = leafStart[tree]! - child - 1;
      const rows = isLeaf ? leafRows[leaf]! : nodeRows[nodeStart[tree]! + child]!;
      const childZ = (z * rows) / nodeRows[at]!;
      const childO = goesLeft === (side === 0) ? o : 0;
      const slope = childO - childZ;
      let withNew = 0;
      let withOld = 0;
      if (isLeaf) {
        const value = leafValue[leaf]!;
        for (let q = 0; q < points; q++) {
          const product = value * down[here + q]! * inverse[here + q]!;
          const sum = product * (childZ + slope * t[q]!);
          up[here + q] = up[here + q]! + sum;
          withNew += w[q]! * product;
          withOld += w[q]! * sum * inverse[here + q]!;
        }
      } else {
        for (let q = 0; q < points; q++) {
          down[below + q] = down[here + q]! * inverse[here + q]! * (childZ + slope * t[q]!);
        }
        this.#z[f] = childZ;
        this.#o[f] = childO;
        this.#visit(tree, child, depth + 1, row, phi);
        for (let q = 0; q < points; q++) {
          const sum = up[below + q]!;
          up[here + q] = up[here + q]! + sum;
          withNew += (w[q]! * sum) / (childZ + slope * t[q]!);
          withOld += w[q]! * sum * inverse[here + q]!;
        }
      }
      phi[f] = phi[f]! + slope * withNew - (o - z) * withOld;
    }
    this.#z[f] = z;
    this.#o[f] = o;
  }

  #goesLeft(at: number, given: number): boolean {
    const decision = this.#trees.decision[at]!;
    const missing = decision >> MISSING_SHIFT;
    let value = given;
    if (Number.isNaN(value) && missing !== MISSING_NAN) value = 0;
    if ((missing === MISSING_ZERO && Math.abs(value) <= ZERO) || (missing === MISSING_NAN && Number.isNaN(value))) {
      return (decision & DEFAULT_LEFT) !== 0;
    }
    return value <= this.#trees.threshold[at]!;
  }
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
