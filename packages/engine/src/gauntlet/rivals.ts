import { computeBase, emptyBaseParts } from "../base/base-forecast.ts";
import { buildOriginState } from "../base/origin-state.ts";
import { seasonalNaive } from "../evaluate/seasonal-naive.ts";
import { featureImportance } from "../explain/feature-importance.ts";
import { FEATURE_NAMES } from "../features/feature-catalog.ts";
import { forecastAllInWorkers } from "../forecast/forecast-all.ts";
import { loadBoosters } from "../forecast/residual-predictor.ts";
import { trainOnRows } from "../model/train-model.ts";
import type { TrainingRows } from "../model/training-rows.ts";
import { BRIEF_LEARNERS, type BriefLearnerName, type RivalImportance } from "./brief-learners.ts";
import type { FoldContext } from "./fold-context.ts";

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

/** Fits each rival on a fold's training rows and forecasts its window. */
export const fitRival: Readonly<Record<GauntletRival, (fold: FoldContext) => Promise<RivalAnswer>>> = {
  "seasonal-naive": async (fold) => {
    const { panel, originIndex, horizonWeeks } = fold;
    const began = performance.now();
    const forecast = seasonalNaive(panel, { originIndex, horizonWeeks });
    const seconds = secondsSince(began);
    return { forecast, seconds, trainForecast: naiveOfRows(fold) };
  },

  ridge: (fold) => fitOnBrief(fold, "ridge"),

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

  "lightgbm-brief": (fold) => fitOnBrief(fold, "lightgbm"),

  "xgboost-brief": (fold) => fitOnBrief(fold, "xgboost"),

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

/** Fits a model of the brief's features; pairs without history are forecast as 0. */
async function fitOnBrief(fold: FoldContext, name: BriefLearnerName): Promise<RivalAnswer> {
  const { rows, forecastRows, seconds } = await fold.briefRows();
  const began = performance.now();
  const { seed, signal, horizonWeeks, known } = fold;
  using model = await BRIEF_LEARNERS[name](rows, { actual: fold.sample.actual, seed, ...(signal && { signal }) });
  const forecast = model.predict(forecastRows).map((usd, at) => (known[Math.floor(at / horizonWeeks)] === 1 ? usd : 0));
  const took = secondsSince(began);
  return {
    trainForecast: model.predict(rows.features),
    forecast,
    seconds: seconds + took,
    importance: model.importance(),
  };
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
