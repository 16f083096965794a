import Type, { type Static } from "typebox";
import { Dept, Fraction, Meta, nullable, Usd, WeekDate } from "./shared.ts";

export const HolidayName = Type.Union([
  Type.Literal("super_bowl"),
  Type.Literal("labor_day"),
  Type.Literal("thanksgiving"),
  Type.Literal("christmas"),
  Type.Literal("christmas_peak"),
  Type.Literal("easter"),
]);
export type HolidayName = Static<typeof HolidayName>;

export const HolidayEffectsQuery = Type.Object(
  {
    holiday: Type.Optional(HolidayName),
    dept: Type.Optional(Dept),
    type: Type.Optional(Type.String({ description: "Store type: A, B or C" })),
  },
  { additionalProperties: false },
);
export type HolidayEffectsQuery = Static<typeof HolidayEffectsQuery>;

/** Sales of holiday weeks against the level of the weeks around them. */
export const HolidayEffect = Type.Object({
  holiday: HolidayName,
  dept: nullable(Dept, "null: all departments"),
  type: nullable(Type.String(), "Store type; null: all stores"),
  lift: nullable(Fraction, "Sales of the holiday week / the level around it, less 1"),
  lower: nullable(Fraction),
  upper: nullable(Fraction),
  extra_sales: { ...Usd, description: "Sales above that level, per year, US dollars" },
  clear: { ...Type.Boolean(), description: "The interval excludes 0" },
  stores: Type.Integer(),
  years: Type.Integer(),
  reason: nullable(Type.String(), "Why there is no figure or interval; null when there are both"),
});
export type HolidayEffect = Static<typeof HolidayEffect>;

export const HolidayWeeks = Type.Object({
  holiday: HolidayName,
  label: Type.String(),
  flagged: { ...Type.Boolean(), description: "Marked as a holiday in the data" },
  weeks: Type.Array(WeekDate, { description: "Weeks with actuals that were measured" }),
  note: nullable(Type.String()),
});
export type HolidayWeeks = Static<typeof HolidayWeeks>;

export const HolidayEffectsAnswer = Type.Object({
  holidays: Type.Array(HolidayWeeks),
  effects: Type.Array(HolidayEffect, {
    description:
      "All together, by store type, by department, and by department and type; largest lift first within each",
  }),
  level: { ...Fraction, description: "Level of the intervals" },
  method: Type.String(),
  meta: Meta,
});
export type HolidayEffectsAnswer = Static<typeof HolidayEffectsAnswer>;
