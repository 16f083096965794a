import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd, WeekDate } from "../shared.ts";
import {
  Accounting,
  AllMarkdownAmounts,
  Evidence,
  HiddenShare,
  Margin,
  MarkdownAmounts,
  MarkdownName,
  nullableRange,
  ProfitVerdict,
  Range,
} from "./shared.ts";

export const PromotionScope = Type.Union([Type.Literal("department"), Type.Literal("store")], {
  default: "department",
  description:
    "Whose markdowns the amounts are: the department's own (store equivalent = amount / the department's share of the store's sales) or the whole store's",
});
export type PromotionScope = Static<typeof PromotionScope>;

export const SimulateRequest = Type.Object(
  {
    store: Store,
    dept: Dept,
    markdowns: MarkdownAmounts,
    scope: PromotionScope,
    week: Type.Optional({
      ...WeekDate,
      description: "Past week, or up to 39 ahead; default: the first after the data",
    }),
    margin: Margin,
    accounting: Accounting,
    hidden_share: HiddenShare,
  },
  { additionalProperties: false },
);
export type SimulateRequest = Static<typeof SimulateRequest>;

/** One kind of markdown that lies beyond what the data show. */
export const Extrapolation = Type.Object({
  markdown: MarkdownName,
  direction: Type.Union([Type.Literal("above_p99"), Type.Literal("above_max"), Type.Literal("below_min")], {
    description:
      "above_p99: rare, above 99 percent of observed store-weeks; above_max: never seen, so no verdict; below_min: less than ever seen",
  }),
  amount: { ...Usd, description: "The amount asked about, in the scope of the question" },
  observed_low: { ...Usd, description: "Least in any store-week, scaled to this store and scope" },
  observed_p99: Usd,
  observed_high: { ...Usd, description: "Most in any store-week, scaled to this store and scope" },
  text: Type.String(),
});
export type Extrapolation = Static<typeof Extrapolation>;

export const ResponsePoint = Type.Object({
  spend: { ...Usd, description: "The department's spend, the plan's mix scaled" },
  incremental_sales: Usd,
  net_profit: Usd,
  net_profit_lower: Usd,
  net_profit_upper: Usd,
  is_extrapolated: Type.Boolean({ description: "Some kind lies beyond the most ever observed" }),
});
export type ResponsePoint = Static<typeof ResponsePoint>;

/** The same plan at the level of the store, which needs no split of the cost over departments. */
export const StoreLevelResult = Type.Object({
  baseline_sales: { ...Usd, description: "The store's usual weekly sales" },
  incremental_sales: Usd,
  sales_lift: Fraction,
  lift_interval: Range,
  investment: Usd,
  iroas: nullable(Type.Number()),
  roi: nullable(Type.Number()),
  net_profit: Usd,
  net_profit_interval: Range,
  probability_of_profit: nullable(Fraction),
});
export type StoreLevelResult = Static<typeof StoreLevelResult>;

/** What a plan of markdowns is expected to do to one department's week, and what that is worth. */
export const SimulateAnswer = Type.Object({
  store: Store,
  dept: Dept,
  week: WeekDate,
  is_past_week: Type.Boolean(),
  scope: PromotionScope,
  margin: Fraction,
  accounting: Accounting,
  hidden_share: Fraction,
  department_share: { ...Fraction, description: "The department's share of the store's sales, by which cost is split" },
  share_source: Type.Union([Type.Literal("usual_year"), Type.Literal("reference_week")], {
    description: "usual_year: measured before markdowns began; reference_week: the pair did not sell then",
  }),
  department_markdowns: AllMarkdownAmounts,
  store_markdowns: { ...AllMarkdownAmounts, description: "What the store as a whole would spend" },
  baseline_sales: { ...Usd, description: "Expected sales of the week without any markdown" },
  baseline_source: Type.Union([Type.Literal("actual"), Type.Literal("forecast")], {
    description:
      "actual: the week's sales less the estimated effect of its markdowns; forecast: the same of the forecast",
  }),
  predicted_sales: { ...Usd, description: "baseline_sales + incremental_sales, exactly" },
  incremental_sales: Usd,
  sales_lift: { ...Fraction, description: "incremental_sales / baseline_sales" },
  lift_interval: Range,
  investment: { ...Usd, description: "The department's cost" },
  roi: nullable(Type.Number(), "Net profit / investment (netted: / ((1 - margin) x investment)); null with a reason"),
  roi_reason: nullable(Type.String(), "Why roi is null"),
  roi_interval: nullableRange("Of roi"),
  iroas: nullable(Type.Number(), "Incremental sales / investment; breaks even at break_even_iroas"),
  net_profit: Usd,
  net_profit_interval: Range,
  probability_of_profit: nullable(Fraction, "Chance that net_profit is above 0; null without investment"),
  break_even_iroas: Type.Number(),
  break_even_lift: nullable(Fraction, "The lift at which this spend would repay itself"),
  break_even_spend: nullable(Usd, "The most of this mix that is expected to repay itself; null with a reason"),
  break_even_spend_reason: nullable(Type.String()),
  verdict: ProfitVerdict,
  verdict_text: Type.String({ description: "One plain sentence" }),
  store_level: StoreLevelResult,
  evidence: Evidence,
  extrapolating: Type.Array(Extrapolation),
  response_curve: Type.Array(ResponsePoint),
  notes: Type.Array(Type.String()),
  meta: Meta,
});
export type SimulateAnswer = Static<typeof SimulateAnswer>;

export const PromotionOptionsQuery = Type.Object({ store: Store, dept: Dept }, { additionalProperties: false });
export type PromotionOptionsQuery = Static<typeof PromotionOptionsQuery>;

/** What a form needs: the store's usual amounts, and the weeks that can be asked for. */
export const PromotionOptionsAnswer = Type.Object({
  store: Store,
  dept: Dept,
  department_share: Fraction,
  first_week: { ...WeekDate, description: "First week that can be simulated" },
  default_week: { ...WeekDate, description: "First week after the data" },
  last_week: WeekDate,
  presets: Type.Array(
    Type.Object({
      name: Type.String({ description: 'Stable, e.g. "usual"' }),
      label: Type.String(),
      store_markdowns: AllMarkdownAmounts,
      department_markdowns: AllMarkdownAmounts,
    }),
  ),
  observed_high: { ...AllMarkdownAmounts, description: "Most ever observed in a store-week, in this store's dollars" },
  meta: Meta,
});
export type PromotionOptionsAnswer = Static<typeof PromotionOptionsAnswer>;
