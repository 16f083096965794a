import type { ProfitVerdict, SimulateAnswer } from "@sales-hub/contracts";
import type { WhiskerRow } from "../../components/chart/whiskers.ts";
import { day, percent, unknown, usd, usdShort } from "../../lib/format.ts";
import {
  accountingLabels,
  chance,
  evidenceLabels,
  levelText,
  percentBetween,
  perDollar,
  usdBetween,
  verdictLabels,
} from "../../lib/promotion-words.ts";
import { decodeScenario, encodeScenario, markdownNames } from "../../lib/scenario.ts";
import { isBeyondData } from "./simulate-words.ts";

/** Letters that name scenarios: A is the one that the others are compared with. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** A plan by its spending: "Spend nothing", "MarkDown1 $1,500", "$2,376 on MarkDown1, MarkDown5". */
export function planName(spend: readonly number[]): string {
  const kinds = markdownNames.filter((_name, index) => (spend[index] ?? 0) > 0);
  if (kinds.length === 0) return "Spend nothing";
  const total = usd(spend.reduce((sum, amount) => sum + amount, 0));
  return kinds.length === 1 ? `${kinds[0]} ${total}` : `${total} on ${kinds.join(", ")}`;
}

/** The same scenarios and, as the last, the first of them with nothing spent; undefined where it stands there already. */
export function withNothing(codes: readonly string[]): string[] | undefined {
  const first = decodeScenario(codes[0] ?? "");
  if (first === undefined) return undefined;
  const nothing = encodeScenario({ ...first, spend: markdownNames.map(() => 0) });
  return codes.includes(nothing) ? undefined : [...codes, nothing];
}

export interface CompareRow {
  name: string;
  /** One entry a scenario. */
  values: string[];
  /** Ranges or what else stands under a value; empty for none. */
  details: string[];
  /** Differences from the first scenario; empty for the first, and where there is none to give. */
  differences: string[];
  section: "inputs" | "result";
}

interface Measure {
  name: string;
  section: CompareRow["section"];
  show: (answer: SimulateAnswer) => string;
  detail?: (answer: SimulateAnswer) => string;
  number?: (answer: SimulateAnswer) => number | null;
  difference?: (change: number) => string;
}

const money = (change: number) => usd(change, { sign: true });
const points = (change: number) => percent(change, { sign: true }).replace("%", " pp");
const signedPerDollar = (change: number) => `${change > 0 ? "+" : ""}${perDollar(change)}`;

const measures: readonly Measure[] = [
  { name: "Week ending", section: "inputs", show: ({ week }) => day(week) },
  {
    name: "Investment",
    section: "inputs",
    show: ({ investment }) => usd(investment),
    number: ({ investment }) => investment,
    difference: money,
  },
  ...markdownNames.map(
    (name): Measure => ({
      name,
      section: "inputs",
      show: ({ department_markdowns }) => usd(department_markdowns[name]),
    }),
  ),
  {
    name: "Margin",
    section: "inputs",
    show: ({ margin }) => percent(margin, { digits: 0 }),
    detail: ({ accounting, hidden_share }) =>
      `${accountingLabels[accounting].toLowerCase()}${hidden_share > 0 ? `, ${percent(hidden_share, { digits: 0 })} hidden` : ""}`,
  },
  { name: "Verdict", section: "result", show: ({ verdict }) => verdictLabels[verdict] },
  {
    name: "Net profit",
    section: "result",
    show: ({ net_profit }) => usd(net_profit),
    detail: ({ net_profit_interval }) => usdBetween(net_profit_interval),
    number: ({ net_profit }) => net_profit,
    difference: money,
  },
  {
    name: "Chance of profit",
    section: "result",
    show: (answer) => (isBeyondData(answer) ? unknown : chance(answer.probability_of_profit)),
    detail: (answer) => (isBeyondData(answer) ? "beyond the data" : ""),
    number: (answer) => (isBeyondData(answer) ? null : answer.probability_of_profit),
    difference: points,
  },
  {
    name: "Sales per dollar spent",
    section: "result",
    show: ({ iroas }) => perDollar(iroas),
    detail: ({ break_even_iroas }) => `${perDollar(break_even_iroas)} to break even`,
    number: ({ iroas }) => iroas,
    difference: signedPerDollar,
  },
  {
    name: "ROI per $1",
    section: "result",
    show: ({ roi }) => (roi === null ? unknown : perDollar(roi)),
    detail: ({ roi_reason }) => roi_reason ?? "",
    number: ({ roi }) => roi,
    difference: signedPerDollar,
  },
  {
    name: "Sales lift",
    section: "result",
    show: ({ sales_lift }) => percent(sales_lift, { sign: true }),
    detail: ({ lift_interval }) => percentBetween(lift_interval),
    number: ({ sales_lift }) => sales_lift,
    difference: points,
  },
  {
    name: "Baseline sales",
    section: "result",
    show: ({ baseline_sales }) => usd(baseline_sales),
    number: ({ baseline_sales }) => baseline_sales,
    difference: money,
  },
  {
    name: "Predicted sales",
    section: "result",
    show: ({ predicted_sales }) => usd(predicted_sales),
    number: ({ predicted_sales }) => predicted_sales,
    difference: money,
  },
  {
    name: "Evidence",
    section: "result",
    show: ({ evidence }) => evidenceLabels[evidence.strength].replace(" of an effect", ""),
  },
];

/** Every measure over all scenarios, with the difference from the first one. Kinds that nobody uses are left out. */
export function compareRows(answers: readonly SimulateAnswer[]): CompareRow[] {
  return measures.flatMap(({ name, section, show, detail, number, difference }) => {
    const markdown = markdownNames.find((kind) => kind === name);
    if (markdown !== undefined && answers.every((answer) => answer.department_markdowns[markdown] === 0)) return [];
    const first = answers[0] === undefined ? null : (number?.(answers[0]) ?? null);
    return [
      {
        name,
        section,
        values: answers.map(show),
        details: answers.map((answer) => detail?.(answer) ?? ""),
        differences: answers.map((answer, index) => {
          const value = number?.(answer) ?? null;
          return index === 0 || first === null || value === null ? "" : (difference?.(value - first) ?? "");
        }),
      },
    ];
  });
}

const tones: Readonly<Record<ProfitVerdict, WhiskerRow["tone"]>> = {
  earns: "up",
  loses: "down",
  cannot_tell: "open",
  no_verdict: "quiet",
};

export const scenarioName = (answer: SimulateAnswer, index: number): string =>
  `${letterOf(index)} \u00b7 Store ${answer.store}, Dept ${answer.dept} \u00b7 ${usdShort(answer.investment)}`;

/** Net profit of each scenario with its range. */
export const profitWhiskers = (
  answers: readonly SimulateAnswer[],
  open: (answer: SimulateAnswer) => void,
): WhiskerRow[] =>
  answers.map((answer, index) => ({
    label: scenarioName(answer, index),
    value: answer.net_profit,
    lower: answer.net_profit_interval.lower,
    upper: answer.net_profit_interval.upper,
    tone: tones[answer.verdict],
    text: usdShort(answer.net_profit),
    tip: [
      { label: "Net profit", value: usd(answer.net_profit) },
      { label: levelText(answer.net_profit_interval), value: usdBetween(answer.net_profit_interval) },
      { label: "Investment", value: usd(answer.investment) },
      { label: "Verdict", value: verdictLabels[answer.verdict] },
    ],
    open: () => open(answer),
  }));

/** The page's sentence: which scenario stands best, and whether that can be told. */
export function compareHeadline(answers: readonly SimulateAnswer[]): string {
  if (answers.length === 0) return "Nothing is compared yet.";
  const ranked = answers
    .map((answer, index) => ({ answer, index }))
    .sort((a, b) => b.answer.net_profit - a.answer.net_profit);
  const best = ranked[0];
  const second = ranked[1];
  if (best === undefined) return "Nothing is compared yet.";
  const name = `${letterOf(best.index)} (Store ${best.answer.store}, Department ${best.answer.dept})`;
  const earning = answers.filter(({ verdict }) => verdict === "earns").length;
  if (second === undefined)
    return `${name} is expected to net ${usdShort(best.answer.net_profit)}. Add another scenario to compare it with.`;
  if (best.answer.investment === 0) {
    return second.answer.investment === 0
      ? "Nothing is spent in the scenarios that stand best."
      : `Spending nothing (${letterOf(best.index)}) stands best: no plan here is expected to earn, and ${letterOf(second.index)} would lose ${usdShort(-second.answer.net_profit)}.`;
  }
  if (best.answer.net_profit < 0) {
    return earning === 0
      ? `None of these is expected to earn: ${name} loses least, ${usdShort(best.answer.net_profit)}.`
      : `${name} stands best at ${usdShort(best.answer.net_profit)}.`;
  }
  const apart = best.answer.net_profit_interval.lower > second.answer.net_profit_interval.upper;
  const lead = `${name} stands best at ${usdShort(best.answer.net_profit)}`;
  return apart
    ? `${lead}, clearly above the others.`
    : `${lead}, but its range overlaps that of ${letterOf(second.index)}.`;
}
