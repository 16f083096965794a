import Type, { type Static } from "typebox";
import { Fraction, nullable, Usd, WeekDate } from "../shared.ts";

const Count = Type.Integer({ minimum: 0 });

/** A way to forecast that takes part, by name. */
export const GauntletRivalName = Type.Union(
  [
    Type.Literal("seasonal-naive"),
    Type.Literal("ridge"),
    Type.Literal("base"),
    Type.Literal("lightgbm-brief"),
    Type.Literal("xgboost-brief"),
    Type.Literal("hub"),
  ],
  { description: "A way to forecast; hub is the one that serves" },
);
export type GauntletRivalName = Static<typeof GauntletRivalName>;

export const RivalScore = Type.Object({
  row_count: Count,
  r2: Type.Number(),
  rmse: Usd,
  mae: Usd,
  wape: Fraction,
  wmae: { ...Usd, description: "US dollars; holiday weeks count five times" },
});
export type RivalScore = Static<typeof RivalScore>;

const scores = {
  rival: GauntletRivalName,
  train: RivalScore,
  test: RivalScore,
  gap: Type.Object(
    {
      r2: Type.Number({ description: "R2 in training minus R2 in the test" }),
      wape: Type.Number({ description: "WAPE in the test minus WAPE in training, fraction" }),
      rmse_ratio: Type.Number({ description: "RMSE in the test over RMSE in training" }),
    },
    { description: "Overfitting gap" },
  ),
  seconds: Type.Number({ description: "Making features, fitting and forecasting" }),
};

export const GauntletFold = Type.Object({
  split: Type.Object({
    protocol: Type.String(),
    fold: Type.Integer(),
    train_end: { ...WeekDate, description: "Origin: last week whose actuals are seen" },
    test_start: WeekDate,
    test_end: WeekDate,
  }),
  training_rows: Count,
  rivals: Type.Array(Type.Object(scores)),
});
export type GauntletFold = Static<typeof GauntletFold>;

const meanTest = {
  count: Count,
  mean_difference: Type.Number({
    description:
      "Mean absolute error of better minus that of other, US dollars; of LightGBM minus XGBoost in a brief pair",
  }),
  statistic: nullable(Type.Number(), "null where the differences do not vary"),
  degrees_of_freedom: Count,
  p_value: { ...Fraction, description: "Two-sided" },
};

const MeanTest = Type.Object(meanTest);
const DieboldMariano = Type.Object({
  ...meanTest,
  horizon: Type.Integer(),
  long_run_variance: Type.Number(),
  kernel: Type.Union([Type.Literal("rectangular"), Type.Literal("bartlett")]),
});

export const GauntletComparison = Type.Object({
  better: GauntletRivalName,
  other: GauntletRivalName,
  is_runner_up: Type.Boolean(),
  paired_t_test: { ...MeanTest, description: "Over all rows, taken for independent" },
  diebold_mariano: nullable(
    DieboldMariano,
    "Over weeks, with the variance of overlapping horizons; null where there are too few weeks",
  ),
});
export type GauntletComparison = Static<typeof GauntletComparison>;

/** LightGBM against XGBoost, both on the brief's features: the choice that the brief made by a paired t-test. */
export const GauntletBriefPair = Type.Object({
  folds: Count,
  folds_won: { ...Count, description: "Folds on which LightGBM has the lower RMSE" },
  fold_t_test: nullable(MeanTest, "Paired t-test over the folds' RMSE, one pair a fold; null with less than two folds"),
  paired_t_test: { ...MeanTest, description: "Over all rows, taken for independent" },
  diebold_mariano: nullable(
    DieboldMariano,
    "Over weeks, with the variance of overlapping horizons; null where there are too few weeks",
  ),
});
export type GauntletBriefPair = Static<typeof GauntletBriefPair>;

export const GauntletProtocol = Type.Object({
  protocol: Type.String(),
  folds: Count,
  horizon_weeks: Count,
  rivals: Type.Array(Type.Object({ ...scores, wins: { ...Count, description: "Folds with the least WMAE" } }), {
    description: "Means over the folds, the least WMAE first",
  }),
  comparisons: Type.Array(GauntletComparison, { description: "The best rival with each other one" }),
  brief_pair: nullable(
    GauntletBriefPair,
    "LightGBM against XGBoost on the brief's features; null where one did not take part",
  ),
});
export type GauntletProtocol = Static<typeof GauntletProtocol>;

/** Importance of one of the brief's features beside the rank that the brief gives it. */
export const GauntletImportance = Type.Object({
  name: Type.String(),
  brief_rank: nullable(Type.Integer(), "null where the brief gives none"),
  rivals: Type.Array(Type.Object({ rival: GauntletRivalName, rank: Type.Integer(), share: Fraction })),
});
export type GauntletImportance = Static<typeof GauntletImportance>;

/** Every way to forecast on the same past weeks. */
export const ReportGauntlet = Type.Object({
  ran_at: Type.String({ description: "ISO time" }),
  data_hash: Type.String(),
  code_version: Type.String(),
  seed: Type.Integer(),
  rivals: Type.Array(
    Type.Object({
      rival: GauntletRivalName,
      title: Type.String(),
      skipped: nullable(Type.String(), "Why it did not take part; null when it did"),
    }),
  ),
  folds: Type.Array(GauntletFold),
  protocols: Type.Array(GauntletProtocol),
  champion: Type.Object({
    rival: GauntletRivalName,
    runner_up: nullable(GauntletRivalName),
    rule: Type.String(),
    reasons: Type.Array(Type.String()),
  }),
  brief_test: nullable(
    Type.Object({
      stated_p_value: { ...Fraction, description: "Of the brief's paired t-test, in favour of LightGBM" },
      is_confirmed: Type.Boolean({
        description: "Diebold-Mariano finds LightGBM ahead, p below 0.05, on every protocol",
      }),
      findings: Type.Array(Type.String(), { description: "In words: the outcome, then each protocol" }),
    }),
    "What the brief says of LightGBM against XGBoost, beside what comes out; null where one did not take part",
  ),
  importance: Type.Array(GauntletImportance),
  top_features: Type.Array(
    Type.Object({
      rival: GauntletRivalName,
      features: Type.Array(Type.Object({ name: Type.String(), share: Fraction })),
    }),
    { description: "The most important features of each rival that learns, mean over the folds of the first protocol" },
  ),
  seconds: Type.Number(),
});
export type ReportGauntlet = Static<typeof ReportGauntlet>;
