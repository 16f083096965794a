import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd, WeekDate } from "./shared.ts";

export const AccuracyQuery = Type.Object(
  {
    store: Type.Optional(Store),
    dept: Type.Optional(Dept),
    type: Type.Optional(Type.String({ description: "Store type: A, B or C; not together with store" })),
    by: Type.Optional(
      Type.Union([Type.Literal("store"), Type.Literal("dept")], {
        description: "Also give the errors of each store or department among those asked for",
      }),
    ),
  },
  { additionalProperties: false },
);
export type AccuracyQuery = Static<typeof AccuracyQuery>;

export const ErrorRow = Type.Object({
  test_weeks: Type.Integer({ description: "Pair-weeks compared; weeks where the errors are those of a sum" }),
  wape: nullable(Fraction, "null when sales sum to 0"),
  mae: nullable(Usd),
  bias: nullable(Usd, "Mean of forecast - actual; positive is over-forecast"),
  seasonal_naive_wape: nullable(Fraction),
  forecast_value_added: nullable(Fraction, "1 - wape / seasonal_naive_wape"),
  coverage80: nullable(Fraction),
  coverage95: nullable(Fraction),
});
export type ErrorRow = Static<typeof ErrorRow>;

export const HorizonErrors = Type.Object({
  from_horizon: Type.Integer(),
  to_horizon: Type.Integer(),
  ...ErrorRow.properties,
});
export type HorizonErrors = Static<typeof HorizonErrors>;

/** A past forecast beside what came. */
export const PastForecast = Type.Object({
  date: WeekDate,
  origin: { ...WeekDate, description: "Last week whose actuals that forecast saw" },
  horizon_weeks: Type.Integer(),
  actual: Usd,
  forecast: Usd,
  seasonal_naive: Usd,
  source: Type.Union([Type.Literal("backtest"), Type.Literal("frozen")], {
    description:
      "frozen: predicted by a model version before the actual was known; backtest: by the same recipe, afterwards",
  }),
  model_version: Type.String(),
});
export type PastForecast = Static<typeof PastForecast>;

/** Errors of one store or department. */
export const AccuracyGroup = Type.Object({
  store: nullable(Store),
  dept: nullable(Dept),
  total: ErrorRow,
  frozen: nullable(ErrorRow, "null when no frozen forecast of it has met its actual"),
});
export type AccuracyGroup = Static<typeof AccuracyGroup>;

/** Errors of a pair, store, department, store type or everything, and the past forecasts of a pair. */
export const AccuracyAnswer = Type.Object({
  store: nullable(Store),
  dept: nullable(Dept),
  type: nullable(Type.String(), "Store type asked for"),
  total: { ...ErrorRow, description: "At horizons of 1 to 13 weeks, which every origin of the backtest has" },
  by_horizon: Type.Array(HorizonErrors, {
    description: "Beyond 13 weeks from fewer origins: the earlier ones, which actuals reach further from",
  }),
  sum: nullable(
    Type.Object({ total: ErrorRow, by_horizon: Type.Array(HorizonErrors) }),
    "Errors of the sum of the pairs, where what they miss partly cancels, in the backtest; null for a single pair",
  ),
  past: Type.Array(PastForecast, {
    description:
      "Only for a pair, by date; where several origins forecast a date, the latest of each source, so the shortest horizon",
  }),
  groups: Type.Array(AccuracyGroup, { description: "Only with by, largest absolute error first" }),
  frozen: Type.Object(
    {
      versions: Type.Array(Type.String(), { description: "Model versions behind the figures, oldest first" }),
      unreadable_versions: Type.Array(Type.String(), { description: "Versions whose files are damaged" }),
      total: nullable(ErrorRow),
      by_horizon: Type.Array(HorizonErrors),
    },
    { description: "Frozen forecasts of earlier model versions whose actuals have arrived" },
  ),
  meta: Meta,
});
export type AccuracyAnswer = Static<typeof AccuracyAnswer>;
