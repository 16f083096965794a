import Type, { type Static } from "typebox";
import { Fraction, nullable, Usd, WeekDate } from "./shared.ts";

/** Backtest errors of a model version's recipe, over all pairs. */
export const ModelErrors = Type.Object({
  folds: Type.Integer(),
  test_rows: Type.Integer({ description: "Store-department-weeks scored" }),
  wape: Fraction,
  wmae: Usd,
  mae: Usd,
  rmse: Usd,
  r2: Type.Number(),
  seasonal_naive_wape: Fraction,
  seasonal_naive_wmae: Usd,
});
export type ModelErrors = Static<typeof ModelErrors>;

export const ModelItem = Type.Object({
  version: Type.String(),
  serves: Type.Boolean({ description: "Answers come from this version" }),
  created_at: Type.String({ description: "ISO time" }),
  code_version: Type.String(),
  seed: Type.Integer(),
  origin: { ...WeekDate, description: "Last week whose actuals the model saw" },
  data_hash: Type.String({ description: "Of the prepared data it was trained on" }),
  data_world: Type.Union([Type.Literal("real"), Type.Literal("demo")]),
  horizon_weeks: Type.Integer(),
  features: Type.Integer({ description: "Number of features" }),
  parameters: Type.Record(Type.String(), Type.Unknown()),
  metrics: nullable(ModelErrors, "null when the history was too short for a backtest"),
  training_seconds: Type.Number(),
});
export type ModelItem = Static<typeof ModelItem>;

export const ModelsAnswer = Type.Object({ models: Type.Array(ModelItem, { description: "Oldest first" }) });
export type ModelsAnswer = Static<typeof ModelsAnswer>;
