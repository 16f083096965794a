import { formatUsd, type SalesPanel } from "@sales-hub/domain";
import { type MarkdownReallocation, optimizeBudget, type PromotionEffects, WEEKS_PER_YEAR } from "@sales-hub/engine";

/** Gross margin / sales where nobody says otherwise. */
export const DEFAULT_MARGIN = 0.25;
/** Standard deviations that an 80% and a 95% interval reach. */
const REACH_80 = 1.2816;
const REACH_95 = 1.96;
const MARKDOWN_TYPES = 5;

/**
 * What last year's markdown money would earn where it pays, USD a year: the expected net profit of the best split of a
 * mean week's spending, cautiously estimated; 0 when nothing pays or the split is not clearly better than today's.
 */
export function reallocateMarkdowns(
  promotions: PromotionEffects,
  panel: SalesPanel,
  marginFraction: number,
): MarkdownReallocation {
  if (promotions.whyNone !== null) {
    return { reason: `The effects of markdowns cannot be estimated: ${promotions.whyNone}.` };
  }
  if (!(marginFraction > 0)) return { reason: "Without a margin no markdown can earn." };
  const spentUsd = spentLastYear(panel);
  const plan = optimizeBudget(promotions, {
    budgetUsd: spentUsd / WEEKS_PER_YEAR,
    weeks: [promotions.originIndex + 1],
    margin: marginFraction,
  });
  const spent = `Last year's markdowns were ${millions(spentUsd)}.`;
  if (plan.verdict !== "clear_gain") {
    const why =
      plan.verdict === "spend_nothing"
        ? "Nowhere is the first dollar expected to earn itself back, so moving money gains nothing."
        : "The best split is not clearly better than today's and than spending nothing, so nothing is counted.";
    return { lowUsd: 0, midUsd: 0, highUsd: 0, reason: null, how: `${spent} ${why}` };
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

const millions = (usd: number) => (usd >= 1e6 ? `$${(usd / 1e6).toFixed(1)}M` : formatUsd(usd));
