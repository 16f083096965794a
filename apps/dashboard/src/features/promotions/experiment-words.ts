import type { ExperimentAnswer, ExperimentRequest } from "@sales-hub/contracts";
import type { Figure } from "../../components/figures.tsx";
import { day, percent, plural, unknown, usd, usdShort } from "../../lib/format.ts";
import { perDollar, termsText } from "../../lib/promotion-words.ts";
import type { PromotionsSearch } from "../../lib/promotions-search.ts";
import { markdownNames, termsOf } from "../../lib/scenario.ts";
import type { Sheet } from "../../lib/sheet.ts";

/** The question of the Experiment tab; undefined until a department is chosen. */
export function experimentRequest(search: PromotionsSearch): ExperimentRequest | undefined {
  const { dept, kind, power, detect, amount, trial, seed } = search;
  if (dept === undefined) return undefined;
  const { margin, accounting } = termsOf(search);
  return {
    dept,
    markdown: markdownNames[kind - 1] ?? "MarkDown1",
    power: power / 100,
    ...(detect === undefined ? {} : { true_iroas: detect }),
    ...(amount === undefined ? {} : { amount }),
    max_weeks: trial,
    margin,
    accounting,
    seed,
  };
}

/** What was asked, one entry an input. */
export const experimentInputs = (request: ExperimentRequest): Array<[name: string, value: string]> => [
  ["Department", String(request.dept)],
  ["Kind", request.markdown],
  ["Power", percent(request.power, { digits: 0 })],
  [
    "Return to detect",
    request.true_iroas === undefined ? "today's estimate" : `${perDollar(request.true_iroas)} per $1`,
  ],
  [
    "Amount",
    request.amount === undefined ? "1% of usual sales" : `${usd(request.amount)} a week in a store of mean size`,
  ],
  ["At most", plural(request.max_weeks, "week")],
  ["Terms", termsText({ margin: Math.round(request.margin * 100), accounting: request.accounting, hidden: 0 })],
  ["Draw", String(request.seed)],
];

export const trialFigures = (answer: ExperimentAnswer): Figure[] => [
  {
    label: "How long",
    value: plural(answer.weeks, "week"),
    detail: `${day(answer.first_week)} to ${day(answer.last_week)}`,
  },
  {
    label: "Where",
    value: plural(answer.stores.length, "store"),
    detail: "drawn at random, week by week",
  },
  {
    label: "It costs",
    value: usdShort(answer.total_cost),
    detail: `expected to net ${usdShort(answer.expected_net_profit)} if the return is there`,
  },
  {
    label: "Chance to tell",
    value: percent(answer.power, { digits: 0 }),
    detail: `${perDollar(answer.true_iroas)} from ${perDollar(answer.break_even_iroas)} per $1`,
  },
];

/** "The experiment would narrow the range of the return from $9.10 to $2.30". */
export function widthSentence({
  expected_interval_width: after,
  present_interval_width: before,
}: ExperimentAnswer): string {
  if (before === null) return `The return would be known to a range ${perDollar(after)} wide`;
  return after < before
    ? `The experiment would narrow the range of the return from ${perDollar(before)} to ${perDollar(after)}`
    : `The experiment alone would leave a range ${perDollar(after)} wide, no narrower than today's ${perDollar(before)}`;
}

export interface TrialRow {
  store: number;
  amount: number;
  /** One entry a week of the trial. */
  treated: boolean[];
}

/** Stores by weeks: who runs the markdown when. */
export function trialGrid({ stores, treated }: ExperimentAnswer): TrialRow[] {
  const sets = treated.map((week) => new Set(week.stores));
  return stores.map(({ store, amount }) => ({ store, amount, treated: sets.map((set) => set.has(store)) }));
}

/** The plan as rows to work from: one a store and week. */
export const trialSheet = (answer: ExperimentAnswer): Sheet => ({
  fileName: `experiment_dept-${answer.dept}_${answer.markdown}_from-${answer.first_week}_${answer.weeks}-weeks`,
  header: ["week", "store", "dept", "markdown", "is_treated", "amount"],
  rows: answer.treated.flatMap(({ week, stores }) =>
    answer.stores.map(({ store, amount }) => {
      const treated = stores.includes(store);
      return [week, store, answer.dept, answer.markdown, treated, treated ? amount : 0];
    }),
  ),
});

export const presentWidth = ({ present_interval_width }: ExperimentAnswer): string =>
  present_interval_width === null ? unknown : `${perDollar(present_interval_width)} wide`;
