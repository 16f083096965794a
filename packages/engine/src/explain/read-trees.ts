import { setImmediate } from "node:timers/promises";
import { engineError } from "../errors.ts";

/** The trees of a LightGBM model in columns. A child >= 0 is a node of the same tree, a negative one is leaf -child - 1. */
export interface TreeTable {
  readonly treeCount: number;
  /** First node and first leaf of each tree, shape [treeCount + 1]. */
  readonly nodeStart: Int32Array;
  readonly leafStart: Int32Array;
  /** By node. */
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly decision: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly nodeRows: Float64Array;
  /** By leaf. */
  readonly leafValue: Float64Array;
  readonly leafRows: Float64Array;
  /** Most different features on any way from the root to a leaf, by tree. */
  readonly mostFeatures: Int32Array;
}

const CATEGORICAL = 1;
const TREES_PER_TURN = 20;

/**
 * Reads the trees of a LightGBM model text. Lets the event loop breathe every few trees.
 * @throws {HubError} ENGINE_MODEL_MISMATCH when a split is categorical, which the models here never have
 */
export async function readTrees(modelText: string): Promise<TreeTable> {
  const blocks = modelText.split(/^Tree=\d+$/m).slice(1);
  const columns = { feature: [], threshold: [], decision: [], left: [], right: [], nodeRows: [] } as Record<
    "feature" | "threshold" | "decision" | "left" | "right" | "nodeRows",
    number[]
  >;
  const leafValue: number[] = [];
  const leafRows: number[] = [];
  const nodeStart = [0];
  const leafStart = [0];
  const mostFeatures: number[] = [];
  for (const [k, block] of blocks.entries()) {
    if (k % TREES_PER_TURN === 0) await setImmediate();
    const numbers = readBlock(block);
    const left = numbers("left_child");
    const right = numbers("right_child");
    const feature = numbers("split_feature");
    const decision = numbers("decision_type");
    if (decision.some((type) => type & CATEGORICAL)) {
      throw engineError("ENGINE_MODEL_MISMATCH", `Tree ${k} splits on categories, which cannot be explained here.`);
    }
    mostFeatures.push(featuresBelow(0, { left, right, feature }, new Set()));
    append(columns.left, left);
    append(columns.right, right);
    append(columns.feature, feature);
    append(columns.decision, decision);
    append(columns.threshold, numbers("threshold"));
    append(columns.nodeRows, numbers("internal_count"));
    const values = numbers("leaf_value");
    append(leafValue, values);
    append(leafRows, left.length === 0 ? [1] : numbers("leaf_count"));
    nodeStart.push(columns.left.length);
    leafStart.push(leafValue.length);
  }
  return {
    treeCount: blocks.length,
    nodeStart: Int32Array.from(nodeStart),
    leafStart: Int32Array.from(leafStart),
    feature: Int32Array.from(columns.feature),
    threshold: Float64Array.from(columns.threshold),
    decision: Uint8Array.from(columns.decision),
    left: Int32Array.from(columns.left),
    right: Int32Array.from(columns.right),
    nodeRows: Float64Array.from(columns.nodeRows),
    leafValue: Float64Array.from(leafValue),
    leafRows: Float64Array.from(leafRows),
    mostFeatures: Int32Array.from(mostFeatures),
  };
}

function append(target: number[], values: readonly number[]): void {
  for (const value of values) target.push(value);
}

/** Reads the `key=1 2 3` lines of one tree; a key without values, or absent in a tree of one leaf, gives none. */
function readBlock(block: string): (key: string) => number[] {
  return (key) => {
    const start = block.indexOf(`\n${key}=`);
    if (start < 0) return [];
    const from = start + key.length + 2;
    const end = block.indexOf("\n", from);
    const text = block.slice(from, end < 0 ? undefined : end);
    return text === "" ? [] : text.split(" ").map(readNumber);
  };
}

/** A number as LightGBM writes it: a split that parts missing values from all others has the threshold "inf". */
function readNumber(text: string): number {
  if (text === "inf") return Number.POSITIVE_INFINITY;
  return text === "-inf" ? Number.NEGATIVE_INFINITY : Number(text);
}

function featuresBelow(
  node: number,
  tree: Record<"left" | "right" | "feature", readonly number[]>,
  above: Set<number>,
): number {
  if (node < 0 || tree.left.length === 0) return above.size;
  const feature = tree.feature[node]!;
  const added = !above.has(feature);
  above.add(feature);
  const most = Math.max(featuresBelow(tree.left[node]!, tree, above), featuresBelow(tree.right[node]!, tree, above));
  if (added) above.delete(feature);
  return most;
}
