import { allocate, type Cell, describeCells, responseOf } from "./budget-cells.ts";
import type { OptimizeOptions } from "./budget-question.ts";
import { costPerDollar, type Economics, invalidOption, netProfit, readEconomics } from "./economics.ts";
import { judgePlan, type PlanJudgement } from "./plan-judgement.ts";
import type { PromotionEffects } from "./promotion-effects.ts";

/**
 * `spend_nothing`: no cell is expected to pay for itself. `clear_gain`: better than today's plan and than spending nothing,
 * each with at least 80%. Against today's plan alone, any plan that spends less of what loses would be one.
 */
export type PlanVerdict = "clear_gain" | "no_clear_gain" | "spend_nothing";

export interface Allocation {
  readonly store: number;
  readonly dept: number;
  readonly type: number;
  readonly week: number;
  readonly usd: number;
  /** Percent of the pair's usual week. */
  readonly intensity: number;
  /** Additional sales and net profit, USD, by the cautious effect. */
  readonly incrementalUsd: number;
  readonly netProfitUsd: number;
  /** Net profit of the next dollar here, USD. */
  readonly marginalNetUsd: number;
}

export interface OptimizedBudget extends PlanJudgement {
  readonly economics: Economics;
  readonly budgetUsd: number;
  readonly spentUsd: number;
  /** Cells that get money, largest first. */
  readonly allocation: readonly Allocation[];
  readonly cellCount: number;
  /** Cells whose first dollar is expected to pay for itself, cautiously. */
  readonly payingCellCount: number;
  /** Profit before cost that the last dollar brings, USD; of the best cell's first dollar when nothing is spent. */
  readonly marginalReturn: number;
  readonly verdict: PlanVerdict;
  readonly verdictReason: string;
  /** What would have to be otherwise for the first cell to pay. */
  readonly wouldChange: {
    /** Margin at which the best cell's first dollar pays for itself; null when no cell has a positive cautious effect. */
    readonly marginUsdPerUsd: number | null;
    readonly dept: number | null;
    readonly type: number | null;
    /** Additional sales of its first dollar, cautiously judged, USD. */
    readonly firstDollarSalesUsd: number | null;
  };
  readonly excluded: readonly { readonly dept: number; readonly type: number | null; readonly reason: string }[];
}

const CLEAR = 0.8;

/**
 * Splits a budget over stores, departments, types and weeks. Profit is concave in every cell, so the split is exact: every
 * cell is filled until its marginal profit per dollar, 100 g beta exp(-x), falls to the common lambda, found by bisection;
 * lambda never falls below the cost of a dollar, so money that does not pay stays unspent. beta is the cautious value (20th
 * percentile after pooling): the mean would pick the luckiest estimates.
 * @throws {HubError} ENGINE_PROMOTION_OPTION_INVALID; ENGINE_PROMOTION_NOT_ESTIMABLE
 */
export function optimizeBudget(effects: PromotionEffects, options: OptimizeOptions): OptimizedBudget {
  const economics = readEconomics(options);
  const { budgetUsd } = options;
  if (!(budgetUsd >= 0 && Number.isFinite(budgetUsd)))
    throw invalidOption("budgetUsd", "a number of dollars from 0 up", budgetUsd);
  const { cells, excluded } = describeCells(effects, options, economics);
  const least = cells.reduce((sum, { minUsd }) => sum + minUsd, 0);
  if (least > budgetUsd) throw invalidOption("budgetUsd", `at least ${least}, the sum of the lower bounds`, budgetUsd);
  const { usd, marginalReturn } = allocate(cells, budgetUsd, costPerDollar(economics));
  const spentUsd = usd.reduce((sum, value) => sum + value, 0);
  const judgement = judgePlan(effects, { cells, usd, economics });
  const best = cells.reduce<Cell | null>((top, cell) => (top === null || cell.slope > top.slope ? cell : top), null);
  const verdict: PlanVerdict =
    spentUsd === 0
      ? "spend_nothing"
      : judgement.probabilityBetter >= CLEAR && judgement.probabilityProfit >= CLEAR
        ? "clear_gain"
        : "no_clear_gain";
  return {
    economics,
    budgetUsd,
    spentUsd,
    allocation: cells
      .flatMap((cell, i) => (usd[i]! > 0 ? [describeAllocation(cell, usd[i]!, economics)] : []))
      .sort((a, b) => b.usd - a.usd),
    cellCount: cells.length,
    payingCellCount: cells.filter(({ slope }) => slope > costPerDollar(economics)).length,
    marginalReturn: spentUsd > 0 ? marginalReturn : (best?.slope ?? 0),
    verdict,
    verdictReason: explain(verdict, judgement),
    ...judgement,
    wouldChange: {
      marginUsdPerUsd: best === null ? null : payingMargin(best.slope, economics),
      dept: best?.dept ?? null,
      type: best?.type ?? null,
      firstDollarSalesUsd: best === null ? null : best.slope / economics.margin,
    },
    excluded,
  };
}

function describeAllocation(cell: Cell, usd: number, economics: Economics): Allocation {
  const { store, dept, type, week, usualUsd, slope } = cell;
  const intensity = (100 * usd) / usualUsd;
  const incrementalUsd = (usualUsd * slope * responseOf(cell, usd)) / (100 * economics.margin);
  return {
    store,
    dept,
    type,
    week,
    usd,
    intensity,
    incrementalUsd,
    netProfitUsd: netProfit(incrementalUsd, usd, economics),
    marginalNetUsd: slope * Math.exp(-intensity) - costPerDollar(economics),
  };
}

/** The margin g at which the first dollar pays: g e = 1 (`separate`) or g e = 1 - g (`netted`), with e the sales it brings. */
function payingMargin(slope: number, economics: Economics): number | null {
  const salesPerDollar = slope / economics.margin;
  if (salesPerDollar <= 0) return null;
  return economics.accounting === "separate" ? 1 / salesPerDollar : 1 / (1 + salesPerDollar);
}

function explain(verdict: PlanVerdict, { probabilityBetter, probabilityProfit }: PlanJudgement): string {
  if (verdict === "spend_nothing") return "No cell is expected to earn back its first dollar on this evidence.";
  const chances = `Better than today's plan with a probability of ${percent(probabilityBetter)}, than spending nothing with ${percent(probabilityProfit)}`;
  return verdict === "clear_gain" ? `${chances}.` : `${chances}; 80% of both is called a clear gain.`;
}

const percent = (probability: number) => `${(100 * probability).toFixed(0)}%`;
