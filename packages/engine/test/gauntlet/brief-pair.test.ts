import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareBriefPair, type ProtocolErrors } from "../../src/gauntlet/compare-rivals.ts";
import { explainBriefTest } from "../../src/gauntlet/explain-brief-test.ts";
import type { BriefPair, GauntletProtocol } from "../../src/gauntlet/gauntlet-report.ts";

interface GoldenTest {
  readonly meanDifference: number;
  readonly statistic: number;
  readonly pValue: number;
  readonly degreesOfFreedom: number;
}

interface Golden {
  readonly horizonWeeks: number;
  readonly week: number[];
  readonly lightgbm: number[];
  readonly xgboost: number[];
  readonly foldRmse: { readonly lightgbm: number[]; readonly xgboost: number[] };
  readonly foldTTest: GoldenTest;
  readonly pairedTTest: GoldenTest;
  readonly dieboldMariano: Omit<GoldenTest, "degreesOfFreedom">;
}

const golden = JSON.parse(readFileSync(new URL("./golden/brief-pair.json", import.meta.url), "utf8")) as Golden;

const errors: ProtocolErrors = {
  week: golden.week,
  horizonWeeks: golden.horizonWeeks,
  absoluteErrors: new Map([
    ["hub", golden.week.map(() => 1)],
    ["xgboost-brief", golden.xgboost],
    ["lightgbm-brief", golden.lightgbm],
  ]),
};
const folds = golden.foldRmse.lightgbm.map((lightgbmRmse, k) => ({
  lightgbmRmse,
  xgboostRmse: golden.foldRmse.xgboost[k]!,
}));

describe("LightGBM against XGBoost on the brief's features", () => {
  it("gives scipy's paired t-tests over folds and over rows, whoever of the rivals is best", () => {
    const pair = compareBriefPair(errors, folds)!;
    for (const name of ["foldTTest", "pairedTTest"] as const) {
      const { meanDifference, statistic, pValue, degreesOfFreedom } = golden[name];
      expect(pair[name]!.meanDifference).toBeCloseTo(meanDifference, 9);
      expect(pair[name]!.statistic).toBeCloseTo(statistic, 9);
      expect(pair[name]!.pValue).toBeCloseTo(pValue, 10);
      expect(pair[name]!.degreesOfFreedom).toBe(degreesOfFreedom);
    }
  });

  it("gives statsmodels' Diebold-Mariano over weeks, with errors autocorrelated up to the furthest horizon", () => {
    const test = compareBriefPair(errors, folds)!.dieboldMariano!;
    expect(test).toMatchObject({ count: 45, horizon: 9, kernel: "rectangular" });
    expect(test.meanDifference).toBeCloseTo(golden.dieboldMariano.meanDifference, 9);
    expect(test.statistic).toBeCloseTo(golden.dieboldMariano.statistic, 8);
    expect(test.pValue).toBeCloseTo(golden.dieboldMariano.pValue, 10);
  });

  it("counts the folds that LightGBM wins, and tests no single fold", () => {
    expect(
      compareBriefPair(errors, [
        { lightgbmRmse: 1, xgboostRmse: 2 },
        { lightgbmRmse: 3, xgboostRmse: 2 },
        { lightgbmRmse: 2, xgboostRmse: 2 },
      ]),
    ).toMatchObject({ folds: 3, foldsWon: 1 });
    expect(compareBriefPair(errors, folds.slice(0, 1))).toMatchObject({ folds: 1, foldTTest: null });
  });

  it("says nothing where one of the two did not take part", () => {
    const absoluteErrors = new Map([...errors.absoluteErrors].filter(([rival]) => rival !== "xgboost-brief"));
    expect(compareBriefPair({ ...errors, absoluteErrors }, folds)).toBeNull();
  });
});

describe("what the brief says of LightGBM against XGBoost", () => {
  const test = (meanDifference: number, pValue: number) => ({
    count: 70,
    meanDifference,
    statistic: -2,
    degreesOfFreedom: 69,
    pValue,
  });
  const protocol = (name: string, meanDifference: number, pValue: number): GauntletProtocol => ({
    protocol: name,
    folds: 8,
    horizonWeeks: 9,
    rivals: [],
    comparisons: [],
    briefPair: {
      folds: 8,
      foldsWon: 5,
      foldTTest: test(meanDifference, 0.2),
      pairedTTest: test(meanDifference, 1e-9),
      dieboldMariano: { ...test(meanDifference, pValue), horizon: 9, longRunVariance: 1, kernel: "rectangular" },
    } satisfies BriefPair,
  });

  it("stands beside what comes out here, test by test", () => {
    const { statedPValue, isConfirmed, findings } = explainBriefTest([
      protocol("P", -3.04, 0.3),
      protocol("E", 24.7, 0.01),
    ])!;
    expect(statedPValue).toBe(0.0001);
    expect(isConfirmed).toBe(false);
    expect(findings).toEqual([
      "The brief chose LightGBM over XGBoost by a paired t-test, p 0.0001, and does not say over what. That certainty is not found here: Diebold-Mariano finds LightGBM ahead beyond chance on 0 of 2 protocols.",
      "P: LightGBM errs $3.0 a row less than XGBoost. Paired t-test over rows p below 0.0001, over the RMSE of 8 folds p 0.2000 (LightGBM's is lower on 5). Diebold-Mariano over 70 weeks p 0.3000: may be chance.",
      "E: XGBoost errs $24.7 a row less than LightGBM. Paired t-test over rows p below 0.0001, over the RMSE of 8 folds p 0.2000 (LightGBM's is lower on 5). Diebold-Mariano over 70 weeks p 0.0100: unlikely to be chance.",
    ]);
  });

  it("is confirmed where LightGBM is ahead beyond chance on every protocol", () => {
    const both = [protocol("P", -3, 0.01), protocol("E", -2, 0.04)];
    expect(explainBriefTest(both)).toMatchObject({ isConfirmed: true });
    expect(explainBriefTest(both)!.findings[0]).toContain("That choice holds");
    expect(explainBriefTest([both[0]!, protocol("E", -2, 0.06)])).toMatchObject({ isConfirmed: false });
  });

  it("is passed over where one of the two did not take part, and does without a test that has too few weeks", () => {
    const { briefPair, ...rest } = protocol("P", -3, 0.01);
    expect(explainBriefTest([{ ...rest, briefPair: null }])).toBeNull();
    const findings = explainBriefTest([
      { ...rest, briefPair: { ...briefPair!, foldTTest: null, dieboldMariano: null } },
    ])!.findings;
    expect(findings[1]).toBe(
      "P: LightGBM errs $3.0 a row less than XGBoost. Paired t-test over rows p below 0.0001. There are too few weeks for Diebold-Mariano.",
    );
  });
});
