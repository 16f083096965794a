import type { MarkdownReallocation } from "@sales-hub/engine";
import type { Snapshot } from "../service/snapshot.ts";

/** What markdowns returned in one store, pooled over its departments. */
export interface StoreReturn {
  /** Incremental sales / markdown spend. */
  readonly iroas: number;
  readonly lower: number;
  readonly upper: number;
  /** Level of [lower, upper]. */
  readonly level: number;
  /** Strength of the evidence in one word. */
  readonly evidence: string;
}

/** By store number; `reason` says why there are none, or why a store that is left out has none. */
export interface StoreReturns {
  readonly byStore: ReadonlyMap<number, StoreReturn>;
  readonly reason: string;
}

const NOT_ESTIMATED = "The effects of promotions are not estimated for this model.";

/** The place where the estimated returns of markdowns meet the insights per store. */
export function readStoreReturns(_snapshot: Snapshot): StoreReturns {
  return { byStore: new Map(), reason: NOT_ESTIMATED };
}

/** What moving the last year's markdown money to where it pays would earn. */
export function readMarkdownReallocation(_snapshot: Snapshot): MarkdownReallocation {
  return { reason: NOT_ESTIMATED };
}
