import Type, { type Static } from "typebox";
import { nullable, Usd, WeekDate } from "../shared.ts";

export const LeakAuditFeature = Type.Object({
  name: Type.String(),
  set: Type.Union([Type.Literal("hub"), Type.Literal("brief")]),
  definition: Type.String(),
  latest_week: Type.String({ description: "The latest week that it may see, in words; o is the origin, t the target" }),
  passes: Type.Boolean({ description: "Destroying everything after the origin changed none of its values" }),
  changed: Type.Integer({ description: "Values that changed" }),
  values: Type.Integer({ description: "Values compared" }),
});
export type LeakAuditFeature = Static<typeof LeakAuditFeature>;

export const LeakComparison = Type.Object({
  label: Type.String(),
  features: Type.Array(Type.String(), { description: "The features in question" }),
  test_r2: Type.Number(),
  test_rmse: Usd,
  test_mae: Usd,
});
export type LeakComparison = Static<typeof LeakComparison>;

/** Whether a feature sees what it must not. */
export const ReportLeakAudit = Type.Object({
  origin: WeekDate,
  features: Type.Array(LeakAuditFeature),
  comparison: nullable(
    Type.Object({ with_leaks: LeakComparison, without_leaks: LeakComparison }),
    "The brief's model with features that contain the answer, and without; null while not run",
  ),
  comparison_reason: nullable(Type.String()),
});
export type ReportLeakAudit = Static<typeof ReportLeakAudit>;
