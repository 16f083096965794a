import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Usd, WeekDate } from "../shared.ts";
import { Accounting, Evidence, HiddenShare, Margin, MarkdownName, ProfitVerdict, Range } from "./shared.ts";

/** Where a department's chance to pay lies, for filters; softer than the verdict, which wants the whole interval. */
export const RoiCategory = Type.Union(
  [Type.Literal("likely_pays"), Type.Literal("uncertain"), Type.Literal("likely_loses"), Type.Literal("not_estimable")],
  { description: "Probability of profit at least 80 percent, between, at most 20 percent, or not known" },
);
export type RoiCategory = Static<typeof RoiCategory>;

export const RoiSort = Type.Union(
  [
    Type.Literal("dept"),
    Type.Literal("avg_weekly_sales"),
    Type.Literal("volatility"),
    Type.Literal("sample_count"),
    Type.Literal("roi"),
    Type.Literal("roi_raw"),
    Type.Literal("probability_of_profit"),
  ],
  { default: "roi" },
);
export type RoiSort = Static<typeof RoiSort>;

export const RoiQuery = Type.Object(
  {
    category: Type.Optional(RoiCategory),
    min_samples: Type.Integer({ minimum: 0, default: 0, description: "Fewest store-weeks behind an estimate" }),
    sort: RoiSort,
    order: Type.Union([Type.Literal("asc"), Type.Literal("desc")], { default: "desc" }),
    margin: Margin,
    accounting: Accounting,
    hidden_share: HiddenShare,
  },
  { additionalProperties: false },
);
export type RoiQuery = Static<typeof RoiQuery>;

/** An estimate and its range. */
export const Estimate = Type.Object({ value: Type.Number(), interval: Range });
export type Estimate = Static<typeof Estimate>;

export const DepartmentRoi = Type.Object({
  dept: Dept,
  avg_weekly_sales: { ...Usd, description: "Per store and week" },
  volatility: nullable(Fraction, "Coefficient of variation of the department's weekly sales over all stores"),
  sample_count: Type.Integer({ description: "Store-weeks behind the estimate" }),
  investment: { ...Usd, description: "Its share of all markdowns, by its share of each store's sales" },
  roi: nullable(Estimate, "Net profit per dollar invested, pooled towards the mean of all departments"),
  roi_raw: nullable(Estimate, "The same from this department's data alone"),
  iroas: nullable(Estimate, "Incremental sales per dollar, pooled"),
  iroas_raw: nullable(Estimate, "The same from this department's data alone"),
  probability_of_profit: nullable(Fraction),
  evidence: Evidence,
  verdict: ProfitVerdict,
  category: RoiCategory,
  reason: nullable(Type.String(), "Why there is no estimate"),
});
export type DepartmentRoi = Static<typeof DepartmentRoi>;

export const RoiAnswer = Type.Object({
  headline: Type.String({ description: "One plain sentence about all departments" }),
  departments: Type.Array(DepartmentRoi),
  total_departments: Type.Integer({ description: "Before filters" }),
  counts: Type.Object(
    {
      earns: Type.Integer(),
      cannot_tell: Type.Integer(),
      loses: Type.Integer(),
      not_estimable: Type.Integer(),
    },
    { description: "Departments by verdict on profit, before filters" },
  ),
  break_even_iroas: Type.Number(),
  total: nullable(
    Type.Object({
      investment: {
        ...Usd,
        description:
          "Markdowns of the departments whose return could be judged, by their share of each store's sales; less than all that was recorded",
      },
      iroas: Estimate,
      roi: Estimate,
      bootstrap_interval: { ...Range, description: "Of iroas, whole stores drawn anew" },
      probability_of_profit: Fraction,
      verdict: ProfitVerdict,
      specifications: Type.Array(Type.Object({ shape: Type.String(), label: Type.String(), iroas: Estimate }), {
        description: "iroas under other shapes of the response",
      }),
    }),
    "The chain's return, which needs no split of the cost over departments; null with total_reason",
  ),
  total_reason: nullable(Type.String()),
  placebo: nullable(
    Type.Object({
      text: Type.String(),
      types: Type.Array(Type.Object({ markdown: MarkdownName, per_dollar: Type.Number(), t_value: Type.Number() })),
    }),
    "Last year's sales on this year's markdowns: anything but 0 is season, not effect",
  ),
  lead_test: nullable(
    Type.Object({ text: Type.String(), p_value: Fraction, passes: Type.Boolean() }),
    "Whether next week's markdowns seem to move this week's sales: they cannot, so a small p warns of targeting",
  ),
  first_week: nullable(WeekDate, "First week with markdowns"),
  last_week: WeekDate,
  what_would_change_it: Type.Array(Type.String()),
  margin: Fraction,
  accounting: Accounting,
  hidden_share: Fraction,
  meta: Meta,
});
export type RoiAnswer = Static<typeof RoiAnswer>;
