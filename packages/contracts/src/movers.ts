import Type, { type Static } from "typebox";
import { Dept, Fraction, nullable, Usd, WeekDate } from "./shared.ts";

export const ComparisonName = Type.Union([Type.Literal("last_year"), Type.Literal("weeks_before")], {
  description:
    "last_year: the same 4 weeks of last year (52 weeks earlier); weeks_before: the 4 weeks just before, mostly season",
});
export type ComparisonName = Static<typeof ComparisonName>;

/** Sales of a window of weeks against those of an earlier one. change = like_for_like_change + opened_sales - closed_sales. */
export const Change = Type.Object({
  sales: { ...Usd, description: "Last 4 weeks, US dollars" },
  prior_sales: { ...Usd, description: "The weeks compared with, US dollars" },
  change: Usd,
  change_fraction: nullable(Fraction, "change / prior_sales; null when the base is too small or negative"),
  no_fraction_reason: nullable(Type.String(), "Why there is no percentage"),
  like_for_like_change: { ...Usd, description: "Pair-weeks that sold in both windows, US dollars" },
  opened_sales: { ...Usd, description: "Sales of pair-weeks without a row in the earlier window, US dollars" },
  closed_sales: { ...Usd, description: "Earlier sales of pair-weeks without a row in the later window, US dollars" },
});
export type Change = Static<typeof Change>;

/** The weeks that a comparison is about. */
export const ComparedWeeks = Type.Object({
  comparison: ComparisonName,
  label: Type.String({ description: "The same in plain words" }),
  from: WeekDate,
  to: WeekDate,
  prior_from: WeekDate,
  prior_to: WeekDate,
});
export type ComparedWeeks = Static<typeof ComparedWeeks>;

export const DepartmentMove = Type.Object({ dept: Dept, ...Change.properties });
export type DepartmentMove = Static<typeof DepartmentMove>;

export const MoverComparison = Type.Object({
  ...ComparedWeeks.properties,
  total: Change,
  top: Type.Array(DepartmentMove, { description: "Largest gains in dollars first, at most 5" }),
  bottom: Type.Array(DepartmentMove, { description: "Largest losses in dollars first, at most 5" }),
});
export type MoverComparison = Static<typeof MoverComparison>;
