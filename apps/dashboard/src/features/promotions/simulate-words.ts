import type { Extrapolation, SimulateAnswer, StoreLevelResult } from "@sales-hub/contracts";
import type { Figure } from "../../components/figures.tsx";
import { day, percent, unknown, usd, usdShort } from "../../lib/format.ts";
import {
  chance,
  levelText,
  percentBetween,
  perDollar,
  perDollarBetween,
  scopeText,
  spendText,
  termsText,
  usdBetween,
} from "../../lib/promotion-words.ts";
import { type Scenario, spendOf } from "../../lib/scenario.ts";

/** The scenario that an answer is about, its week filled in. */
export function scenarioOf(answer: SimulateAnswer): Scenario {
  const { store, dept, scope, week } = answer;
  const amounts = scope === "store" ? answer.store_markdowns : answer.department_markdowns;
  return {
    store,
    dept,
    scope,
    week,
    spend: spendOf(amounts),
    margin: Math.round(answer.margin * 100),
    accounting: answer.accounting,
    hidden: Math.round(answer.hidden_share * 100),
  };
}

/** All inputs of a scenario in one line. */
export function scenarioText(scenario: Scenario): string {
  const week = scenario.week === undefined ? "first week after the data" : `week ending ${day(scenario.week)}`;
  return [
    `Store ${scenario.store}, Department ${scenario.dept}`,
    week,
    spendText(scenario.spend),
    scopeText(scenario.scope),
    termsText(scenario),
  ].join(" \u00b7 ");
}

/** Whether the plan lies where the data say nothing. */
export const isBeyondData = ({ verdict, extrapolating, investment }: SimulateAnswer): boolean =>
  verdict === "no_verdict" && investment > 0 && extrapolating.length > 0;

function chanceOfProfit(answer: SimulateAnswer): Figure {
  const label = "Chance of profit";
  if (isBeyondData(answer)) return { label, value: unknown, detail: "the plan lies beyond the data" };
  const { probability_of_profit: probability } = answer;
  return {
    label,
    value: chance(probability),
    detail: probability === null ? "nothing is spent" : "net profit above 0",
  };
}

/** The four figures that matter, the money first. */
export const mainFigures = (answer: SimulateAnswer): Figure[] => [
  {
    label: "Net profit",
    value: usdShort(answer.net_profit),
    detail: `${usdBetween(answer.net_profit_interval)}, ${levelText(answer.net_profit_interval)}`,
  },
  {
    label: "Sales lift",
    value: percent(answer.sales_lift, { sign: true }),
    detail: `${percentBetween(answer.lift_interval)}, ${levelText(answer.lift_interval)}`,
  },
  {
    label: "Sales per dollar spent",
    value: perDollar(answer.iroas),
    detail: `${perDollar(answer.break_even_iroas)} to break even`,
  },
  chanceOfProfit(answer),
];

/** "0 when the first dollar does not" repay itself. */
function breakEvenSpend(answer: SimulateAnswer): Figure {
  const { break_even_spend } = answer;
  if (break_even_spend === null)
    return { label: "Break-even spend", value: unknown, detail: answer.break_even_spend_reason ?? "nothing is spent" };
  return {
    label: "Break-even spend",
    value: usd(break_even_spend),
    ...(break_even_spend <= 0 ? { detail: "the first dollar does not repay itself" } : {}),
  };
}

export const detailFigures = (answer: SimulateAnswer): Figure[] => [
  {
    label: "Baseline sales",
    value: usd(answer.baseline_sales),
    detail: answer.baseline_source === "actual" ? "the week's sales less the estimated effect" : "forecast",
  },
  {
    label: "Predicted sales",
    value: usd(answer.predicted_sales),
    detail: `${usd(answer.incremental_sales, { sign: true })} from markdowns`,
  },
  {
    label: "Investment",
    value: usd(answer.investment),
  },
  {
    label: "Part of the store",
    value: percent(answer.department_share),
    detail: "the department's share of the store's sales, and of a markdown given to the whole store",
  },
  {
    label: "ROI",
    value: answer.roi === null ? unknown : `${perDollar(answer.roi)} per $1`,
    detail:
      answer.roi === null
        ? (answer.roi_reason ?? "")
        : answer.roi_interval === null
          ? "0 breaks even"
          : perDollarBetween(answer.roi_interval),
  },
  {
    label: "Lift to break even",
    value: percent(answer.break_even_lift),
    detail: `predicted ${percent(answer.sales_lift)}`,
  },
  breakEvenSpend(answer),
];

/** The same plan over the whole store; beyond the data its chance of profit is not known. */
export const storeFigures = (store: StoreLevelResult, beyond: boolean): Figure[] => [
  { label: "Baseline sales", value: usd(store.baseline_sales) },
  {
    label: "Sales lift",
    value: percent(store.sales_lift, { sign: true }),
    detail: percentBetween(store.lift_interval),
  },
  { label: "Investment", value: usd(store.investment) },
  { label: "Sales per dollar spent", value: perDollar(store.iroas) },
  { label: "ROI", value: store.roi === null ? unknown : `${perDollar(store.roi)} per $1` },
  { label: "Net profit", value: usd(store.net_profit), detail: usdBetween(store.net_profit_interval) },
  { label: "Chance of profit", value: beyond ? unknown : chance(store.probability_of_profit) },
];

/** "Asked for $20,000; observed, scaled to this store: $0 to $1,240, above $610 in 1% of store-weeks." */
export const observedText = ({ amount, observed_low, observed_p99, observed_high }: Extrapolation): string =>
  `Asked for ${usd(amount)}; observed, scaled to this store: ${usd(observed_low)} to ${usd(observed_high)}, above ${usd(observed_p99)} in 1% of store-weeks.`;

/** The finding over the response curve. */
export function responseTitle({ response_curve, break_even_spend }: SimulateAnswer): string {
  const best = response_curve.reduce<SimulateAnswer["response_curve"][number] | undefined>(
    (top, point) => (top === undefined || point.net_profit > top.net_profit ? point : top),
    undefined,
  );
  if (best === undefined || best.spend === 0 || best.net_profit <= 0) {
    return "No spend of this mix repays itself on the central estimate";
  }
  const until =
    break_even_spend === null || break_even_spend <= 0 ? "" : `; it repays itself up to ${usdShort(break_even_spend)}`;
  return `The central estimate earns most at ${usdShort(best.spend)}${until}`;
}
