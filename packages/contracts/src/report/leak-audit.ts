import Type, { type Static } from "typebox";
import { Fraction, nullable, Usd, WeekDate } from "../shared.ts";
import { RivalScore } from "./gauntlet.ts";

const Count = Type.Integer({ minimum: 0 });

export const AuditedFeature = Type.Object({
  catalog: Type.Union([Type.Literal("hub"), Type.Literal("brief"), Type.Literal("brief-leaking")], {
    description:
      "hub: what the product forecasts with; brief: the brief's features as known at the origin; brief-leaking: the brief's features of the target's own week, which the test must catch",
  }),
  name: Type.String(),
  definition: Type.String(),
  latest_week: Type.String({ description: "The latest week that it may see; o is the origin, t the target" }),
  changed_rows: { ...Count, description: "Rows whose value changed when everything after the origin was overwritten" },
  passed: Type.Boolean(),
});
export type AuditedFeature = Static<typeof AuditedFeature>;

/** Whether a feature sees what it must not. */
export const ReportLeakAudit = Type.Object({
  origin: WeekDate,
  horizons: Type.Array(Type.Integer()),
  rows: { ...Count, description: "Rows compared: every pair at every horizon" },
  features: Type.Array(AuditedFeature),
  passed: Type.Boolean({ description: "No feature of the hub, nor of the brief as used here, sees the future" }),
  control_caught: Type.Boolean({ description: "The test can see a leak: the leaking features do change" }),
});
export type ReportLeakAudit = Static<typeof ReportLeakAudit>;

const variant = Type.Object({
  training_rows: Count,
  test: RivalScore,
  importance: Type.Array(Type.Object({ name: Type.String(), share: Fraction }), { description: "Share of the gain" }),
});

/** The brief's model, one week ahead, with and without the answer among its features. */
export const ReportLeakMeasurement = Type.Object({
  split: Type.Object({
    protocol: Type.String(),
    fold: Type.Integer(),
    train_end: WeekDate,
    test_start: WeekDate,
    test_end: WeekDate,
  }),
  leaking_features: Type.Array(Type.String(), {
    description: "Taken from the target's own week in the leaking variant",
  }),
  brief: Type.Object({ r2: Type.Number(), rmse: Usd, mae: Usd }, { description: "What the brief states" }),
  seasonal_naive: Type.Object(
    { r2: Type.Number(), rmse: Usd, mae: Usd, wape: Fraction },
    { description: "The value 364 days earlier, else the median of all training sales as in the brief, on the split" },
  ),
  leaking: variant,
  honest: variant,
});
export type ReportLeakMeasurement = Static<typeof ReportLeakMeasurement>;

/** Why the brief's ridge regression failed, one week ahead. */
export const ReportRidge = Type.Object({
  train_end: WeekDate,
  test_end: WeekDate,
  brief_test_r2: Type.Number(),
  variants: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      alpha: Type.Number({ description: "Penalty" }),
      test_r2: nullable(Type.Number(), "null where it is beyond what a number can hold"),
      test_rmse: nullable(Usd),
      largest_coefficient: Type.Number({ description: "Of a scaled input, in the unit of the target" }),
      largest_log: nullable(
        Type.Number(),
        "Largest forecast before it is exponentiated; null where no logarithm is used",
      ),
      worst_row: Type.Object({
        actual_usd: Usd,
        inputs: Type.Array(Type.Object({ name: Type.String(), added: Type.Number() })),
      }),
    }),
  ),
});
export type ReportRidge = Static<typeof ReportRidge>;
