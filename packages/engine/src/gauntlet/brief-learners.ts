import { Booster as LightGBMBooster } from "@sales-hub/lightgbm";
import { train as trainXGBoost, type Parameters as XGBoostParameters } from "@sales-hub/xgboost";
import { type BriefRows, trainOnBriefRows } from "../brief-features/brief-model.ts";
import { BRIEF_FEATURE_NAMES } from "../brief-features/catalog.ts";
import { fitRidgeCV, predictRidge } from "./ridge-cv.ts";
import { fillLevels, learnScaling, scaleInputs } from "./ridge-inputs.ts";

/** Share of a feature in what a model learned. */
export interface RivalImportance {
  readonly name: string;
  /** Trees: share of the gain of all splits. Ridge: share of |coefficient| of scaled inputs. The shares add up to 1. */
  readonly share: number;
}

/** A model of the brief's features. */
export interface BriefLearner extends Disposable {
  /** USD, one value per row. @param features Shape [rows x BRIEF_FEATURES.length]. */
  predict(features: Float64Array): Float64Array;
  /** Every feature, the most important first. */
  importance(): RivalImportance[];
}

/** What a learner is given besides the rows. */
export interface BriefLearning {
  /** Sales of the rows, USD; rows hold their log. */
  readonly actual: Float64Array;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

const WIDTH = BRIEF_FEATURE_NAMES.length;
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

/** How each model of the brief's features is fitted. Ridge and XGBoost block the calling thread. */
export const BRIEF_LEARNERS = {
  /** Scaled inputs, penalty by leave-one-out, sales in USD, at least 0. */
  ridge: async (rows: BriefRows, { actual }: BriefLearning): Promise<BriefLearner> => {
    const filled = fillLevels(rows.features);
    const scaling = learnScaling(filled, WIDTH);
    const model = fitRidgeCV({
      features: scaleInputs(filled, scaling),
      columns: WIDTH,
      target: actual,
      alphas: RIDGE_ALPHAS,
    });
    return {
      predict: (features) =>
        predictRidge(model, scaleInputs(fillLevels(features), scaling)).map((usd) => Math.max(0, usd)),
      importance: () => ranked((_, k) => Math.abs(model.coefficients[k]!)),
      [Symbol.dispose]: () => {},
    };
  },

  /** On log(1 + sales). */
  lightgbm: async (rows: BriefRows, { seed, signal }: BriefLearning): Promise<BriefLearner> => {
    const booster = LightGBMBooster.fromString(await trainOnBriefRows(rows, { seed, ...(signal && { signal }) }));
    return {
      predict: (data) =>
        booster
          .predict({ data, rows: data.length / WIDTH, columns: WIDTH }, { parameters: { num_threads: 1 } })
          .map(Math.expm1),
      importance: () => {
        const gains = booster.featureImportance({ kind: "gain" });
        return ranked((_, k) => gains[k]!);
      },
      [Symbol.dispose]: () => booster.dispose(),
    };
  },

  /** On log(1 + sales). */
  xgboost: async (rows: BriefRows, { seed, signal }: BriefLearning): Promise<BriefLearner> => {
    const matrixOf = (features: Float64Array) => ({
      data: withoutInfinity(features),
      rows: features.length / WIDTH,
      columns: WIDTH,
    });
    const booster = trainXGBoost({
      matrix: matrixOf(rows.features),
      label: rows.label,
      featureNames: BRIEF_FEATURE_NAMES,
      parameters: xgboostParameters(seed),
      iterations: XGBOOST_ITERATIONS,
      onIteration: () => signal?.throwIfAborted(),
    });
    return {
      predict: (features) => booster.predict(matrixOf(features)).map(Math.expm1),
      importance: () => {
        const gains = booster.featureImportance("total_gain");
        return ranked((name) => gains.get(name) ?? 0);
      },
      [Symbol.dispose]: () => booster.dispose(),
    };
  },
} as const;

export type BriefLearnerName = keyof typeof BRIEF_LEARNERS;

/** XGBoost takes NaN for a missing value and refuses infinite ones, such as a ratio to a mean of 0. */
function withoutInfinity(values: Float64Array): Float64Array {
  return values.map((x) => (Number.isFinite(x) ? x : Number.NaN));
}

function ranked(weightOf: (name: string, k: number) => number): RivalImportance[] {
  const weights = BRIEF_FEATURE_NAMES.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return BRIEF_FEATURE_NAMES.map((name, k) => ({ name, share: total > 0 ? weights[k]! / total : 0 })).sort(
    (a, b) => b.share - a.share,
  );
}
