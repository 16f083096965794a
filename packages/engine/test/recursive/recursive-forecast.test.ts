import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  buildOriginState,
  createForecaster,
  loadBoosters,
  RecursiveForecast,
  type ResidualBoosters,
  type TrainedModel,
  trainModel,
} from "../../src/index.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const panel = buildSyntheticPanel({ stores: 5, depts: 3, weeks: 120 });
const originIndex = 110;
const horizonWeeks = 12;

let model: TrainedModel;
let boosters: ResidualBoosters & Disposable;

beforeAll(async () => {
  model = await trainModel(panel, { originIndex, maxHorizon: 8, targetRows: 3_000 });
  boosters = loadBoosters(model);
}, 60_000);
afterAll(() => boosters[Symbol.dispose]());

const start = (of = panel, known: readonly Float64Array[] = []) =>
  new RecursiveForecast(of, { originIndex, horizonWeeks, model, boosters, known });

const run = (recursion: RecursiveForecast, weeks: number) => {
  for (let h = 0; h < weeks; h++) recursion.next();
  return recursion.weeks;
};

describe("the recursive strategy", () => {
  it("forecasts the first week as the direct strategy does", async () => {
    const state = buildOriginState(panel, originIndex, { maxHorizon: 1 });
    using forecaster = createForecaster({ state, model });
    expect(start().next()).toEqual(await forecaster.forecastAll({ horizonWeeks: 1, threads: 1 }));
  });

  it("forecasts the second week as the direct strategy would had the first forecast come true", async () => {
    const [first, second] = run(start(), 2);
    const sales = panel.sales.slice();
    for (let i = 0; i < panel.seriesCount; i++) {
      sales[i * panel.weekCount + originIndex + 1] = panel.seriesDept[i] === 99 ? Number.NaN : first![i]!;
    }
    const state = buildOriginState({ ...panel, sales }, originIndex + 1, { maxHorizon: 1 });
    using forecaster = createForecaster({ state, model });
    const direct = await forecaster.forecastAll({ horizonWeeks: 1, threads: 1 });
    second!.forEach((forecast, i) => {
      expect(forecast).toBeCloseTo(direct[i]!, 8);
    });
  });

  it("reads nothing after the origin, where the panel has room or not", () => {
    const expected = run(start(), 4);
    const sales = panel.sales.slice();
    for (let i = 0; i < panel.seriesCount; i++) {
      sales.fill(1e6, i * panel.weekCount + originIndex + 1, (i + 1) * panel.weekCount);
    }
    expect(run(start({ ...panel, sales }), 4)).toEqual(expected);
  });

  it("goes on from weeks that were forecast before", () => {
    const all = run(start(), 5);
    const again = start(panel, all.slice(0, 3));
    expect(run(again, 2)).toEqual(all);
  });

  it("reaches beyond the panel's last week with plausible sales", () => {
    const weeks = run(start(), horizonWeeks);
    const mean = (values: Float64Array) => values.reduce((sum, y) => sum + y, 0) / values.length;
    expect(mean(weeks.at(-1)!)).toBeGreaterThan(0.5 * mean(weeks[0]!));
    expect(mean(weeks.at(-1)!)).toBeLessThan(2 * mean(weeks[0]!));
  });

  it("takes no forecast of a pair that stopped selling as an actual", () => {
    const sales = panel.sales.slice();
    sales.fill(Number.NaN, originIndex - 20, originIndex + 1);
    const recursion = start({ ...panel, sales });
    run(recursion, 2);
    using predictor = recursion.predictorAt(3);
    expect(predictor.state.history[originIndex + 2]).toBeNaN();
    expect(predictor.state.history[predictor.state.weeks + originIndex + 2]).toBe(recursion.weeks[1]![1]);
    expect(predictor.hasHistory(0)).toBe(true);
  });
});
