import Type, { type Static } from "typebox";
import { ReasonGroup } from "./forecast.ts";
import { GauntletRivalName } from "./report/gauntlet.ts";
import { Fraction, Meta, nullable, Usd, WeekDate } from "./shared.ts";

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
  champion: nullable(
    Type.Object({
      rival: GauntletRivalName,
      rule: Type.String(),
      reasons: Type.Array(Type.String()),
      ran_at: Type.String({ description: "ISO time" }),
    }),
    "Which way to forecast won on this version's data with its code, and why; null until `hub report` has compared them",
  ),
});
export type ModelItem = Static<typeof ModelItem>;

export const ModelsAnswer = Type.Object({ models: Type.Array(ModelItem, { description: "Oldest first" }) });
export type ModelsAnswer = Static<typeof ModelsAnswer>;

/** How much one feature contributes to what the models learned. */
export const FeatureImportance = Type.Object({
  name: Type.String(),
  label: Type.String({ description: "The feature in plain words" }),
  group: ReasonGroup,
  gain_share: { ...Fraction, description: "Share of the gain of all splits; all features' shares add up to 1" },
  splits: Type.Integer({ description: "Splits on the feature in all trees" }),
});
export type FeatureImportance = Static<typeof FeatureImportance>;

/** Of the model that answers. What the seasonal base explains is not in it: the models learn what the base misses. */
export const ImportanceAnswer = Type.Object({
  features: Type.Array(FeatureImportance, { description: "The most important first" }),
  meta: Meta,
});
export type ImportanceAnswer = Static<typeof ImportanceAnswer>;
