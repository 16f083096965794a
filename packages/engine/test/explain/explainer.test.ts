import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { baseContributions, effectiveWeights } from "../../src/explain/base-contributions.ts";
import {
  buildOriginState,
  computeBase,
  createForecaster,
  Explainer,
  emptyBaseParts,
  FEATURES,
  type Forecaster,
  featureImportance,
  type TrainedModel,
  trainModel,
} from "../../src/index.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const panel = buildSyntheticPanel({ stores: 5, depts: 3, weeks: 125 });
const originIndex = 120;
const horizonWeeks = 39;

let model: TrainedModel;
let forecaster: Forecaster;
let explainer: Explainer;

beforeAll(async () => {
  model = await trainModel(panel, { originIndex, maxHorizon: 8, targetRows: 4_000 });
  forecaster = createForecaster({ state: buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks }), model });
  explainer = await Explainer.load(model);
}, 60_000);
afterAll(() => forecaster.dispose());

function explain(series: number, horizon: number) {
  const { predictor } = forecaster;
  return explainer.explain({ predictor, series, week: predictor.predictWeek(series, horizon) });
}

describe("the explanation of a forecast", () => {
  it("adds up to the forecast for any pair and horizon, with nothing left over", () => {
    const anyPair = fc.integer({ min: 0, max: panel.seriesCount - 1 });
    fc.assert(
      fc.property(anyPair, fc.integer({ min: 1, max: horizonWeeks }), (series, horizon) => {
        const { baseValueUsd, addends, forecastUsd } = explain(series, horizon);
        const sum = addends.reduce((total, { contributionUsd }) => total + contributionUsd, baseValueUsd);
        expect(sum).toBeCloseTo(forecastUsd, 6);
        expect(forecastUsd).toBe(forecaster.predictor.predictWeek(series, horizon).forecast);
        expect(addends.map(({ name }) => name)).not.toContain("base_rest");
        expect(addends.map(({ name }) => name)).not.toContain("limit");
      }),
      { numRuns: 60 },
    );
  });

  it("names every feature once, in plain words, with the value the model saw", () => {
    const { addends } = explain(4, 3);
    const features = addends.slice(-FEATURES.length);
    expect(features.map(({ name }) => name)).toEqual(FEATURES.map(({ name }) => name));
    expect(new Set(addends.map(({ name }) => name)).size).toBe(addends.length);
    for (const { label } of addends) expect(label).toMatch(/^[A-Z][^/]*$/);
    expect(features.find(({ name }) => name === "horizon")?.value).toBe(3);
    expect(features.find(({ name }) => name === "storeSize")?.value).toBe(100_000);
  });

  it("explains nothing where there is no history", () => {
    const never = panel.seriesDept.indexOf(99);
    expect(explain(never, 2)).toEqual({ horizon: 2, baseValueUsd: 0, addends: [], forecastUsd: 0 });
  });

  it("does not change when weeks after the origin do", () => {
    const sales = panel.sales.slice();
    for (let i = 0; i < panel.seriesCount; i++) {
      sales.fill(1e6, i * panel.weekCount + originIndex + 1, (i + 1) * panel.weekCount);
    }
    const state = buildOriginState({ ...panel, sales }, originIndex, { maxHorizon: horizonWeeks });
    using other = createForecaster({ state, model });
    const { predictor } = other;
    expect(explainer.explain({ predictor, series: 5, week: predictor.predictWeek(5, 6) })).toEqual(explain(5, 6));
  });
});

describe("the parts of the base", () => {
  const baseOf = (series: number, horizon: number) => {
    const { state } = forecaster;
    const parts = emptyBaseParts();
    computeBase(state, series, horizon, parts);
    return { parts, addends: baseContributions(state, series, horizon, parts) };
  };

  it("weigh 1 together, and weighed they give the base", () => {
    for (const series of [0, 7, 14]) {
      for (const horizon of [1, 4, 20]) {
        const { parts } = baseOf(series, horizon);
        const weights = [...effectiveWeights(parts)];
        expect(weights.reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1, 12);
        if (weights.some(([name]) => name === "recentMean")) continue;
        const mixed = weights.reduce((sum, [name, weight]) => sum + weight * parts[name as keyof typeof parts], 0);
        expect(mixed).toBeCloseTo(parts.base, 8);
      }
    }
  });

  it("count what growth adds to last year's week as growth", () => {
    const { parts, addends } = baseOf(5, 2);
    const weight = effectiveWeights(parts).get("lastYear")!;
    const growth = addends.find(({ name }) => name === "base_last_year_growth")!;
    expect(growth.group).toBe("growth");
    expect(growth.contributionUsd).toBeCloseTo(weight * (parts.lastYear - parts.seasonal), 8);
  });

  it("are the recent mean alone for a pair without last year's weeks and too few weeks to compare", () => {
    const parts = { ...emptyBaseParts(), base: 80 };
    expect([...effectiveWeights(parts)]).toEqual([["recentMean", 1]]);
  });
});

describe("the importance of features", () => {
  it("is a share of the gain, the most important first", () => {
    const ranked = featureImportance(forecaster.predictor.boosters);
    expect(ranked).toHaveLength(FEATURES.length);
    expect(ranked.reduce((sum, { gainShare }) => sum + gainShare, 0)).toBeCloseTo(1, 12);
    const shares = ranked.map(({ gainShare }) => gainShare);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(ranked[0]!.splits).toBeGreaterThan(0);
  });
});
