import Type, { type Static } from "typebox";
import { Change, ComparedWeeks, DepartmentMove } from "./movers.ts";
import { Fraction, Meta, nullable, Store, Usd } from "./shared.ts";
import { StoreOnMap } from "./stores.ts";

export const StoreParams = Type.Object({ store: Store }, { additionalProperties: false });
export type StoreParams = Static<typeof StoreParams>;

export const StoreDepartment = Type.Object({
  ...DepartmentMove.properties,
  part: nullable(
    Fraction,
    "change / the store's change: parts sum to 1, each may be negative or above 1; null when the store's change is under $1",
  ),
  status: Type.Union([Type.Literal("both"), Type.Literal("opened"), Type.Literal("closed")], {
    description: "both: sold in both windows; opened: only in the later; closed: only in the earlier",
  }),
  next_weeks_forecast: nullable(Usd, "Expected sales of the next 4 weeks, US dollars"),
});
export type StoreDepartment = Static<typeof StoreDepartment>;

export const StoreComparison = Type.Object({
  ...ComparedWeeks.properties,
  finding: Type.String({ description: "One sentence: what is behind the store's change" }),
  total: Change,
  departments: Type.Array(StoreDepartment, {
    description: "Every department with sales in either window, largest loss first; their changes sum to the total's",
  }),
});
export type StoreComparison = Static<typeof StoreComparison>;

/** One store and each department's part in its change. */
export const StoreDetailAnswer = Type.Object({
  store: StoreOnMap,
  cluster: nullable(Type.String(), "Name of its archetype, see GET /insights/clusters"),
  comparisons: Type.Array(StoreComparison, { description: "Against last year first, then against the weeks before" }),
  meta: Meta,
});
export type StoreDetailAnswer = Static<typeof StoreDetailAnswer>;
