import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOriginState, createForecaster, type Forecaster, type TrainedModel, trainModel } from "../../src/index.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const panel = buildSyntheticPanel({ stores: 5, depts: 3, weeks: 90 });
const originIndex = 85;

describe("a trained model", () => {
  let model: TrainedModel;
  let forecaster: Forecaster;

  beforeAll(async () => {
    model = await trainModel(panel, { originIndex, maxHorizon: 8, targetRows: 2_000 });
    const state = buildOriginState(panel, originIndex, { maxHorizon: 12 });
    forecaster = createForecaster({ state, model });
  });
  afterAll(() => forecaster.dispose());

  it("says what it was trained on", () => {
    expect(model.trainedThrough).toBe("2011-09-23");
    expect(model.featureNames).toHaveLength(78);
    expect(model.maxHorizon).toBe(8);
    expect(model.trainingRowCount).toBeGreaterThan(1_500);
    expect(model.blend.base + model.blend.l1 + model.blend.huber).toBe(1);
  });

  it("is byte for byte the same when trained again with the same data and seed", async () => {
    const again = await trainModel(panel, { originIndex, maxHorizon: 8, targetRows: 2_000, threads: 1 });
    expect(JSON.stringify(again)).toBe(JSON.stringify(model));
    const other = await trainModel(panel, { originIndex, maxHorizon: 8, targetRows: 2_000, seed: 8 });
    expect(other.modelTexts.l1).not.toBe(model.modelTexts.l1);
  });

  it("does not depend on what comes after its origin", async () => {
    const sales = panel.sales.slice();
    for (let i = 0; i < panel.seriesCount; i++)
      sales.fill(1e6, i * panel.weekCount + originIndex + 1, (i + 1) * panel.weekCount);
    const again = await trainModel({ ...panel, sales }, { originIndex, maxHorizon: 8, targetRows: 2_000 });
    expect(again.modelTexts).toEqual(model.modelTexts);
  });

  it("reports its progress stage by stage", async () => {
    const stages = new Map<string, [number, number]>();
    await trainModel(panel, {
      originIndex: 60,
      maxHorizon: 4,
      targetRows: 500,
      onProgress: ({ stage, done, total }) => stages.set(stage, [done, total]),
    });
    expect(Object.fromEntries(stages)).toEqual({ rows: [16, 16], l1: [250, 250], huber: [250, 250] });
  });

  it("adds a quarter of each model's correction to the base", () => {
    const { weeks, origin } = forecaster.forecast({ store: 2, dept: 1, horizonWeeks: 8 });
    expect(origin).toBe("2011-09-23");
    expect(weeks.map((week) => week.date).slice(0, 2)).toEqual(["2011-09-30", "2011-10-07"]);
    for (const week of weeks) {
      const sum = week.parts.base + 0.2 * week.l1Correction + 0.2 * week.huberCorrection;
      expect(week.forecast).toBeCloseTo(sum, 10);
      expect(week.forecast).toBeGreaterThan(1_000);
    }
  });

  it("forecasts every pair as it forecasts one, on any number of threads", async () => {
    const horizonWeeks = 8;
    const all = await forecaster.forecastAll({ horizonWeeks, threads: 3 });
    expect(all).toHaveLength(panel.seriesCount * horizonWeeks);
    expect(await forecaster.forecastAll({ horizonWeeks, threads: 1 })).toEqual(all);
    for (let i = 0; i < panel.seriesCount; i++) {
      const request = { store: panel.seriesStore[i]!, dept: panel.seriesDept[i]!, horizonWeeks };
      const { weeks, seriesIndex } = forecaster.forecast(request);
      expect(seriesIndex).toBe(i);
      weeks.forEach((week, k) => {
        expect(all[i * horizonWeeks + k]).toBeCloseTo(week.forecast, 8);
      });
    }
  });

  it("does not move a pair's forecast when another department gains future rows", () => {
    const sales = panel.sales.slice();
    sales.fill(5_000, 2 * panel.weekCount + originIndex + 1, 3 * panel.weekCount);
    const state = buildOriginState({ ...panel, sales }, originIndex, { maxHorizon: 12 });
    using other = createForecaster({ state, model });
    const request = { store: 1, dept: 1, horizonWeeks: 8 };
    expect(other.forecast(request)).toEqual(forecaster.forecast(request));
  });

  it("forecasts 0 for a pair without history and says so", () => {
    const { weeks, notes } = forecaster.forecast({ store: 1, dept: 99, horizonWeeks: 3 });
    expect(weeks.map((week) => week.forecast)).toEqual([0, 0, 0]);
    expect(notes.map((note) => note.code)).toEqual(["no-history"]);
  });

  it("says when history is short and when a horizon lies beyond the training", () => {
    const young = forecaster.forecast({ store: 5, dept: 3, horizonWeeks: 10 });
    expect(young.notes.map((note) => note.code)).toEqual(["short-history", "beyond-trained-horizon"]);
    expect(young.notes[1]!.message).toContain("Weeks 9 to 10");
    expect(forecaster.forecast({ store: 2, dept: 2, horizonWeeks: 8 }).notes).toEqual([]);
  });

  it("names the nearest departments for an unknown pair", () => {
    expect(() => forecaster.forecast({ store: 2, dept: 7, horizonWeeks: 1 })).toThrow(
      /no store 2, dept 7.*3 departments.*3, 2, 1/,
    );
    expect(() => forecaster.forecast({ store: 9, dept: 1, horizonWeeks: 1 })).toThrow(/no store 9; stores are 1 to 5/);
  });

  it("refuses a horizon outside the prepared range", () => {
    for (const horizonWeeks of [0, 13, 1.5]) {
      expect(() => forecaster.forecast({ store: 1, dept: 1, horizonWeeks })).toThrow(/from 1 to 12; got/);
    }
  });

  it("refuses a model made for other features", () => {
    const foreign = { ...model, featureNames: [...model.featureNames.slice(1), "other"] };
    expect(() => createForecaster({ state: forecaster.state, model: foreign })).toThrow(
      /and other names. Train it again/,
    );
    const older = { ...model, schemaVersion: 0 };
    expect(() => createForecaster({ state: forecaster.state, model: older })).toThrow(/schema version 0/);
  });

  it("stops when it is told to", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(trainModel(panel, { originIndex, signal })).rejects.toThrow(/it was aborted/);
  });
});
