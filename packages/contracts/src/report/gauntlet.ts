import Type, { type Static } from "typebox";
import { Fraction, nullable, Usd, WeekDate } from "../shared.ts";

const Count = Type.Integer({ minimum: 0 });

/** Errors over the rows of one side of a fold, or the mean over folds. */
export const GauntletErrors = Type.Object({
  r2: Type.Number(),
  rmse: Usd,
  mae: Usd,
  wape: Fraction,
  wmae: Usd,
});
export type GauntletErrors = Static<typeof GauntletErrors>;

export const GauntletContestant = Type.Object({
  name: Type.String(),
  label: Type.String(),
  description: Type.String(),
  train: nullable(GauntletErrors, "Mean over folds; null where nothing is fitted"),
  test: { ...GauntletErrors, description: "Mean over folds" },
  overfitting_gap: nullable(Type.Number(), "Train R2 - test R2"),
  seconds: Type.Number({ description: "Fitting and forecasting, all folds" }),
});
export type GauntletContestant = Static<typeof GauntletContestant>;

export const GauntletFold = Type.Object({
  protocol: Type.String(),
  fold: Type.Integer(),
  origin: WeekDate,
  test_start: WeekDate,
  test_end: WeekDate,
  rows: Count,
  results: Type.Array(
    Type.Object({
      name: Type.String(),
      train: nullable(GauntletErrors),
      test: GauntletErrors,
      seconds: Type.Number(),
    }),
  ),
});
export type GauntletFold = Static<typeof GauntletFold>;

const MeanTest = Type.Object({
  count: Count,
  mean_difference: Type.Number({ description: "Mean loss of a - b; negative where a is better" }),
  statistic: nullable(Type.Number(), "null where the differences do not vary"),
  degrees_of_freedom: Count,
  p_value: { ...Fraction, description: "Two-sided" },
});

export const GauntletTest = Type.Object({
  a: Type.String(),
  b: Type.String(),
  paired_t: MeanTest,
  diebold_mariano: nullable(
    Type.Object({
      ...MeanTest.properties,
      horizon: Type.Integer(),
      long_run_variance: Type.Number(),
      kernel: Type.Union([Type.Literal("rectangular"), Type.Literal("bartlett")]),
    }),
    "null where there are too few weeks for the horizon",
  ),
});
export type GauntletTest = Static<typeof GauntletTest>;

/** Importance of one of the brief's features beside the rank that the brief gives it. */
export const GauntletImportance = Type.Object({
  name: Type.String(),
  gain_share: Fraction,
  rank: Type.Integer({ minimum: 1 }),
  brief_rank: nullable(Type.Integer(), "null where the brief gives none"),
});
export type GauntletImportance = Static<typeof GauntletImportance>;

/** Every way to forecast on the same past weeks. */
export const ReportGauntlet = Type.Object({
  ran_at: Type.String({ description: "ISO time" }),
  data_hash: Type.String(),
  code_version: Type.String(),
  seed: Type.Integer(),
  contestants: Type.Array(GauntletContestant, { description: "The most accurate first" }),
  folds: Type.Array(GauntletFold),
  tests: Type.Array(GauntletTest),
  champion: Type.Object({ name: Type.String(), rule: Type.String(), reasons: Type.Array(Type.String()) }),
  ridge: nullable(
    Type.Object({
      brief_test_r2: Type.Number(),
      explanation: Type.Array(Type.String()),
      naive: nullable(GauntletErrors, "As the brief seems to have fitted it; null where it overflows"),
      honest: GauntletErrors,
    }),
  ),
  importances: Type.Array(GauntletImportance),
  notes: Type.Array(Type.String()),
  seconds: Type.Number(),
});
export type ReportGauntlet = Static<typeof ReportGauntlet>;
