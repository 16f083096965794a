import Type, { type Static } from "typebox";
import { Fraction, Meta, nullable, Usd, WeekDate } from "./shared.ts";

export const ValueQuery = Type.Object(
  {
    margin: Type.Number({
      minimum: 0,
      maximum: 0.95,
      default: 0.25,
      description: "Gross margin as a fraction of sales",
    }),
    holding_cost: Type.Number({
      minimum: 0,
      maximum: 2,
      default: 0.25,
      description: "Cost of holding stock for a year, as a fraction of its cost price",
    }),
    service_level: Type.Number({
      minimum: 0.8,
      maximum: 0.99,
      default: 0.95,
      description: "Probability that a week's stock covers its demand, aimed at under both forecasts",
    }),
    labour_cost_per_error: Type.Number({
      minimum: 0,
      maximum: 1000,
      default: 10,
      description: "Cost of handling one badly missed week of one pair, US dollars",
    }),
  },
  { additionalProperties: false },
);
export type ValueQuery = Static<typeof ValueQuery>;

/** US dollars a year; low and high are the ends of an 80 percent bootstrap interval. */
export const ValueRange = Type.Object({ low: Usd, mid: Usd, high: Usd });
export type ValueRange = Static<typeof ValueRange>;

export const ValuePart = Type.Object({
  part: Type.Union([
    Type.Literal("inventory"),
    Type.Literal("stockouts"),
    Type.Literal("labour"),
    Type.Literal("markdown_reallocation"),
  ]),
  label: Type.String(),
  value: nullable(ValueRange, "US dollars a year; negative where our forecast costs more; null when it is not known"),
  reason: nullable(Type.String(), "Why it is not known; null when it is"),
  how: Type.String({ description: "How it was calculated, in words, with its numbers" }),
});
export type ValuePart = Static<typeof ValuePart>;

export const ValueAssumption = Type.Object({
  name: Type.String({ description: "Name of the query parameter, or of a fixed choice" }),
  label: Type.String(),
  value: Type.Number(),
  unit: Type.Union([
    Type.Literal("fraction"),
    Type.Literal("fraction_per_year"),
    Type.Literal("usd"),
    Type.Literal("weeks"),
  ]),
  default_value: Type.Number(),
  editable: Type.Boolean(),
});
export type ValueAssumption = Static<typeof ValueAssumption>;

/** What stock under one of the two forecasts would have done in the simulated weeks. */
export const PolicyOutcome = Type.Object({
  forecast: Type.Union([Type.Literal("seasonal_naive"), Type.Literal("ours")]),
  stock_held: { ...Usd, description: "Average stock left at a week's end, US dollars at retail" },
  lost_sales_per_year: { ...Usd, description: "Demand beyond the stock, US dollars at retail a year" },
  achieved_service: { ...Fraction, description: "Share of pair-weeks whose demand was covered" },
  fill_rate: { ...Fraction, description: "Share of demand, in dollars, that was covered" },
  errors_per_year: Type.Number({ description: "Pair-weeks missed so badly that somebody must act, a year" }),
});
export type PolicyOutcome = Static<typeof PolicyOutcome>;

export const ValueAnswer = Type.Object({
  total: nullable(ValueRange, "Sum of the known parts; its range is of the sum, not the sum of the ranges"),
  parts: Type.Array(ValuePart),
  assumptions: Type.Array(ValueAssumption),
  simulation: nullable(
    Type.Object({
      from: WeekDate,
      to: WeekDate,
      weeks: Type.Integer(),
      pair_weeks: Type.Integer(),
      policies: Type.Array(PolicyOutcome),
      stock_released: {
        ...Usd,
        description: "Stock at cost that our forecast frees, once, US dollars; not in the total",
      },
    }),
    "null when the backtest is too short to calibrate and to simulate",
  ),
  notes: Type.Array(Type.String(), { description: "What the range does not cover" }),
  meta: Meta,
});
export type ValueAnswer = Static<typeof ValueAnswer>;
