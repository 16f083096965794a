import Type, { type Static } from "typebox";
import { Fraction, Meta, nullable, WeekDate } from "./shared.ts";

export const DriftMeasure = Type.Object({
  measure: Type.Union([
    Type.Literal("wape"),
    Type.Literal("bias"),
    Type.Literal("coverage80"),
    Type.Literal("coverage95"),
  ]),
  label: Type.String(),
  centre: { ...Fraction, description: "Mean of the same rolling windows in the backtest" },
  lower_limit: nullable(Fraction, "null: a low value is no alarm"),
  upper_limit: nullable(Fraction, "null: a high value is no alarm"),
  latest: nullable(Fraction, "In the latest window of frozen forecasts; null before actuals have arrived"),
  broken: Type.Boolean(),
});
export type DriftMeasure = Static<typeof DriftMeasure>;

export const DriftWindow = Type.Object({
  date: { ...WeekDate, description: "Last week of the window" },
  source: Type.Union([Type.Literal("backtest"), Type.Literal("frozen")]),
  pair_weeks: Type.Integer(),
  wape: Fraction,
  bias: { ...Fraction, description: "Sum of errors / sum of absolute actuals; positive is over-forecast" },
  coverage80: Fraction,
  coverage95: Fraction,
  broken: Type.Array(Type.String(), { description: "Measures outside their limits" }),
});
export type DriftWindow = Static<typeof DriftWindow>;

/** Whether forecasts still err as they did in the backtest, now that new actuals have arrived. */
export const DriftAnswer = Type.Object({
  status: Type.Union([
    Type.Literal("no_new_actuals"),
    Type.Literal("too_few_weeks"),
    Type.Literal("in_control"),
    Type.Literal("broken"),
  ]),
  text: Type.String({ description: "The state in one sentence" }),
  window_weeks: Type.Integer({ description: "Weeks in a rolling window" }),
  measures: Type.Array(DriftMeasure),
  windows: Type.Array(DriftWindow, { description: "By source and date" }),
  method: Type.String(),
  meta: Meta,
});
export type DriftAnswer = Static<typeof DriftAnswer>;
