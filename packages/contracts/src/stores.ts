import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Store, Usd, WeekDate } from "./shared.ts";

export const StoreItem = Type.Object({
  store: Store,
  type: Type.String({ description: "Store type: A, B or C" }),
  size: Type.Number({ description: "Floor area, square feet" }),
  latitude: Type.Number({ description: "Illustrative location, not the real one" }),
  longitude: Type.Number({ description: "Illustrative location, not the real one" }),
  departments: Type.Array(Dept, { description: "Departments that can be forecast, ascending" }),
  avg_weekly_sales: Usd,
  growth: nullable(
    Fraction,
    "Last 4 weeks against the same 4 weeks of last year, pairs that sold in both; null when there is no such pair",
  ),
  recent_sales: { ...Usd, description: "Sales of the last 4 weeks, US dollars" },
});
export type StoreItem = Static<typeof StoreItem>;

/** How hard a store's sales are to foresee. */
export const StoreVolatility = Type.Object({
  relative_interval_width: nullable(
    Fraction,
    "Width of the 80 percent band of the store's next 4 weeks / their forecast, the weekly bands averaged; null when the forecast is not positive",
  ),
  wape: nullable(Fraction, "Backtest error of the store's departments, each on its own; null without sales"),
  total_wape: nullable(Fraction, "Backtest error of the store's weekly total"),
  test_weeks: Type.Integer({ description: "Department-weeks behind wape" }),
});
export type StoreVolatility = Static<typeof StoreVolatility>;

/** What markdowns returned in this store, pooled over its departments; every figure null where it cannot be told. */
export const RoiPotential = Type.Object({
  iroas: nullable(Type.Number(), "Incremental sales / markdown spend; breaks even at 1 / margin"),
  lower: nullable(Type.Number()),
  upper: nullable(Type.Number()),
  level: nullable(Fraction, "Level of [lower, upper]"),
  evidence: nullable(Type.String(), "Strength of the evidence"),
  reason: nullable(Type.String(), "Why there is no figure; null when there is one"),
});
export type RoiPotential = Static<typeof RoiPotential>;

/** A store on the map. */
export const StoreOnMap = Type.Object({
  ...StoreItem.properties,
  volatility: StoreVolatility,
  roi_potential: RoiPotential,
});
export type StoreOnMap = Static<typeof StoreOnMap>;

export const StoresAnswer = Type.Object({ stores: Type.Array(StoreItem), meta: Meta });
export type StoresAnswer = Static<typeof StoresAnswer>;

export const SeriesQuery = Type.Object(
  {
    store: Type.Optional(Store),
    dept: Type.Optional(Dept),
    from: Type.Optional(WeekDate),
    to: Type.Optional(WeekDate),
  },
  { additionalProperties: false },
);
export type SeriesQuery = Static<typeof SeriesQuery>;

export const SeriesPoint = Type.Object({
  date: WeekDate,
  weekly_sales: nullable(Usd, "null where the data has no row for that week"),
  is_holiday: Type.Boolean(),
});
export type SeriesPoint = Static<typeof SeriesPoint>;

/** Weekly history of a pair, or the sum over departments, stores or both where one is left out. */
export const SeriesAnswer = Type.Object({
  store: nullable(Store, "null: all stores"),
  dept: nullable(Dept, "null: all departments"),
  points: Type.Array(SeriesPoint),
  meta: Meta,
});
export type SeriesAnswer = Static<typeof SeriesAnswer>;
