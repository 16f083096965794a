import { type EvidenceStrength, type MarkdownReallocation, storeMarkdownReturns } from "@sales-hub/engine";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { DEFAULT_MARGIN, reallocateMarkdowns } from "../training/reallocate-markdowns.ts";

/** What a markdown dollar returns in one store, pooled over its departments. */
export interface StoreReturn {
  /** Incremental sales / markdown spend. */
  readonly iroas: number;
  readonly lower: number;
  readonly upper: number;
  /** Level of [lower, upper]. */
  readonly level: number;
  /** From the share of its sales in departments with strong or moderate evidence of a response. */
  readonly evidence: EvidenceStrength;
}

/** By store number; `reason` says why a store that is left out has none. */
export interface StoreReturns {
  readonly byStore: ReadonlyMap<number, StoreReturn>;
  readonly reason: string;
}

const LEVEL = 0.95;
const NO_SALES = "The store did not sell in the year before markdowns began.";

/** What markdowns return per store. */
export const readStoreReturns = oncePerSnapshot(({ promotions }): StoreReturns => {
  if (promotions.whyNone !== null) {
    return { byStore: new Map(), reason: `The effects of markdowns cannot be estimated: ${promotions.whyNone}.` };
  }
  const returns = storeMarkdownReturns(promotions).map(({ store, iroas, clearShare }) => {
    const { estimate, lower, upper } = iroas;
    return [store, { iroas: estimate, lower, upper, level: LEVEL, evidence: strengthOf(clearShare) }] as const;
  });
  return { byStore: new Map(returns), reason: NO_SALES };
});

function strengthOf(clearShare: number): EvidenceStrength {
  if (clearShare >= 0.5) return "strong";
  if (clearShare >= 0.25) return "moderate";
  return clearShare > 0 ? "weak" : "none";
}

/** What last year's markdown money would earn where it pays, USD a year. */
export function readMarkdownReallocation(snapshot: Snapshot, marginFraction: number): MarkdownReallocation {
  if (marginFraction === DEFAULT_MARGIN) return snapshot.markdownReallocation;
  return reallocateMarkdowns(snapshot.promotions, snapshot.panel, marginFraction);
}
