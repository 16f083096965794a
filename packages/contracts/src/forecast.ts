import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd, WeekDate } from "./shared.ts";
import { SeriesPoint } from "./stores.ts";

export const ForecastRequest = Type.Object(
  {
    store: Store,
    dept: Dept,
    hist_weeks: Type.Integer({ minimum: 0, maximum: 520, default: 12, description: "Weeks of history to return" }),
    forecast_weeks: Type.Integer({
      minimum: 1,
      maximum: 52,
      default: 4,
      description: "Weeks to forecast; beyond 39, which models are trained for, a note says so",
    }),
    levels: Type.Array(Type.Number({ minimum: 0.5, maximum: 0.99 }), {
      minItems: 0,
      maxItems: 10,
      default: [0.8, 0.95],
      description:
        "Interval levels: 0.8 asks for a band that holds 80 percent of actuals; one asked for twice is answered once",
    }),
    strategy: Type.Union([Type.Literal("direct"), Type.Literal("recursive")], {
      default: "direct",
      description:
        "direct: each week forecast from the last actuals; recursive: week by week, earlier forecasts taken as actuals (less accurate)",
    }),
    explain_weeks: Type.Array(Type.Integer({ minimum: 1, maximum: 52 }), {
      maxItems: 52,
      uniqueItems: true,
      default: [1],
      description: "Horizons to explain, each within forecast_weeks; an explanation costs a few milliseconds",
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
  seasonal_naive: {
    ...Usd,
    description: "The benchmark: the week 52 weeks earlier, gaps filled from its neighbours, US dollars",
  },
  last_year_usd: nullable(Usd, "Recorded sales 52 weeks earlier, US dollars; null where nothing was recorded"),
});
export type ForecastPoint = Static<typeof ForecastPoint>;

/** How wrong forecasts like this one were in backtests. */
export const PairAccuracy = Type.Object({
  scope: Type.Union([Type.Literal("pair"), Type.Literal("aggregate"), Type.Literal("all")], {
    description: "Whose errors: this pair's, this sum's, or all pairs' when this pair has too few test weeks",
  }),
  test_weeks: Type.Integer({ description: "Forecast weeks that were compared with actuals" }),
  wape: nullable(Fraction, "Sum of absolute errors / sum of absolute actuals; null when sales sum to 0"),
  mae: nullable(Usd),
  bias: nullable(Usd, "Mean of forecast - actual; positive is over-forecast"),
  seasonal_naive_wape: nullable(Fraction),
});
export type PairAccuracy = Static<typeof PairAccuracy>;

/** Of the last 52 weeks, a pair was sold in at least 45 (whole), 26 (part) or 8 (sparse), in fewer (scant), or in none. */
export const HistoryClass = Type.Union([
  Type.Literal("whole"),
  Type.Literal("part"),
  Type.Literal("sparse"),
  Type.Literal("scant"),
  Type.Literal("none"),
]);
export type HistoryClass = Static<typeof HistoryClass>;

/** The share of backtest actuals that fell inside the band. */
export const MeasuredCoverage = Type.Object({
  level: Fraction,
  measured: nullable(Fraction, "Over all pairs with as much history as this one, at the horizons asked for"),
  test_weeks: Type.Integer(),
  department_measured: nullable(Fraction, "Over this department's pairs"),
  department_test_weeks: Type.Integer(),
  pair_measured: nullable(Fraction, "Of this pair alone"),
  pair_test_weeks: Type.Integer(),
});
export type MeasuredCoverage = Static<typeof MeasuredCoverage>;

/** One addend of a forecast, US dollars. */
export const Contribution = Type.Object({
  name: Type.String({ description: "Name of the base part or feature, stable" }),
  label: Type.String({ description: "The same in plain words" }),
  contribution: Usd,
  value: nullable(Type.Number(), "Value of the feature; null for parts of the base and unknown values"),
});
export type Contribution = Static<typeof Contribution>;

/** What kind of reason a contribution stands for. */
export const ReasonGroup = Type.Union([
  Type.Literal("season"),
  Type.Literal("recent_level"),
  Type.Literal("growth"),
  Type.Literal("holidays_events"),
  Type.Literal("economy"),
  Type.Literal("promotions"),
  Type.Literal("store_department"),
]);
export type ReasonGroup = Static<typeof ReasonGroup>;

export const ContributionGroup = Type.Object({
  group: ReasonGroup,
  contribution: { ...Usd, description: "Sum of its parts, US dollars" },
  parts: Type.Array(Contribution),
});
export type ContributionGroup = Static<typeof ContributionGroup>;

/** Why one week's forecast is what it is: base value + the groups' contributions = forecast, within a cent. */
export const Explanation = Type.Object({
  date: WeekDate,
  horizon_weeks: Type.Integer(),
  base_value: { ...Usd, description: "What the models add on average, US dollars: where the contributions start" },
  groups: Type.Array(ContributionGroup),
  forecast: Usd,
});
export type Explanation = Static<typeof Explanation>;

export const ForecastAnswer = Type.Object({
  store: Store,
  dept: Dept,
  store_type: Type.String(),
  historical: Type.Array(SeriesPoint),
  forecast: Type.Array(ForecastPoint),
  accuracy: PairAccuracy,
  history: {
    ...HistoryClass,
    description: "How much of the last year the pair was sold in: its coverage is measured among its like",
  },
  coverage: Type.Array(MeasuredCoverage),
  explanation: Type.Array(Explanation, { description: "Of the weeks asked for in explain_weeks, in that order" }),
  notes: Type.Array(Type.String(), { description: "What a reader should know about this forecast, in words" }),
  meta: Meta,
});
export type ForecastAnswer = Static<typeof ForecastAnswer>;

/** A forecast of a sum: leave out what should be summed over. Nothing left out but the pair itself is POST /forecast. */
export const AggregateRequest = Type.Object(
  {
    store: Type.Optional(Store),
    dept: Type.Optional(Dept),
    type: Type.Optional(Type.String({ description: "Store type: A, B or C" })),
    hist_weeks: ForecastRequest.properties.hist_weeks,
    forecast_weeks: Type.Integer({
      minimum: 1,
      maximum: 39,
      default: 4,
      description: "Weeks to forecast, no further than pairs were forecast together",
    }),
    levels: ForecastRequest.properties.levels,
  },
  { additionalProperties: false },
);
export type AggregateRequest = Static<typeof AggregateRequest>;

export const AggregateAnswer = Type.Object({
  store: nullable(Store, "null: all stores"),
  dept: nullable(Dept, "null: all departments"),
  type: nullable(Type.String(), "null: all store types"),
  pairs: Type.Integer({ description: "Store-department pairs that were summed" }),
  historical: Type.Array(SeriesPoint),
  forecast: Type.Array(ForecastPoint),
  accuracy: PairAccuracy,
  coverage: Type.Array(
    Type.Object({
      level: Fraction,
      measured: nullable(Fraction, "Share of backtest weeks of such sums inside their band"),
      test_weeks: Type.Integer(),
    }),
  ),
  notes: Type.Array(Type.String()),
  meta: Meta,
});
export type AggregateAnswer = Static<typeof AggregateAnswer>;
