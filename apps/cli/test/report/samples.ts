import type { Report } from "../../src/report/report-types.ts";

type Gauntlet = NonNullable<Report["gauntlet"]>;
type Scores = Gauntlet["folds"][number]["rivals"][number];

const scoresOf = (rival: Scores["rival"], wmae: number): Scores => {
  const score = { row_count: 100, r2: 0.98, rmse: 2 * wmae, mae: wmae, wape: 0.08, wmae };
  return {
    rival,
    train: { ...score, r2: 0.99 },
    test: score,
    gap: { r2: 0.01, wape: 0.02, rmse_ratio: 1.2 },
    seconds: 3,
  };
};
const rivals = [scoresOf("hub", 1300), scoresOf("seasonal-naive", 2000)];

/** A comparison of two rivals on one fold. */
export const sampleGauntlet: Gauntlet = {
  ran_at: "2026-01-02T03:04:05.000Z",
  data_hash: "d".repeat(64),
  code_version: "0.1.0+abc",
  seed: 7,
  rivals: [
    { rival: "seasonal-naive", title: "Seasonal naive: the value 364 days earlier", skipped: null },
    { rival: "hub", title: "The hub's engine: the base and trees on its error", skipped: null },
    { rival: "xgboost-brief", title: "XGBoost on the brief's features", skipped: "no library" },
  ],
  folds: [
    {
      split: { protocol: "E1", fold: 1, train_end: "2012-03-02", test_start: "2012-03-09", test_end: "2012-04-27" },
      training_rows: 1000,
      rivals,
    },
  ],
  protocols: [
    {
      protocol: "E1",
      folds: 1,
      horizon_weeks: 8,
      rivals: rivals.map((each) => ({ ...each, wins: each.rival === "hub" ? 1 : 0 })),
      comparisons: [
        {
          better: "hub",
          other: "seasonal-naive",
          is_runner_up: true,
          paired_t_test: { count: 100, mean_difference: -700, statistic: -9, degrees_of_freedom: 99, p_value: 1e-9 },
          diebold_mariano: null,
        },
      ],
      brief_pair: {
        folds: 8,
        folds_won: 5,
        fold_t_test: { count: 8, mean_difference: -40, statistic: -0.8, degrees_of_freedom: 7, p_value: 0.45 },
        paired_t_test: { count: 100, mean_difference: -3, statistic: -4, degrees_of_freedom: 99, p_value: 1e-5 },
        diebold_mariano: {
          count: 70,
          mean_difference: -2.5,
          statistic: -0.51,
          degrees_of_freedom: 69,
          p_value: 0.61,
          horizon: 9,
          long_run_variance: 900,
          kernel: "rectangular",
        },
      },
    },
  ],
  brief_test: {
    stated_p_value: 0.0001,
    is_confirmed: false,
    findings: ["The brief chose LightGBM over XGBoost by a paired t-test.", "E1: LightGBM errs $3.0 a row less."],
  },
  champion: {
    rival: "hub",
    runner_up: "seasonal-naive",
    rule: "The least WMAE wins.",
    reasons: ["E1: WMAE $1300.0, 35.0% below seasonal naive's $2000.0."],
  },
  importance: [
    { name: "StoreDept_Mean", brief_rank: 1, rivals: [{ rival: "lightgbm-brief", rank: 2, share: 0.2 }] },
    { name: "Lag_52", brief_rank: null, rivals: [{ rival: "lightgbm-brief", rank: 1, share: 0.5 }] },
  ],
  top_features: [{ rival: "hub", features: [{ name: "logScale", share: 0.25 }] }],
  seconds: 61,
};

/** An audit of a feature that keeps to what is known, of one that does not, and of a control that must be caught. */
export const sampleAudit: NonNullable<Report["leak_audit"]> = {
  origin: "2012-03-02",
  horizons: [1, 4],
  rows: 200,
  features: [
    {
      catalog: "brief",
      name: "Lag_52",
      definition: "sales 52 weeks before the target, USD",
      latest_week: "t - 52",
      passed: true,
      changed_rows: 0,
    },
    {
      catalog: "hub",
      name: "lookAhead",
      definition: "sales of next week",
      latest_week: "t",
      passed: false,
      changed_rows: 99,
    },
    {
      catalog: "brief-leaking",
      name: "Sales_vs_Baseline",
      definition: "sales of the week / mean",
      latest_week: "t",
      passed: false,
      changed_rows: 100,
    },
  ],
  passed: false,
  control_caught: true,
};

const importance = ["Sales_vs_Baseline", "StoreDept_Mean"].map((name) => ({ name, share: 0.5 }));

/** A model that is perfect with the answer among its features and middling without. */
export const sampleMeasurement: NonNullable<Report["leak_measurement"]> = {
  split: { protocol: "PORIG", fold: 1, train_end: "2012-04-06", test_start: "2012-04-13", test_end: "2012-10-26" },
  leaking_features: ["Sales_vs_Baseline"],
  brief: { r2: 0.9996, rmse: 433.11, mae: 141.78 },
  seasonal_naive: { r2: 0.968, rmse: 3975.7, mae: 1800, wape: 0.11 },
  leaking: { training_rows: 1000, test: { ...rivals[0]!.test, r2: 0.9993 }, importance },
  honest: { training_rows: 1000, test: { ...rivals[0]!.test, r2: 0.9811 }, importance },
};

/** A ridge regression that explodes on the way back from the logarithm, and one that does not. */
export const sampleRidge: NonNullable<Report["ridge"]> = {
  train_end: "2011-11-18",
  test_end: "2012-01-20",
  brief_test_r2: -4.22e31,
  variants: [
    {
      name: "honest",
      title: "Scaled inputs",
      alpha: 1,
      test_r2: 0.9512,
      test_rmse: 4000,
      largest_coefficient: 20_000,
      largest_log: null,
      worst_row: { actual_usd: 100, inputs: [] },
    },
    {
      name: "log-collinear",
      title: "No penalty",
      alpha: 1e-12,
      test_r2: -1.9e27,
      test_rmse: 1e18,
      largest_coefficient: 9000,
      largest_log: 44.3,
      worst_row: { actual_usd: 512, inputs: [{ name: "Total_Markdown", added: 30 }] },
    },
  ],
};
