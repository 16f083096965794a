import type { KeptComparison } from "../../src/report/kept-comparison.ts";

const score = { rowCount: 10, r2: 0.9, rmse: 3000, mae: 1500, wape: 0.09, wmae: 1600 };
const split = { protocol: "P10", fold: 1, trainEnd: "2011-02-25", testStart: "2011-03-04", testEnd: "2011-04-29" };
const test = { count: 10, meanDifference: -3, statistic: null, degreesOfFreedom: 9, pValue: 0.34 };
const rival = {
  rival: "hub",
  train: score,
  test: score,
  gap: { r2: 0, wape: 0, rmseRatio: 1 },
  seconds: 2,
} as const;
const variant = { trainingRows: 20, test: score, importance: [{ name: "Lag_1", share: 1 }] };

/** A comparison of one rival on one fold, with every part that may be there. */
export const sampleComparison: Omit<KeptComparison, "schema_version"> = {
  ran_at: "2026-01-02T03:04:05.000Z",
  data_hash: "abc",
  code_version: "0.1.0+def",
  gauntlet: {
    seed: 7,
    rivals: [{ rival: "hub", title: "The hub's engine", skipped: null }],
    folds: [{ split, trainingRows: 20, rivals: [rival] }],
    protocols: [
      {
        protocol: "P10",
        folds: 1,
        horizonWeeks: 9,
        rivals: [{ ...rival, wins: 1 }],
        comparisons: [
          {
            better: "hub",
            other: "base",
            isRunnerUp: true,
            pairedTTest: test,
            dieboldMariano: { ...test, statistic: -1, horizon: 9, longRunVariance: 2, kernel: "bartlett" },
          },
        ],
        briefPair: { folds: 1, foldsWon: 1, foldTTest: test, pairedTTest: test, dieboldMariano: null },
      },
    ],
    champion: { rival: "hub", runnerUp: null, rule: "The least WMAE wins.", reasons: ["P10: WMAE $1600.0."] },
    briefTest: { statedPValue: 0.0001, isConfirmed: false, findings: ["Not found here."] },
    importance: [{ name: "Lag_52", briefRank: null, rivals: [{ rival: "lightgbm-brief", rank: 1, share: 0.4 }] }],
    topFeatures: [{ rival: "hub", features: [{ name: "base", share: 0.1 }] }],
    seconds: 60,
  },
  leak: {
    split,
    leakingFeatures: ["Sales_vs_Baseline"],
    brief: { r2: 0.9996, rmse: 433.11, mae: 141.78 },
    leaking: variant,
    honest: variant,
  },
  seasonalNaive: { protocol: "PORIG", fold: 1, bias: 0, ...score },
  ridge: {
    trainEnd: "2011-11-18",
    testEnd: "2012-01-20",
    briefTestR2: -4.22e31,
    variants: [
      {
        name: "log",
        title: "On the log",
        alpha: 1,
        testR2: null,
        testRmse: null,
        largestCoefficient: 2,
        largestLog: 40,
        worstRow: { actualUsd: 512, inputs: [{ name: "Lag_52", added: 8 }] },
      },
    ],
  },
};
