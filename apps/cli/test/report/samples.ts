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
    },
  ],
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
  seconds: 61,
};

/** An audit of one feature that keeps to what is known, and of one that does not. */
export const sampleAudit: NonNullable<Report["leak_audit"]> = {
  origin: "2012-03-02",
  features: [
    {
      name: "Lag_52",
      set: "brief",
      definition: "sales 52 weeks before the target, USD",
      latest_week: "t - 52",
      passes: true,
      changed: 0,
      values: 100,
    },
    {
      name: "Sales_vs_Baseline",
      set: "brief",
      definition: "sales of the week / mean",
      latest_week: "t",
      passes: false,
      changed: 99,
      values: 100,
    },
  ],
  comparison: null,
  comparison_reason: null,
};
