import { Booster as LightGBMBooster } from "@sales-hub/lightgbm";
import { train as trainXGBoost, type Parameters as XGBoostParameters } from "@sales-hub/xgboost";
import { computeBase, emptyBaseParts } from "../base/base-forecast.ts";
import { buildOriginState } from "../base/origin-state.ts";
import { trainOnBriefRows } from "../brief-features/brief-model.ts";
import { BRIEF_FEATURE_NAMES } from "../brief-features/catalog.ts";
import { seasonalNaive } from "../evaluate/seasonal-naive.ts";
import { featureImportance } from "../explain/feature-importance.ts";
import { FEATURE_NAMES } from "../features/feature-catalog.ts";
import { forecastAllInWorkers } from "../forecast/forecast-all.ts";
import { loadBoosters } from "../forecast/residual-predictor.ts";
import { trainOnRows } from "../model/train-model.ts";
import type { TrainingRows } from "../model/training-rows.ts";
import type { FoldContext } from "./fold-context.ts";
import { fitRidgeCV, predictRidge } from "./ridge-cv.ts";
import { fillLevels, learnScaling, scaleInputs } from "./ridge-inputs.ts";

/** The rivals, the simplest first. */
export const GAUNTLET_RIVALS = ["seasonal-naive", "ridge", "base", "lightgbm-brief", "xgboost-brief", "hub"] as const;
export type GauntletRival = (typeof GAUNTLET_RIVALS)[number];

/** What each rival is, in words. */
export const RIVAL_TITLES: Readonly<Record<GauntletRival, string>> = {
  "seasonal-naive": "Seasonal naive: the value 364 days earlier",
  ridge: "Ridge regression on the brief's features, scaled, penalty by leave-one-out",
  base: "The hub's base alone, without trees",
  "lightgbm-brief": "LightGBM on the brief's features, log(1 + sales)",
  "xgboost-brief": "XGBoost on the brief's features, log(1 + sales)",
  hub: "The hub's engine: the base and trees on its error",
};

/** Share of a feature in what a model learned. */
export interface RivalImportance {
  readonly name: string;
  /** Trees: share of the gain of all splits. Ridge: share of |coefficient| of scaled inputs. The shares add up to 1. */
  readonly share: number;
}

/** A rival's answers on one fold, USD. */
export interface RivalAnswer {
  /** Of the sampled training rows, seen while fitting. */
  readonly trainForecast: Float64Array;
  /** Shape [N x horizonWeeks]. */
  readonly forecast: Float64Array;
  /** Making features, fitting and forecasting, as if the rival ran alone. */
  readonly seconds: number;
  /** The most important first; absent where nothing is learned. */
  readonly importance?: readonly RivalImportance[];
}

const XGBOOST_ITERATIONS = 500;
const RIDGE_ALPHAS = [0.01, 0.1, 1, 10, 100, 1000, 10_000, 100_000];

/** XGBoost with the size of the brief's LightGBM: 500 leaf-wise trees of 63 leaves, learning rate 0.05. */
function xgboostParameters(seed: number): XGBoostParameters {
  return {
    objective: "reg:squarederror",
    tree_method: "hist",
    grow_policy: "lossguide",
    max_leaves: 63,
    max_depth: 0,
    eta: 0.05,
    min_child_weight: 60,
    subsample: 0.7,
    colsample_bytree: 0.7,
    lambda: 1,
    seed,
    nthread: 1,
  };
}

/** Fits each rival on a fold's training rows and forecasts its window. */
export const fitRival: Readonly<Record<GauntletRival, (fold: FoldContext) => Promise<RivalAnswer>>> = {
  "seasonal-naive": async (fold) => {
    const { panel, originIndex, horizonWeeks } = fold;
    const began = performance.now();
    const forecast = seasonalNaive(panel, { originIndex, horizonWeeks });
    const seconds = secondsSince(began);
    return { forecast, seconds, trainForecast: naiveOfRows(fold) };
  },

  ridge: async (fold) => {
    const { rows, forecastRows, seconds } = await fold.briefRows();
    const began = performance.now();
    const columns = BRIEF_FEATURE_NAMES.length;
    const filled = fillLevels(rows.features);
    const scaling = learnScaling(filled, columns);
    const features = scaleInputs(filled, scaling);
    const model = fitRidgeCV({ features, columns, target: fold.sample.actual, alphas: RIDGE_ALPHAS });
    const forecast = predictRidge(model, scaleInputs(fillLevels(forecastRows), scaling));
    const total = model.coefficients.reduce((sum, b) => sum + Math.abs(b), 0);
    return {
      trainForecast: predictRidge(model, features).map(atLeastZero),
      forecast: onlyKnown(fold, forecast, atLeastZero),
      seconds: seconds + secondsSince(began),
      importance: ranked(BRIEF_FEATURE_NAMES, (k) => Math.abs(model.coefficients[k]!) / total),
    };
  },

  base: async (fold) => {
    const { panel, originIndex, horizonWeeks } = fold;
    const { rows } = await fold.hubRows();
    const began = performance.now();
    const state = buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks });
    const parts = emptyBaseParts();
    const forecast = new Float64Array(panel.seriesCount * horizonWeeks);
    for (let i = 0; i < panel.seriesCount; i++) {
      for (let h = 1; h <= horizonWeeks; h++) {
        if (state.hasHistory[i] === 0) continue;
        computeBase(state, i, h, parts);
        forecast[i * horizonWeeks + h - 1] = parts.base;
      }
    }
    return { forecast, seconds: secondsSince(began), trainForecast: baseOfRows(rows) };
  },

  "lightgbm-brief": async (fold) => {
    const { rows, forecastRows, seconds } = await fold.briefRows();
    const began = performance.now();
    const model = await trainOnBriefRows(rows, { seed: fold.seed, ...(fold.signal && { signal: fold.signal }) });
    using booster = LightGBMBooster.fromString(model);
    const predict = (data: Float64Array) => {
      const matrix = { data, rows: data.length / BRIEF_FEATURE_NAMES.length, columns: BRIEF_FEATURE_NAMES.length };
      return booster.predict(matrix, { parameters: { num_threads: 1 } });
    };
    const forecast = onlyKnown(fold, predict(forecastRows), Math.expm1);
    const took = secondsSince(began);
    const gains = booster.featureImportance({ kind: "gain" });
    const total = gains.reduce((sum, gain) => sum + gain, 0);
    return {
      trainForecast: predict(rows.features).map(Math.expm1),
      forecast,
      seconds: seconds + took,
      importance: ranked(BRIEF_FEATURE_NAMES, (k) => gains[k]! / total),
    };
  },

  "xgboost-brief": async (fold) => {
    const { rows, forecastRows, seconds } = await fold.briefRows();
    const began = performance.now();
    const columns = BRIEF_FEATURE_NAMES.length;
    const matrix = { data: withoutInfinity(rows.features), rows: rows.label.length, columns };
    using booster = trainXGBoost({
      matrix,
      label: rows.label,
      featureNames: BRIEF_FEATURE_NAMES,
      parameters: xgboostParameters(fold.seed),
      iterations: XGBOOST_ITERATIONS,
      onIteration: () => fold.signal?.throwIfAborted(),
    });
    const logs = booster.predict({ data: withoutInfinity(forecastRows), rows: forecastRows.length / columns, columns });
    const took = secondsSince(began);
    const gains = booster.featureImportance("total_gain");
    const total = gains.values().reduce((sum, gain) => sum + gain, 0);
    return {
      trainForecast: booster.predict(matrix).map(Math.expm1),
      forecast: onlyKnown(fold, logs, Math.expm1),
      seconds: seconds + took,
      importance: ranked(BRIEF_FEATURE_NAMES, (k) => (gains.get(BRIEF_FEATURE_NAMES[k]!) ?? 0) / total),
    };
  },

  hub: async (fold) => {
    const { panel, plan, originIndex, horizonWeeks, signal } = fold;
    const { rows, seconds } = await fold.hubRows();
    const began = performance.now();
    const model = await trainOnRows(panel, plan, rows, { ...(signal && { signal }) });
    const forecast = await forecastAllInWorkers(panel, { originIndex, horizonWeeks, model });
    const took = secondsSince(began);
    using boosters = loadBoosters(model);
    const matrix = { data: rows.features, rows: rows.rowCount, columns: FEATURE_NAMES.length };
    const byL1 = boosters.l1.predict(matrix);
    const byHuber = boosters.huber.predict(matrix);
    const scale = scaleOfRows(rows);
    const trainForecast = baseOfRows(rows).map(
      (base, r) => base + scale[r]! * (model.blend.l1 * byL1[r]! + model.blend.huber * byHuber[r]!),
    );
    const importance = featureImportance(boosters).map(({ name, gainShare }) => ({ name, share: gainShare }));
    return { trainForecast, forecast, seconds: seconds + took, importance };
  },
};

const BASE_AT = FEATURE_NAMES.indexOf("base");
const LOG_SCALE_AT = FEATURE_NAMES.indexOf("logScale");

/** The scale s of each training row, USD. */
function scaleOfRows({ features, rowCount }: TrainingRows): Float64Array {
  return Float64Array.from({ length: rowCount }, (_, r) =>
    Math.exp(features[r * FEATURE_NAMES.length + LOG_SCALE_AT]!),
  );
}

/** The base forecast of each training row, USD, read back from its features. */
export function baseOfRows(rows: TrainingRows): Float64Array {
  return scaleOfRows(rows).map((s, r) => s * rows.features[r * FEATURE_NAMES.length + BASE_AT]!);
}

/** Seasonal naive of each training row, seen from the row's own past origin. */
function naiveOfRows({ panel, sample, horizonWeeks }: FoldContext): Float64Array {
  const out = new Float64Array(sample.actual.length);
  let originIndex = -1;
  let forecast: Float64Array = new Float64Array(0);
  for (let r = 0; r < out.length; r++) {
    if (sample.origin[r] !== originIndex) {
      originIndex = sample.origin[r]!;
      forecast = seasonalNaive(panel, { originIndex, horizonWeeks });
    }
    out[r] = forecast[sample.series[r]! * horizonWeeks + sample.horizon[r]! - 1]!;
  }
  return out;
}

/** Forecasts in USD, 0 for pairs without history. */
function onlyKnown(fold: FoldContext, values: Float64Array, toUsd: (value: number) => number): Float64Array {
  return values.map((value, at) => (fold.known[Math.floor(at / fold.horizonWeeks)] === 1 ? toUsd(value) : 0));
}

function ranked(names: readonly string[], shareOf: (k: number) => number): RivalImportance[] {
  return names.map((name, k) => ({ name, share: shareOf(k) })).sort((a, b) => b.share - a.share);
}

/** XGBoost takes NaN for a missing value and refuses infinite ones, such as a ratio to a mean of 0. */
function withoutInfinity(values: Float64Array): Float64Array {
  return values.map((x) => (Number.isFinite(x) ? x : Number.NaN));
}

function atLeastZero(usd: number): number {
  return Math.max(0, usd);
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
