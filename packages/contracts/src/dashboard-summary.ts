import Type, { type Static } from "typebox";
import { Takeaway } from "./findings.ts";
import { Interval } from "./forecast.ts";
import { MoverComparison } from "./movers.ts";
import { Dept, Fraction, Meta, nullable, Usd, WeekDate } from "./shared.ts";
import { StoreOnMap } from "./stores.ts";
import { ValueAssumption, ValuePart, ValueRange } from "./value.ts";

export const ForecastAccuracy = Type.Object({
  wape: Fraction,
  wmae: { ...Usd, description: "Weighted mean absolute error, holiday weeks count 5 times, US dollars" },
  r2: Type.Number(),
  seasonal_naive_wape: Fraction,
  seasonal_naive_wmae: Usd,
  vs_seasonal_naive: {
    ...Fraction,
    description: "1 - wape / seasonal_naive_wape: share of the benchmark's error saved",
  },
  folds: Type.Integer({ description: "Backtest folds behind these figures" }),
  test_rows: Type.Integer({ description: "Store-department-weeks scored" }),
});
export type ForecastAccuracy = Static<typeof ForecastAccuracy>;

/** Growth of pairs that sold in both years; what opened or closed since is stated apart. */
export const GrowthDetail = Type.Object({
  from: WeekDate,
  to: WeekDate,
  growth: nullable(Fraction, "Like for like; null when last year's sales are not positive"),
  lower: nullable(Fraction, "80 percent interval over stores; null with fewer than 5"),
  upper: nullable(Fraction),
  sales: { ...Usd, description: "Pair-weeks that sold in both years, US dollars" },
  last_year_sales: Usd,
  pairs: Type.Integer({ description: "Pairs that sold in at least one week and in the same week a year before" }),
  opened: Type.Object({ pairs: Type.Integer(), sales: { ...Usd, description: "US dollars, not in growth" } }),
  closed: Type.Object({ pairs: Type.Integer(), last_year_sales: { ...Usd, description: "US dollars, not in growth" } }),
});
export type GrowthDetail = Static<typeof GrowthDetail>;

export const NextWeeks = Type.Object({
  from: WeekDate,
  to: WeekDate,
  weeks: Type.Integer(),
  sales: { ...Usd, description: "Expected sales of these weeks together, US dollars" },
  intervals: Type.Array(Interval, { description: "Of the sum" }),
  interval_method: Type.String(),
  last_year_sales: nullable(Usd, "The same weeks 52 weeks earlier"),
  change_fraction: nullable(Fraction, "sales / last_year_sales - 1"),
});
export type NextWeeks = Static<typeof NextWeeks>;

export const HolidayShare = Type.Object({
  share: { ...Fraction, description: "Share of all sales that fell in weeks marked as holidays" },
  weeks: Type.Integer(),
  of_weeks: Type.Integer(),
  week_lift: nullable(Fraction, "Mean holiday week / mean other week - 1"),
});
export type HolidayShare = Static<typeof HolidayShare>;

export const Kpis = Type.Object({
  total_sales: { ...Usd, description: "All actual sales in the data, US dollars" },
  avg_weekly_sales: { ...Usd, description: "Total sales / weeks with actuals, US dollars" },
  growth: nullable(Fraction, "Last 4 weeks against the same 4 weeks of last year, pairs that sold in both"),
  growth_detail: GrowthDetail,
  next_weeks: nullable(NextWeeks, "null when the forecasts end before"),
  holiday_share: HolidayShare,
  forecast_accuracy: nullable(ForecastAccuracy),
  annual_value: nullable(ValueRange, "US dollars a year under the default assumptions; null without backtest"),
});
export type Kpis = Static<typeof Kpis>;

export const Mover = Type.Object({
  dept: Dept,
  sales: { ...Usd, description: "Last 4 weeks, US dollars" },
  prior_sales: { ...Usd, description: "The same 4 weeks of last year (52 weeks earlier), US dollars" },
  change: Usd,
  change_fraction: nullable(Fraction, "null when the prior sales are under $5,000 or not positive"),
});
export type Mover = Static<typeof Mover>;

export const WeeklyTotal = Type.Object({
  date: WeekDate,
  sales: nullable(Usd, "Actual; null in weeks to come"),
  forecast: nullable(Usd, "Sum of all forecasts; null in weeks with actuals"),
  last_year: nullable(Usd, "Actual total of the week 52 weeks earlier"),
  is_holiday: Type.Boolean(),
});
export type WeeklyTotal = Static<typeof WeeklyTotal>;

export const DashboardSummary = Type.Object({
  headline: Type.String({ description: "The one sentence of the Briefing page" }),
  kpis: Kpis,
  key_takeaways: Type.Array(Takeaway, { description: "At most 5, chosen by size and certainty" }),
  weekly_totals: Type.Array(WeeklyTotal),
  movers: Type.Array(MoverComparison, {
    description: "Departments of all stores: against last year first, then against the 4 weeks before",
  }),
  top_movers: Type.Array(Mover, { description: "Largest gains on last year in dollars first, at most 5" }),
  bottom_movers: Type.Array(Mover, { description: "Largest losses on last year in dollars first, at most 5" }),
  value_waterfall: Type.Array(ValuePart, { description: "Parts of annual_value, see GET /value" }),
  value_assumptions: Type.Array(ValueAssumption),
  stores: Type.Array(StoreOnMap),
  meta: Meta,
});
export type DashboardSummary = Static<typeof DashboardSummary>;
