import type { SalesPanel } from "@sales-hub/domain";
import {
  type EvidenceStrength,
  type MarkdownReallocation,
  optimizeBudget,
  storeMarkdownReturns,
  WEEKS_PER_YEAR,
} from "@sales-hub/engine";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import type { Snapshot } from "../service/snapshot.ts";

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
/** Standard deviations that an 80% and a 95% interval reach. */
const REACH_80 = 1.2816;
const REACH_95 = 1.96;
const MARKDOWN_TYPES = 5;

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

/**
 * What last year's markdown money would earn where it pays, USD a year: the expected net profit of the best split of a
 * mean week's spending, cautiously estimated; 0 when nothing pays or the split is not clearly better than today's.
 */
export function readMarkdownReallocation(snapshot: Snapshot, marginFraction: number): MarkdownReallocation {
  const { promotions, panel, outlook } = snapshot;
  if (promotions.whyNone !== null) {
    return { reason: `The effects of markdowns cannot be estimated: ${promotions.whyNone}.` };
  }
  if (!(marginFraction > 0)) return { reason: "Without a margin no markdown can earn." };
  const spentUsd = spentLastYear(panel);
  const plan = optimizeBudget(promotions, {
    budgetUsd: spentUsd / WEEKS_PER_YEAR,
    weeks: [outlook.originIndex + 1],
    margin: marginFraction,
  });
  const spent = `Last year's markdowns were ${millions(spentUsd)}.`;
  if (plan.verdict !== "clear_gain") {
    return {
      lowUsd: 0,
      midUsd: 0,
      highUsd: 0,
      reason: null,
      how: `${spent} ${plan.verdictReason} Nothing is counted.`,
    };
  }
  const { estimate, lower, upper } = plan.expectedNetUsd;
  const at80 = (bound: number) => WEEKS_PER_YEAR * (estimate + ((bound - estimate) * REACH_80) / REACH_95);
  return {
    lowUsd: at80(lower),
    midUsd: WEEKS_PER_YEAR * estimate,
    highUsd: at80(upper),
    reason: null,
    how: `${spent} Net profit of the ${millions(WEEKS_PER_YEAR * plan.spentUsd)} a year that are expected to pay where they pay most, cautiously estimated. What spending less elsewhere saves is not counted.`,
  };
}

/** Markdowns of the last 52 weeks of the history, USD. */
function spentLastYear({ markdowns, stores, weekCount, historyWeekCount }: SalesPanel): number {
  let sum = 0;
  for (let store = 0; store < stores.ids.length; store++) {
    const end = (store * weekCount + historyWeekCount) * MARKDOWN_TYPES;
    const start = (store * weekCount + Math.max(0, historyWeekCount - WEEKS_PER_YEAR)) * MARKDOWN_TYPES;
    for (let at = start; at < end; at++) sum += Math.max(0, markdowns[at]!);
  }
  return sum;
}

const millions = (usd: number) =>
  usd >= 1e6 ? `$${(usd / 1e6).toFixed(1)}M` : `$${Math.round(usd).toLocaleString("en-US")}`;
