import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Usd, WeekDate } from "../shared.ts";
import { Accounting, Evidence, HiddenShare, Margin, nullableRange, ProfitVerdict, Range } from "./shared.ts";

/** Where a department stands, for filters: its verdict, or why it has none. */
export const RoiCategory = Type.Union(
  [Type.Literal("earns"), Type.Literal("cannot_tell"), Type.Literal("loses"), Type.Literal("not_estimable")],
  { description: "Verdict on profit, or not_estimable" },
);
export type RoiCategory = Static<typeof RoiCategory>;

export const ROI_SORTS = [
  "dept",
  "avg_weekly_sales",
  "volatility",
  "sample_count",
  "roi",
  "roi_raw",
  "probability_of_profit",
] as const;

export const RoiQuery = Type.Object(
  {
    category: Type.Optional(RoiCategory),
    min_samples: Type.Integer({ minimum: 0, default: 0, description: "Fewest store-weeks behind an estimate" }),
    sort: Type.Union(
      ROI_SORTS.map((name) => Type.Literal(name)),
      { default: "roi" },
    ),
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
  counts: Type.Object({
    earns: Type.Integer(),
    cannot_tell: Type.Integer(),
    loses: Type.Integer(),
    not_estimable: Type.Integer(),
  }),
  break_even_iroas: Type.Number(),
  total: Type.Object({
    investment: Usd,
    iroas: Estimate,
    roi: Estimate,
    bootstrap_interval: { ...Range, description: "Of iroas, stores drawn anew" },
    verdict: ProfitVerdict,
    specifications: Type.Array(Type.Object({ name: Type.String(), label: Type.String(), iroas: Type.Number() }), {
      description: "iroas under other shapes of the response",
    }),
    placebo: Type.Object({
      text: Type.String(),
      iroas: nullable(Type.Number(), "Last year's sales on this year's markdowns; far from 0 warns of seasonality"),
      interval: nullableRange("Of the placebo"),
    }),
    lead_test: Type.Object({
      text: Type.String(),
      p_value: nullable(Fraction, "Whether next weeks' markdowns seem to move sales; small warns of targeting"),
    }),
  }),
  first_week: WeekDate,
  last_week: WeekDate,
  what_would_change_it: Type.Array(Type.String()),
  margin: Fraction,
  accounting: Accounting,
  hidden_share: Fraction,
  meta: Meta,
});
export type RoiAnswer = Static<typeof RoiAnswer>;
