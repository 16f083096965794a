import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd, WeekDate } from "../shared.ts";
import { Accounting, HiddenShare, Margin, MarkdownName, Range } from "./shared.ts";

export const OptimizeRequest = Type.Object(
  {
    budget: Type.Number({ minimum: 0, maximum: 1_000_000_000, description: "US dollars for all cells together" }),
    stores: Type.Optional(Type.Array(Store, { minItems: 1, uniqueItems: true, description: "Default: all" })),
    depts: Type.Optional(Type.Array(Dept, { minItems: 1, uniqueItems: true, description: "Default: all estimable" })),
    markdown_types: Type.Optional(
      Type.Array(MarkdownName, { minItems: 1, uniqueItems: true, description: "Default: all five" }),
    ),
    weeks: Type.Integer({
      minimum: 1,
      maximum: 39,
      default: 4,
      description: "Weeks after the data that the plan covers",
    }),
    cell_min: Type.Number({
      minimum: 0,
      default: 0,
      description: "Least US dollars for a store, department, kind and week",
    }),
    cell_max: Type.Optional(
      Type.Number({
        minimum: 0,
        description: "Most US dollars for a cell; default: what 99 of 100 store-weeks stayed under, scaled to the pair",
      }),
    ),
    margin: Margin,
    accounting: Accounting,
    hidden_share: HiddenShare,
  },
  { additionalProperties: false },
);
export type OptimizeRequest = Static<typeof OptimizeRequest>;

export const Allocation = Type.Object({
  dept: Dept,
  markdown: MarkdownName,
  spend: { ...Usd, description: "Over the stores and weeks of the plan" },
  stores: Type.Integer({ description: "Stores in which this is spent" }),
  incremental_sales: Usd,
  net_profit: Usd,
  marginal_net_profit: { ...Usd, description: "Net profit of the next dollar here" },
});
export type Allocation = Static<typeof Allocation>;

export const OptimizeAnswer = Type.Object({
  verdict: Type.Union([Type.Literal("clear_gain"), Type.Literal("no_clear_gain"), Type.Literal("spend_nothing")], {
    description:
      "clear_gain: better than today's plan and than spending nothing, each with a chance of at least 80 percent; spend_nothing: nowhere is a first dollar expected to pay",
  }),
  headline: Type.String({ description: "One plain sentence" }),
  budget: Usd,
  spent: Usd,
  allocation: Type.Array(Allocation),
  expected_net_profit: Usd,
  net_profit_interval: Range,
  probability_better_than_today: nullable(Fraction, "Chance that the plan earns more than today's"),
  probability_better_than_nothing: nullable(
    Fraction,
    "Chance that the plan earns more than spending nothing; null when it spends nothing",
  ),
  today: Type.Object(
    { spend: Usd, expected_net_profit: Usd, net_profit_interval: Range },
    { description: "The plan it is compared with: what the data hold for these weeks, or each store's median week" },
  ),
  gain: { ...Usd, description: "Expected net profit over today's plan" },
  gain_interval: Range,
  marginal_net_profit: nullable(
    Usd,
    "Net profit of the next dollar of budget at the optimum; null when nothing is spent",
  ),
  cells: Type.Integer({ description: "Department-kind cells considered" }),
  paying_cells: Type.Integer({ description: "Cells whose first dollar pays on cautious evidence" }),
  excluded: Type.Array(
    Type.Object({ dept: Dept, markdown: nullable(MarkdownName, "null: all kinds"), reason: Type.String() }),
  ),
  what_would_change_it: Type.Array(Type.String()),
  margin: Fraction,
  accounting: Accounting,
  hidden_share: Fraction,
  first_week: WeekDate,
  last_week: WeekDate,
  meta: Meta,
});
export type OptimizeAnswer = Static<typeof OptimizeAnswer>;
