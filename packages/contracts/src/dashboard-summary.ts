import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Usd, WeekDate } from "./shared.ts";
import { StoreItem } from "./stores.ts";

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

export const Kpis = Type.Object({
  total_sales: { ...Usd, description: "All actual sales in the data, US dollars" },
  avg_weekly_sales: { ...Usd, description: "Total sales / weeks with actuals, US dollars" },
  growth: nullable(Fraction, "Last 4 weeks against the same 4 weeks of last year, pairs that sold in both"),
  forecast_accuracy: nullable(ForecastAccuracy),
});
export type Kpis = Static<typeof Kpis>;

export const Takeaway = Type.Object({
  kind: Type.Union([
    Type.Literal("growth"),
    Type.Literal("cold_spot"),
    Type.Literal("outlook"),
    Type.Literal("accuracy"),
    Type.Literal("mover"),
  ]),
  text: Type.String({ description: "One plain sentence" }),
  store: Type.Optional(Type.Integer({ description: "Store the sentence is about" })),
  dept: Type.Optional(Type.Integer({ description: "Department the sentence is about" })),
});
export type Takeaway = Static<typeof Takeaway>;

export const Mover = Type.Object({
  dept: Dept,
  sales: { ...Usd, description: "Last 4 weeks, US dollars" },
  prior_sales: { ...Usd, description: "The 4 weeks before, US dollars" },
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
  key_takeaways: Type.Array(Takeaway),
  weekly_totals: Type.Array(WeeklyTotal),
  top_movers: Type.Array(Mover),
  bottom_movers: Type.Array(Mover),
  stores: Type.Array(StoreItem),
  meta: Meta,
});
export type DashboardSummary = Static<typeof DashboardSummary>;
