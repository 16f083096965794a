import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd, WeekDate } from "./shared.ts";
import { SeriesPoint } from "./stores.ts";

export const ForecastRequest = Type.Object(
  {
    store: Store,
    dept: Dept,
    hist_weeks: Type.Integer({ minimum: 0, maximum: 520, default: 12, description: "Weeks of history to return" }),
    forecast_weeks: Type.Integer({ minimum: 1, maximum: 39, default: 4, description: "Weeks to forecast" }),
    levels: Type.Array(Type.Number({ minimum: 0.5, maximum: 0.99 }), {
      minItems: 0,
      maxItems: 10,
      default: [0.8, 0.95],
      description: "Interval levels: 0.8 asks for a band that holds 80 percent of actuals",
    }),
  },
  { additionalProperties: false },
);
export type ForecastRequest = Static<typeof ForecastRequest>;

export const Interval = Type.Object({ level: Fraction, lower: Usd, upper: Usd });
export type Interval = Static<typeof Interval>;

export const ForecastPoint = Type.Object({
  date: WeekDate,
  horizon_weeks: Type.Integer({ minimum: 1, description: "Weeks after the last actual week" }),
  weekly_sales: Usd,
  is_holiday: Type.Boolean(),
  intervals: Type.Array(Interval),
  seasonal_naive: { ...Usd, description: "The benchmark: last year's same week, US dollars" },
});
export type ForecastPoint = Static<typeof ForecastPoint>;

/** How wrong forecasts like this one were in backtests. */
export const PairAccuracy = Type.Object({
  scope: Type.Union([Type.Literal("pair"), Type.Literal("all")], {
    description: "Whose errors: this pair's, or all pairs' when this one has too few test weeks",
  }),
  test_weeks: Type.Integer({ description: "Forecast weeks that were compared with actuals" }),
  wape: nullable(Fraction, "Sum of absolute errors / sum of absolute actuals; null when sales sum to 0"),
  mae: nullable(Usd),
  bias: nullable(Usd, "Mean of forecast - actual; positive is over-forecast"),
  seasonal_naive_wape: nullable(Fraction),
});
export type PairAccuracy = Static<typeof PairAccuracy>;

/** The share of backtest actuals that fell inside the band. */
export const MeasuredCoverage = Type.Object({
  level: Fraction,
  measured: nullable(Fraction, "Over all pairs, at the horizons asked for"),
  test_weeks: Type.Integer(),
  department_measured: nullable(Fraction, "Over this department's pairs"),
  department_test_weeks: Type.Integer(),
});
export type MeasuredCoverage = Static<typeof MeasuredCoverage>;

export const ForecastAnswer = Type.Object({
  store: Store,
  dept: Dept,
  store_type: Type.String(),
  historical: Type.Array(SeriesPoint),
  forecast: Type.Array(ForecastPoint),
  accuracy: PairAccuracy,
  coverage: Type.Array(MeasuredCoverage),
  notes: Type.Array(Type.String(), { description: "What a reader should know about this forecast, in words" }),
  meta: Meta,
});
export type ForecastAnswer = Static<typeof ForecastAnswer>;
