import { MARKDOWN_NAMES, type PromotionOptionsAnswer, type SimulateAnswer } from "@sales-hub/contracts";
import { addWeeks, formatUsd, type SeriesKey } from "@sales-hub/domain";
import { breakEvenIroas, type PlanResult, type PromotionOptions, type Snapshot } from "@sales-hub/hub";
import { presentMeta } from "../meta.ts";
import { presentMarkdowns, presentRange } from "./shared.ts";

export function presentSimulation(snapshot: Snapshot, plan: PlanResult, amounts: readonly number[]): SimulateAnswer {
  return {
    store: plan.store,
    dept: plan.dept,
    week: addWeeks(snapshot.panel.firstWeek, plan.week),
    is_past_week: plan.isPastWeek,
    scope: plan.scope,
    margin: plan.economics.margin,
    accounting: plan.economics.accounting,
    hidden_share: plan.economics.hiddenShare,
    department_share: plan.share,
    share_source: plan.shareSource,
    department_markdowns: presentMarkdowns(plan.departmentEquivalentUsd),
    store_markdowns: presentMarkdowns(plan.storeEquivalentUsd),
    baseline_sales: plan.baselineUsd,
    baseline_source: plan.isPastWeek ? "actual" : "forecast",
    predicted_sales: plan.predictedUsd,
    incremental_sales: plan.incrementalUsd.estimate,
    sales_lift: plan.lift.estimate,
    lift_interval: presentRange(plan.lift),
    investment: plan.investmentUsd,
    roi: plan.roi?.estimate ?? null,
    roi_reason: plan.whyNoRoi,
    roi_interval: plan.roi && presentRange(plan.roi),
    iroas: plan.iroas?.estimate ?? null,
    net_profit: plan.netProfitUsd.estimate,
    net_profit_interval: presentRange(plan.netProfitUsd),
    probability_of_profit: plan.probabilityOfProfit,
    break_even_iroas: breakEvenIroas(plan.economics),
    break_even_lift: plan.breakEvenLift,
    break_even_spend: plan.breakEvenSpend.usd,
    break_even_spend_reason: plan.breakEvenSpend.reason,
    verdict: plan.verdict,
    verdict_text: plan.verdictText,
    store_level: {
      baseline_sales: plan.storeLevel.baselineUsd,
      incremental_sales: plan.storeLevel.incrementalUsd.estimate,
      sales_lift: plan.storeLevel.lift.estimate,
      lift_interval: presentRange(plan.storeLevel.lift),
      investment: plan.storeLevel.investmentUsd,
      iroas: plan.storeLevel.iroas?.estimate ?? null,
      roi: plan.storeLevel.roi?.estimate ?? null,
      net_profit: plan.storeLevel.netProfitUsd.estimate,
      net_profit_interval: presentRange(plan.storeLevel.netProfitUsd),
      probability_of_profit: plan.storeLevel.probabilityOfProfit,
    },
    evidence: { strength: plan.evidence.strength, reasons: [...plan.evidence.reasons] },
    extrapolating: plan.extrapolating.map(({ type, direction, observedUsd }) => ({
      markdown: MARKDOWN_NAMES[type - 1]!,
      direction,
      amount: amounts[type - 1]!,
      observed_low: observedUsd.min,
      observed_p99: observedUsd.p99,
      observed_high: observedUsd.max,
      text: describeExtrapolation(type, direction, observedUsd),
    })),
    response_curve: plan.responseCurve.map(({ spendUsd, incrementalUsd, netProfitUsd, isExtrapolated }) => ({
      spend: spendUsd,
      incremental_sales: incrementalUsd,
      net_profit: netProfitUsd.estimate,
      net_profit_lower: netProfitUsd.lower,
      net_profit_upper: netProfitUsd.upper,
      is_extrapolated: isExtrapolated,
    })),
    notes: [...plan.notes],
    meta: presentMeta(snapshot),
  };
}

function describeExtrapolation(
  type: number,
  direction: PlanResult["extrapolating"][number]["direction"],
  observed: { readonly min: number; readonly p99: number; readonly max: number },
): string {
  const name = MARKDOWN_NAMES[type - 1]!;
  if (direction === "above_max")
    return `${name} was never above ${formatUsd(observed.max)} in any store's week of this size.`;
  if (direction === "above_p99")
    return `${name} was above ${formatUsd(observed.p99)} in 1 of 100 store-weeks of this size only.`;
  return `${name} was never below ${formatUsd(observed.min)} in any store's week of this size.`;
}

export function presentPromotionOptions(
  snapshot: Snapshot,
  { store, dept }: SeriesKey,
  options: PromotionOptions,
): PromotionOptionsAnswer {
  return {
    store,
    dept,
    department_share: options.departmentShare,
    first_week: options.firstWeek,
    default_week: options.defaultWeek,
    last_week: options.lastWeek,
    presets: options.presets.map(({ name, label, storeMarkdowns }) => ({
      name,
      label,
      store_markdowns: presentMarkdowns(storeMarkdowns),
      department_markdowns: presentMarkdowns(storeMarkdowns.map((usd) => usd * options.departmentShare)),
    })),
    observed_high: presentMarkdowns(options.observedHigh),
    meta: presentMeta(snapshot),
  };
}
