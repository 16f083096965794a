import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd, WeekDate } from "./shared.ts";

export const SafetyStockRequest = Type.Object(
  {
    store: Store,
    dept: Dept,
    service_level: Type.Number({
      minimum: 0.8,
      maximum: 0.99,
      default: 0.95,
      description: "Probability that demand over the lead time is covered",
    }),
    lead_time_weeks: Type.Integer({ minimum: 1, maximum: 8, default: 2, description: "Weeks until an order arrives" }),
  },
  { additionalProperties: false },
);
export type SafetyStockRequest = Static<typeof SafetyStockRequest>;

/** Stock to hold, in US dollars at retail, from the distribution of the sum of sales over the lead time. */
export const SafetyStockAnswer = Type.Object({
  store: Store,
  dept: Dept,
  service_level: Fraction,
  lead_time_weeks: Type.Integer(),
  weeks: Type.Array(WeekDate, { description: "The weeks of the lead time" }),
  expected_demand: { ...Usd, description: "Sum of the weekly forecasts" },
  reorder_target: {
    ...Usd,
    description: "Quantile of the summed demand at the service level: stock to have on hand and on order",
  },
  safety_stock: { ...Usd, description: "reorder_target - expected_demand, at least 0" },
  sum_of_weekly_bounds: {
    ...Usd,
    description: "For comparison: what adding up each week's own quantile would ask for",
  },
  measured_service_level: nullable(
    Fraction,
    "Share of backtest windows of this length whose demand the target covered",
  ),
  test_windows: Type.Integer(),
  notes: Type.Array(Type.String()),
  meta: Meta,
});
export type SafetyStockAnswer = Static<typeof SafetyStockAnswer>;
