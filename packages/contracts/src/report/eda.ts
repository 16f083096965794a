import Type, { type Static } from "typebox";
import { Dept, Fraction, nullable, Store, Usd, WeekDate } from "../shared.ts";

const Count = Type.Integer({ minimum: 0 });

export const ReportMissingness = Type.Object({
  cells: { ...Count, description: "Pairs x weeks of the history" },
  missing_cells: { ...Count, description: "Cells without a row of sales" },
  missing_share: Fraction,
  pairs_without_rows: Count,
  complete_pairs: { ...Count, description: "Pairs with a row in every week" },
  inside_gaps: { ...Count, description: "Weeks without a row between a pair's first and last one" },
  weeks_without_markdown: { ...Count, description: "Weeks in which no store has a markdown of any type" },
  columns: Type.Array(
    Type.Object({
      column: Type.String(),
      before: { ...Count, description: "Rows without a value before imputation" },
      after: { ...Count, description: "Rows without a value after imputation" },
      method: Type.String(),
    }),
  ),
});
export type ReportMissingness = Static<typeof ReportMissingness>;

export const ReportMoments = Type.Object({
  count: Count,
  mean: Type.Number(),
  deviation: Type.Number({ description: "Sample standard deviation" }),
  skew: Type.Number({ description: "Adjusted Fisher-Pearson coefficient" }),
  excess_kurtosis: Type.Number({ description: "0 for a normal distribution" }),
  min: Type.Number(),
  max: Type.Number(),
});
export type ReportMoments = Static<typeof ReportMoments>;

/** A column's values, in the unit of the column. */
export const ReportDistribution = Type.Object({
  name: Type.String(),
  moments: ReportMoments,
  histogram: Type.Object({
    edges: Type.Array(Type.Number(), { description: "One more than counts" }),
    counts: Type.Array(Count),
    below: { ...Count, description: "Values below the first edge" },
    above: { ...Count, description: "Values above the last edge" },
  }),
});
export type ReportDistribution = Static<typeof ReportDistribution>;

export const ReportVif = Type.Object({
  set: Type.Union([Type.Literal("aggregates"), Type.Literal("types"), Type.Literal("total_beside_types")]),
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      vif: nullable(Type.Number(), "1 / (1 - R2) on the other columns; null where they give it exactly (infinite)"),
    }),
  ),
});
export type ReportVif = Static<typeof ReportVif>;

export const ReportCorrelations = Type.Object({
  names: Type.Array(Type.String()),
  matrix: Type.Array(Type.Array(Type.Number()), { description: "Pearson's r, one row a name" }),
  clustered_order: Type.Array(Count, { description: "Positions in names that put alike columns side by side" }),
  merges: Type.Array(
    Type.Object({
      members: Type.Array(Count, { description: "Positions in names" }),
      distance: Type.Number({ description: "1 - |r|, average linkage" }),
    }),
    { description: "Of the cluster tree, lowest first" },
  ),
});
export type ReportCorrelations = Static<typeof ReportCorrelations>;

export const ReportAutocorrelation = Type.Object({
  acf: Type.Array(Type.Number(), { description: "By lag in weeks, from 0" }),
  pacf: Type.Array(Type.Number(), { description: "By lag in weeks, from 0" }),
  bound: Type.Number({ description: "Values beyond it are unlikely (5%) in white noise" }),
});
export type ReportAutocorrelation = Static<typeof ReportAutocorrelation>;

export const ReportSeasonWeek = Type.Object({
  iso_week: Type.Integer({ minimum: 1, maximum: 53 }),
  index: Type.Number({ description: "1 is an ordinary week" }),
  years: Type.Array(Type.Object({ year: Type.Integer(), sales_usd: Usd })),
});
export type ReportSeasonWeek = Static<typeof ReportSeasonWeek>;

export const ReportHolidayLift = Type.Object({
  holiday: Type.String(),
  store_type: Type.String(),
  lift: nullable(Type.Number(), "Sales of its week / mean of the four weeks before; 1 is no lift; null: no such week"),
  store_deviation: nullable(Type.Number(), "Standard deviation over the type's stores"),
  stores: Count,
});
export type ReportHolidayLift = Static<typeof ReportHolidayLift>;

export const ReportReturns = Type.Object({
  rows: Count,
  negative_rows: { ...Count, description: "Rows with sales below 0" },
  negative_share: Fraction,
  zero_rows: Count,
  negative_usd: Usd,
  january_share: { ...Fraction, description: "Share of the negative rows whose week ends in January" },
  depts: Type.Array(Type.Object({ dept: Dept, negative_rows: Count, rows: Count, negative_usd: Usd }), {
    description: "Departments with negative rows, the most first",
  }),
});
export type ReportReturns = Static<typeof ReportReturns>;

export const ReportPareto = Type.Object({
  entries: Type.Array(
    Type.Object({
      id: { ...Store, description: "Store or department number" },
      sales_usd: Usd,
      share: Fraction,
      cumulative_share: Fraction,
    }),
    { description: "The largest first" },
  ),
  count_for80: { ...Count, description: "How many of the largest make 80 percent of all sales" },
});
export type ReportPareto = Static<typeof ReportPareto>;

/** The exploratory analysis of the history. */
export const ReportEda = Type.Object({
  span: Type.Object({ first_week: WeekDate, last_week: WeekDate, weeks: Count, pairs: Count, rows: Count }),
  missingness: ReportMissingness,
  sales: Type.Object(
    { raw: ReportDistribution, log: ReportDistribution },
    { description: "Weekly sales of single pairs before and after log(1 + sales)" },
  ),
  distributions: Type.Array(ReportDistribution, { description: "Covariates, and markdowns where there were any" }),
  vif: Type.Array(ReportVif),
  correlations: ReportCorrelations,
  autocorrelation: ReportAutocorrelation,
  seasonality: Type.Object({
    weeks: Type.Array(ReportSeasonWeek),
    peak: ReportSeasonWeek,
    trough: ReportSeasonWeek,
  }),
  holiday_lift: Type.Array(ReportHolidayLift),
  returns: ReportReturns,
  pareto: Type.Object({ stores: ReportPareto, depts: ReportPareto }),
  seconds: Type.Number({ description: "What computing it took" }),
});
export type ReportEda = Static<typeof ReportEda>;
