import type { OptimizeAnswer, OptimizeRequest } from "@sales-hub/contracts";
import type { WhiskerRow } from "../../components/chart/whiskers.ts";
import type { Figure } from "../../components/figures.tsx";
import { count, day, plural, unknown, usd, usdShort } from "../../lib/format.ts";
import { chance, levelText, perDollar, termsText, usdBetween } from "../../lib/promotion-words.ts";
import type { PromotionsSearch } from "../../lib/promotions-search.ts";
import { markdownNames, termsOf } from "../../lib/scenario.ts";

export const planVerdictLabels: Readonly<Record<OptimizeAnswer["verdict"], string>> = {
  clear_gain: "\u25B2 Clear gain on today's plan",
  no_clear_gain: "\u25C6 No clear gain on today's plan",
  spend_nothing: "\u25CB Spend nothing",
};

export const planVerdictTones = { clear_gain: "good", no_clear_gain: "warn", spend_nothing: "plain" } as const;

/** The question of the Optimise tab as the API takes it. */
export function optimizeRequest(search: PromotionsSearch): OptimizeRequest {
  const { budget, stores, depts, kinds, weeks, least, most } = search;
  return {
    budget,
    ...(stores.length === 0 ? {} : { stores }),
    ...(depts.length === 0 ? {} : { depts }),
    ...(kinds.length === 0
      ? {}
      : { markdown_types: markdownNames.filter((_name, index) => kinds.includes(index + 1)) }),
    weeks,
    cell_min: least,
    ...(most === undefined ? {} : { cell_max: most }),
    ...termsOf(search),
  };
}

const listed = (values: readonly number[] | undefined, all: string, one: string) => {
  if (values === undefined) return all;
  return values.length > 6
    ? plural(values.length, one)
    : `${one}${values.length === 1 ? "" : "s"} ${values.join(", ")}`;
};

/** What was asked, one entry an input, so that two questions can be told apart. */
export function optimizeInputs(request: OptimizeRequest): Array<[name: string, value: string]> {
  return [
    ["Budget", usd(request.budget)],
    ["Stores", listed(request.stores, "all stores", "store")],
    ["Departments", listed(request.depts, "all departments", "department")],
    ["Kinds", request.markdown_types?.join(", ") ?? "all five kinds"],
    ["Weeks", plural(request.weeks, "week")],
    ["Least per cell", usd(request.cell_min)],
    ["Most per cell", request.cell_max === undefined ? "the most observed" : usd(request.cell_max)],
    [
      "Terms",
      termsText({
        margin: Math.round(request.margin * 100),
        accounting: request.accounting,
        hidden: Math.round(request.hidden_share * 100),
      }),
    ],
  ];
}

/** What a gain on today's plan takes, and the chance against spending nothing, which may be another matter. */
function chancesBeside({ probability_better_than_today, probability_better_than_nothing: nothing }: OptimizeAnswer) {
  const needed = probability_better_than_today === null ? "not known" : "80% is needed for a clear gain";
  return nothing === null ? needed : `${needed}; to beat spending nothing: ${chance(nothing)}`;
}

export const planFigures = (answer: OptimizeAnswer): Figure[] => [
  {
    label: "To spend",
    value: usdShort(answer.spent),
    detail: `of ${usdShort(answer.budget)}, ${day(answer.first_week)} to ${day(answer.last_week)}`,
  },
  {
    label: "Expected net profit",
    value: usdShort(answer.expected_net_profit),
    detail:
      answer.spent === 0
        ? "nothing is spent"
        : `${usdBetween(answer.net_profit_interval)}, ${levelText(answer.net_profit_interval)}`,
  },
  {
    label: "Chance to beat today's plan",
    value: chance(answer.probability_better_than_today),
    detail: chancesBeside(answer),
  },
  {
    label: "The next dollar",
    value: answer.marginal_net_profit === null ? unknown : perDollar(answer.marginal_net_profit),
    detail: answer.marginal_net_profit === null ? "no cell takes another dollar" : "net profit it would bring",
  },
];

export const cellsSentence = ({ cells, paying_cells }: OptimizeAnswer): string =>
  paying_cells === 0
    ? `None of ${plural(cells, "department-kind cell")} repays its first dollar on cautious evidence.`
    : `${count(paying_cells)} of ${plural(cells, "department-kind cell")} ${paying_cells === 1 ? "repays its" : "repay their"} first dollar on cautious evidence.`;

/** The plan beside today's: what the data hold for these weeks, or each store's median week. */
export const planWhiskers = (answer: OptimizeAnswer): WhiskerRow[] =>
  [
    {
      label: `This plan, ${usdShort(answer.spent)}`,
      value: answer.expected_net_profit,
      range: answer.net_profit_interval,
      spend: answer.spent,
    },
    {
      label: `Today's plan, ${usdShort(answer.today.spend)}`,
      value: answer.today.expected_net_profit,
      range: answer.today.net_profit_interval,
      spend: answer.today.spend,
    },
  ].map(({ label, value, range, spend }) => ({
    label,
    value,
    lower: range.lower,
    upper: range.upper,
    tone: range.lower > 0 ? "up" : range.upper < 0 ? "down" : "open",
    text: usdShort(value),
    tip: [
      { label: "Expected net profit", value: usd(value) },
      { label: levelText(range), value: usdBetween(range) },
      { label: "Spend", value: usd(spend) },
    ],
  }));

/** "The plan is expected to net $2.70M more than today's ($2.40M to $3.00M)". */
export function planFinding({ gain, gain_interval }: OptimizeAnswer): string {
  if (Math.abs(gain) < 1) return "The plan is expected to earn as much as today's";
  const range = gain < 0 ? { lower: -gain_interval.upper, upper: -gain_interval.lower } : gain_interval;
  return `The plan is expected to net ${usdShort(Math.abs(gain))} ${gain > 0 ? "more" : "less"} than today's (${usdBetween(range)})`;
}

interface LeftOut {
  depts: number[];
  markdown: string | null;
  reason: string;
}

/** What was left out, departments of one kind and reason together. */
export function leftOut({ excluded }: OptimizeAnswer): LeftOut[] {
  const groups = new Map<string, LeftOut>();
  for (const { dept, markdown, reason } of excluded) {
    const key = `${markdown} ${reason}`;
    const group = groups.get(key) ?? { depts: [], markdown, reason };
    group.depts.push(dept);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.depts.length - a.depts.length);
}

/** "MarkDown3 in Departments 1, 2 and 4". */
export function leftOutName({ depts, markdown }: LeftOut): string {
  const last = depts.at(-1);
  const list = `${depts.slice(0, -1).join(", ")} and ${last}`;
  const where =
    depts.length === 1
      ? `Department ${last}`
      : depts.length > 8
        ? `${depts.length} departments`
        : `Departments ${list}`;
  return markdown === null ? where : `${markdown} in ${where}`;
}
