import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd } from "./shared.ts";

export const HotspotsQuery = Type.Object(
  { limit: Type.Integer({ minimum: 1, maximum: 5000, default: 20 }) },
  { additionalProperties: false },
);
export type HotspotsQuery = Static<typeof HotspotsQuery>;

export const RiskLevel = Type.Union([Type.Literal("high"), Type.Literal("medium"), Type.Literal("low")]);

export const Hotspot = Type.Object({
  rank: Type.Integer({ minimum: 1 }),
  store: Store,
  dept: Dept,
  avg_weekly_sales: Usd,
  cv: { ...Fraction, description: "Coefficient of variation of weekly sales: standard deviation / mean" },
  mae: { ...Usd, description: "Expected cost of error: mean absolute backtest error per week, US dollars" },
  wape: nullable(Fraction, "Backtest error as a share of sales"),
  bias: { ...Usd, description: "Mean of forecast - actual in backtests, US dollars" },
  relative_interval_width: nullable(Fraction, "Width of next week's 80 percent band / its forecast"),
  risk_level: RiskLevel,
  reasons: Type.Array(Type.String()),
});
export type Hotspot = Static<typeof Hotspot>;

export const HotspotsAnswer = Type.Object({
  hotspots: Type.Array(Hotspot),
  total_pairs: Type.Integer({ description: "Pairs that were ranked" }),
  test_weeks: Type.Integer({ description: "Backtest weeks behind the errors" }),
  meta: Meta,
});
export type HotspotsAnswer = Static<typeof HotspotsAnswer>;
