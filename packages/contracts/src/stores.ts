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
