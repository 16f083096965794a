import { ReportGauntlet, ReportLeakMeasurement } from "@sales-hub/contracts";
import type { KeptComparison } from "@sales-hub/hub";
import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { presentComparison } from "../src/presenters/report/comparison.ts";

const score = { rowCount: 10, r2: 0.9, rmse: 3000, mae: 1500, wape: 0.09, wmae: 1600 };
const rival = {
  rival: "hub" as const,
  train: score,
  test: score,
  gap: { r2: 0, wape: 0, rmseRatio: 1 },
  seconds: 2,
};
const test = { count: 10, meanDifference: -3, statistic: -1, degreesOfFreedom: 9, pValue: 0.34 };
const split = { protocol: "P10", fold: 1, trainEnd: "2011-02-25", testStart: "2011-03-04", testEnd: "2011-04-29" };
const kept: KeptComparison = {
  schema_version: 4,
  ran_at: "2026-01-02T03:04:05.000Z",
  data_hash: "abc",
  code_version: "0.1.0+def",
  gauntlet: {
    seed: 7,
    rivals: [{ rival: "hub", title: "The hub's engine", skipped: null }],
    folds: [{ split: { ...split, testRowCount: 10 }, trainingRows: 20, rivals: [rival] }],
    protocols: [
      {
        protocol: "P10",
        folds: 1,
        horizonWeeks: 9,
        rivals: [{ ...rival, wins: 1 }],
        comparisons: [],
        briefPair: { folds: 1, foldsWon: 1, foldTTest: null, pairedTTest: test, dieboldMariano: null },
      },
    ],
    champion: { rival: "hub", runnerUp: null, rule: "The least WMAE wins.", reasons: ["P10: WMAE $1600.0."] },
    briefTest: { statedPValue: 0.0001, isConfirmed: false, findings: ["The brief chose LightGBM over XGBoost."] },
    importance: [{ name: "Lag_52", briefRank: null, rivals: [{ rival: "lightgbm-brief", rank: 1, share: 0.4 }] }],
    topFeatures: [{ rival: "hub", features: [{ name: "base", share: 0.1 }] }],
    seconds: 60,
  },
  leak: {
    split,
    leakingFeatures: ["Sales_vs_Baseline"],
    brief: { r2: 0.9996, rmse: 433.11, mae: 141.78 },
    leaking: { trainingRows: 20, test: score, importance: [{ name: "Lag_1", share: 1 }] },
    honest: { trainingRows: 20, test: score, importance: [{ name: "Lag_1", share: 1 }] },
  },
  seasonalNaive: { protocol: "PORIG", fold: 1, bias: 0, ...score },
  ridge: null,
};

describe("presentComparison", () => {
  it("gives a kept comparison under the names of the contract, dated, with champion and reasons", () => {
    const { gauntlet, gauntlet_reason, leak_measurement, ridge } = presentComparison({
      kept,
      reason: null,
      damage: null,
    });
    expect(gauntlet_reason).toBeNull();
    expect(gauntlet).toMatchObject({
      ran_at: "2026-01-02T03:04:05.000Z",
      code_version: "0.1.0+def",
      champion: { rival: "hub", runner_up: null, reasons: ["P10: WMAE $1600.0."] },
      folds: [{ split: { train_end: "2011-02-25" }, training_rows: 20, rivals: [{ gap: { rmse_ratio: 1 } }] }],
      protocols: [{ brief_pair: { folds_won: 1, fold_t_test: null, paired_t_test: { p_value: 0.34 } } }],
      brief_test: { stated_p_value: 0.0001, is_confirmed: false },
      importance: [{ brief_rank: null }],
      top_features: [{ rival: "hub" }],
    });
    expect(leak_measurement).toMatchObject({ leaking_features: ["Sales_vs_Baseline"], honest: { training_rows: 20 } });
    expect(leak_measurement!.seasonal_naive).toEqual({ r2: 0.9, rmse: 3000, mae: 1500, wape: 0.09 });
    expect(ridge).toBeNull();
  });

  it("passes the contract's schemas", async () => {
    const app = Fastify({ ajv: { customOptions: { removeAdditional: false } } });
    app.post("/gauntlet", { schema: { body: ReportGauntlet } }, () => "valid");
    app.post("/leak", { schema: { body: ReportLeakMeasurement } }, () => "valid");
    const { gauntlet, leak_measurement } = presentComparison({ kept, reason: null, damage: null });
    for (const [url, payload] of [
      ["/gauntlet", gauntlet],
      ["/leak", leak_measurement],
    ] as const) {
      const response = await app.inject({ method: "POST", url, payload: payload! });
      expect(response.body).toBe("valid");
    }
    await app.close();
  });

  it("passes on why there is none", () => {
    expect(presentComparison({ kept: null, reason: "not run", damage: null })).toEqual({
      gauntlet: null,
      gauntlet_reason: "not run",
      leak_measurement: null,
      ridge: null,
    });
  });
});
