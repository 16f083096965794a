import { type ExperimentAnswer, MARKDOWN_NAMES, type OptimizeAnswer } from "@sales-hub/contracts";
import type { BudgetPlan, ExperimentPlan, Snapshot } from "@sales-hub/hub";
import { presentMeta } from "../meta.ts";
import { presentRange } from "./shared.ts";

const nameOf = (type: number) => MARKDOWN_NAMES[type - 1]!;

export function presentBudgetPlan(snapshot: Snapshot, plan: BudgetPlan): OptimizeAnswer {
  return {
    verdict: plan.verdict,
    headline: plan.headline,
    budget: plan.budgetUsd,
    spent: plan.spentUsd,
    allocation: plan.byDepartment.map((part) => ({
      dept: part.dept,
      markdown: nameOf(part.type),
      spend: part.usd,
      stores: part.storeCount,
      incremental_sales: part.incrementalUsd,
      net_profit: part.netProfitUsd,
      marginal_net_profit: part.marginalNetUsd,
    })),
    expected_net_profit: plan.expectedNetUsd.estimate,
    net_profit_interval: presentRange(plan.expectedNetUsd),
    probability_better_than_today: plan.cellCount === 0 ? null : plan.probabilityBetter,
    probability_better_than_nothing: plan.spentUsd > 0 ? plan.probabilityProfit : null,
    today: {
      spend: plan.todayUsd,
      expected_net_profit: plan.todayNetUsd.estimate,
      net_profit_interval: presentRange(plan.todayNetUsd),
    },
    gain: plan.gainUsd.estimate,
    gain_interval: presentRange(plan.gainUsd),
    marginal_net_profit:
      plan.spentUsd > 0 ? Math.max(...plan.byDepartment.map(({ marginalNetUsd }) => marginalNetUsd)) : null,
    cells: plan.cellCount,
    paying_cells: plan.payingCellCount,
    excluded: plan.excluded.map(({ dept, type, reason }) => ({
      dept,
      markdown: type === null ? null : nameOf(type),
      reason,
    })),
    what_would_change_it: [...plan.whatWouldChangeIt],
    margin: plan.economics.margin,
    accounting: plan.economics.accounting,
    hidden_share: plan.economics.hiddenShare,
    first_week: plan.firstWeek,
    last_week: plan.lastWeek,
    meta: presentMeta(snapshot),
  };
}

export function presentExperiment(snapshot: Snapshot, plan: ExperimentPlan): ExperimentAnswer {
  return {
    feasible: plan.isPowerReached,
    worth_running: plan.isWorthRunning,
    headline: plan.headline,
    dept: plan.dept,
    markdown: nameOf(plan.type),
    weeks: plan.durationWeeks,
    first_week: plan.firstWeek,
    last_week: plan.lastWeek,
    treated: plan.weeklyTreatments.map(({ date, stores }) => ({ week: date, stores: [...stores] })),
    stores: plan.storeAmounts.map(({ store, usd }) => ({ store, amount: usd })),
    total_cost: plan.costUsd,
    expected_net_profit: plan.expectedNetUsd,
    break_even_iroas: plan.breakEvenIroas,
    true_iroas: plan.assumedIroas,
    expected_interval_width: plan.intervalWidth,
    present_interval_width: plan.presentIntervalWidth,
    power: plan.power,
    steps: [...plan.steps],
    margin: plan.economics.margin,
    accounting: plan.economics.accounting,
    meta: presentMeta(snapshot),
  };
}
