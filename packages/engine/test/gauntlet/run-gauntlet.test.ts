import { beforeAll, describe, expect, it } from "vitest";
import { BRIEF_FEATURE_NAMES } from "../../src/brief-features/catalog.ts";
import { FEATURE_NAMES } from "../../src/features/feature-catalog.ts";
import { openFold, planFold, sampleRows } from "../../src/gauntlet/fold-context.ts";
import { baseOfRows } from "../../src/gauntlet/rivals.ts";
import {
  expandingFolds,
  GAUNTLET_RIVALS,
  type GauntletProgress,
  type GauntletReport,
  joinGauntlets,
  parseSplits,
  runGauntlet,
} from "../../src/index.ts";
import { collectTrainingRows } from "../../src/model/collect-training-rows.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const panel = buildSyntheticPanel({ stores: 6, depts: 3, weeks: 100 });
const folds = expandingFolds(panel, { folds: 2, firstOrigin: "2011-06-10", lastWeek: "2011-08-05" });
const long = parseSplits([
  { protocol: "P", fold: 1, train_end: "2011-06-10", test_start: "2011-06-17", test_end: "2011-07-22" },
]);

describe("the gauntlet", () => {
  let report: GauntletReport;
  const told: GauntletProgress[] = [];
  beforeAll(async () => {
    report = await runGauntlet(panel, { folds, targetRows: 2_000, onProgress: (each) => told.push(each) });
  });

  it("puts every rival through every fold, on the same training and test rows", () => {
    expect(report.folds.map(({ split }) => `${split.protocol} ${split.fold}`)).toEqual(["E2 1", "E2 2"]);
    for (const fold of report.folds) {
      expect(fold.rivals.map(({ rival }) => rival)).toEqual(GAUNTLET_RIVALS);
      expect(new Set(fold.rivals.map(({ test }) => test.rowCount)).size).toBe(1);
      for (const { train } of fold.rivals) expect(train.rowCount).toBe(fold.trainingRows);
    }
    expect(report.rivals.map(({ skipped }) => skipped)).toEqual(GAUNTLET_RIVALS.map(() => null));
  });

  it("fits: each model of the brief's features is nearer to its training rows than seasonal naive is", () => {
    for (const { rivals } of report.folds) {
      const naive = rivals.find(({ rival }) => rival === "seasonal-naive")!;
      for (const { rival, train, gap, test } of rivals) {
        if (/ridge|brief/.test(rival)) expect(train.rmse, rival).toBeLessThan(naive.train.rmse);
        expect(gap.r2).toBeCloseTo(train.r2 - test.r2, 12);
        expect(gap.rmseRatio).toBeCloseTo(test.rmse / train.rmse, 12);
      }
    }
  });

  it("averages a protocol's folds and ranks its rivals by WMAE", () => {
    const protocol = report.protocols.find((each) => each.protocol === "E2")!;
    expect(protocol).toMatchObject({ folds: 2, horizonWeeks: 4 });
    const order = protocol.rivals.map(({ test }) => test.wmae);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(protocol.rivals.reduce((sum, { wins }) => sum + wins, 0)).toBe(2);
    for (const { rival, test } of protocol.rivals) {
      const own = report.folds.map((fold) => fold.rivals.find((each) => each.rival === rival)!.test.wmae);
      expect(test.wmae).toBeCloseTo((own[0]! + own[1]!) / 2, 9);
    }
  });

  it("compares the best of a protocol with each other rival, over rows and over weeks", () => {
    for (const { rivals, comparisons } of report.protocols) {
      expect(comparisons.map(({ other }) => other)).toEqual(rivals.slice(1).map(({ rival }) => rival));
      expect(comparisons.map(({ isRunnerUp }) => isRunnerUp)).toEqual(comparisons.map((_, k) => k === 0));
      for (const { pairedTTest, dieboldMariano } of comparisons) {
        expect(pairedTTest.count).toBe(rivals[0]!.test.rowCount);
        expect(dieboldMariano).toMatchObject({ count: 8, horizon: 4 });
      }
    }
  });

  it("compares LightGBM with XGBoost over folds, rows and weeks, whoever is best", () => {
    const rmseOf = (name: string) =>
      report.folds.map(({ rivals }) => rivals.find(({ rival }) => rival === name)!.test.rmse);
    const maeOf = (name: string) => report.protocols[0]!.rivals.find(({ rival }) => rival === name)!.test.mae;
    const [lightgbm, xgboost] = [rmseOf("lightgbm-brief"), rmseOf("xgboost-brief")];
    const { foldTTest, pairedTTest, dieboldMariano, ...counts } = report.protocols[0]!.briefPair!;
    expect(counts).toEqual({ folds: 2, foldsWon: lightgbm.filter((rmse, k) => rmse < xgboost[k]!).length });
    expect(foldTTest!.meanDifference).toBeCloseTo((lightgbm[0]! - xgboost[0]! + lightgbm[1]! - xgboost[1]!) / 2, 9);
    // Both folds have as many rows, so the mean over rows is the mean over folds.
    expect(pairedTTest.meanDifference).toBeCloseTo(maeOf("lightgbm-brief") - maeOf("xgboost-brief"), 6);
    expect(dieboldMariano).toMatchObject({ count: 8, horizon: 4 });
    expect(report.briefTest!.findings).toHaveLength(2);
    expect(report.briefTest!.findings[1]).toMatch(/^E2: (LightGBM|XGBoost) errs \$\d+\.\d a row less than/);
  });

  it("sets importances beside the brief's ranks, and adds shares up to 1", () => {
    expect(report.importance.filter(({ briefRank }) => briefRank !== null).map(({ name }) => name)).toHaveLength(4);
    for (const { name, rivals } of report.importance) {
      expect(BRIEF_FEATURE_NAMES).toContain(name);
      expect(rivals.map(({ rival }) => rival)).toEqual(["lightgbm-brief", "xgboost-brief", "ridge"]);
    }
    const hub = report.topFeatures.find(({ rival }) => rival === "hub")!;
    for (const { name } of hub.features) expect(FEATURE_NAMES).toContain(name);
    for (const { features } of report.topFeatures) {
      const sum = features.reduce((total, { share }) => total + share, 0);
      expect(sum).toBeGreaterThan(0.3);
      expect(sum).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it("tells of each fit and is plain JSON", () => {
    expect(told.at(-1)).toMatchObject({ done: 12, of: 12 });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it("keeps protocols apart, and says nothing of six weeks whose forecasts overlap by five", async () => {
    const both = await runGauntlet(panel, { folds: [...long, ...folds], rivals: ["seasonal-naive", "base"] });
    expect(both.protocols.map(({ protocol, folds: count }) => [protocol, count])).toEqual([
      ["P", 1],
      ["E2", 2],
    ]);
    expect(both.protocols.map(({ comparisons }) => comparisons[0]!.dieboldMariano === null)).toEqual([true, false]);
    const apart = await Promise.all(
      [long, folds].map((each) => runGauntlet(panel, { folds: each, rivals: ["seasonal-naive", "base"] })),
    );
    const withoutClock = (report: GauntletReport) =>
      JSON.parse(JSON.stringify(report, (key, value: unknown) => (key === "seconds" ? 0 : value))) as unknown;
    expect(withoutClock(joinGauntlets([apart[0]!, apart[1]!]))).toEqual(withoutClock(both));
    expect(both.champion.reasons.filter((reason) => reason.startsWith("P: the lead"))).toEqual([]);
  });

  it("runs some rivals alone, and stops when told to", async () => {
    const naive = await runGauntlet(panel, { folds: folds.slice(0, 1), rivals: ["seasonal-naive"] });
    expect(naive.champion).toMatchObject({ rival: "seasonal-naive", runnerUp: null });
    expect([naive.protocols[0]!.briefPair, naive.briefTest]).toEqual([null, null]);
    expect(naive.importance.every(({ rivals }) => rivals.length === 0)).toBe(true);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(runGauntlet(panel, { folds, rivals: ["ridge"], signal })).rejects.toThrow("enough");
  });
});

describe("the training rows of a fold", () => {
  it("are the hub's own, in the same order", async () => {
    const split = folds[0]!;
    const plan = planFold(panel, { split, seed: 7, targetRows: 1_500 });
    const rows = await collectTrainingRows(panel, [plan], { threads: 1 });
    const sample = sampleRows(panel, plan);
    expect([...sample.origin]).toEqual([...rows.origin]);
    expect([...sample.horizon]).toEqual([...rows.horizon]);
    const base = baseOfRows(rows);
    const logScaleAt = FEATURE_NAMES.indexOf("logScale");
    sample.actual.forEach((usd, r) => {
      const s = Math.exp(rows.features[r * FEATURE_NAMES.length + logScaleAt]!);
      expect(base[r]! + s * rows.label[r]!).toBeCloseTo(usd, 6);
    });
  });

  it("are the brief's too", async () => {
    const fold = openFold(panel, {
      split: folds[0]!,
      seed: 7,
      targetRows: 1_500,
      hubRows: () => Promise.reject(new Error("not asked for")),
    });
    const { rows } = await fold.briefRows();
    expect([...rows.label]).toEqual([...fold.sample.actual].map((usd) => Math.log1p(Math.max(0, usd))));
    expect(await fold.briefRows()).toBe(await fold.briefRows());
  });
});

describe("expanding folds", () => {
  it("follow each other without a gap and without an overlap", () => {
    const five = expandingFolds(panel, { folds: 5, firstOrigin: "2011-02-25", lastWeek: "2012-06-29" });
    expect(five.map(({ protocol }) => protocol)).toEqual(Array(5).fill("E5"));
    expect(five[0]).toMatchObject({ trainEnd: "2011-02-25", testStart: "2011-03-04", testEnd: "2011-06-03" });
    for (const [k, { trainEnd }] of five.slice(1).entries()) expect(trainEnd).toBe(five[k]!.testEnd);
    expect(five[4]!.testEnd).toBe("2012-06-29");
  });

  it("refuse a span that is shorter than their number", () => {
    const span = { firstOrigin: "2011-02-25", lastWeek: "2011-03-11" };
    expect(() => expandingFolds(panel, { folds: 5, ...span })).toThrow("5 expanding folds need at least 5 weeks");
  });
});
