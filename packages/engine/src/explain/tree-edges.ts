import type { TreeTable } from "./read-trees.ts";

/**
 * All edges (node to child) of all trees, parents before children, so that one pass down and one pass up visit a tree
 * without recursion. Whether a row goes along an edge depends on the row; all else here does not.
 */
export interface TreeEdges {
  /** First edge of each tree, shape [treeCount + 1]. */
  readonly start: Int32Array;
  /** The node that the edge leaves, as in TreeTable. */
  readonly node: Int32Array;
  /** 1 for the edge to the left. */
  readonly isLeft: Uint8Array;
  /** The edge above, -1 at the root. */
  readonly parent: Int32Array;
  /** The nearest edge above that splits on the same feature, -1 where there is none. */
  readonly previous: Int32Array;
  readonly feature: Int32Array;
  /** Share of the training rows that pass the feature's splits on the path, this edge included. */
  readonly share: Float64Array;
  /** Value of the leaf that the edge ends in, NaN where it ends in a node. */
  readonly leafValue: Float64Array;
}

/** Lists the edges of a model's trees. */
export function listEdges(trees: TreeTable): TreeEdges {
  const count = trees.leafValue.length * 2 - 2 * trees.treeCount;
  const edges = {
    start: new Int32Array(trees.treeCount + 1),
    node: new Int32Array(count),
    isLeft: new Uint8Array(count),
    parent: new Int32Array(count),
    previous: new Int32Array(count),
    feature: new Int32Array(count),
    share: new Float64Array(count),
    leafValue: new Float64Array(count).fill(Number.NaN),
  };
  let e = 0;
  const visit = (tree: number, node: number, parent: number): void => {
    const at = trees.nodeStart[tree]! + node;
    const feature = trees.feature[at]!;
    let previous = parent;
    while (previous >= 0 && edges.feature[previous] !== feature) previous = edges.parent[previous]!;
    for (const isLeft of [1, 0]) {
      const child = (isLeft ? trees.left : trees.right)[at]!;
      const leaf = trees.leafStart[tree]! - child - 1;
      const rows = child < 0 ? trees.leafRows[leaf]! : trees.nodeRows[trees.nodeStart[tree]! + child]!;
      const edge = e++;
      edges.node[edge] = at;
      edges.isLeft[edge] = isLeft;
      edges.parent[edge] = parent;
      edges.previous[edge] = previous;
      edges.feature[edge] = feature;
      edges.share[edge] = ((previous < 0 ? 1 : edges.share[previous]!) * rows) / trees.nodeRows[at]!;
      if (child < 0) edges.leafValue[edge] = trees.leafValue[leaf]!;
      else visit(tree, child, edge);
    }
  };
  for (let k = 0; k < trees.treeCount; k++) {
    if (trees.nodeStart[k + 1]! > trees.nodeStart[k]!) visit(k, 0, -1);
    edges.start[k + 1] = e;
  }
  return edges;
}
