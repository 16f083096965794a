import type { SalesPanel } from "@sales-hub/domain";
import { Booster, type Parameters, trainInWorker } from "@sales-hub/lightgbm";
import { BRIEF_FEATURE_NAMES } from "../brief-features/catalog.ts";
import { mae, r2, rmse, wape, wmae } from "../evaluate/metrics.ts";
import { locateFold } from "../evaluate/score-fold.ts";
import type { Split } from "../evaluate/splits.ts";
import type { RivalImportance } from "./brief-learners.ts";
import type { RivalScore } from "./gauntlet-report.ts";
import { LEAKING_FEATURES, LEAKING_MEAN, makeOneWeekRows } from "./one-week-rows.ts";

/** The same model, with and without the answer among its features. */
export interface LeakMeasurement {
  readonly split: Split;
  /** The features that see the target's own week in the leaking variant. */
  readonly leakingFeatures: readonly string[];
  /** What the brief states. */
  readonly brief: { readonly r2: number; readonly rmse: number; readonly mae: number };
  readonly leaking: LeakVariant;
  readonly honest: LeakVariant;
}

export interface LeakVariant {
  readonly trainingRows: number;
  readonly test: RivalScore;
  /** Share of the gain of all splits, the most important first. */
  readonly importance: readonly RivalImportance[];
}

const ITERATIONS = 350;
/** The first week with a week before it; lags that reach further back are missing, as in the brief. */
const FIRST_WEEK = 1;

/** Trees large enough to multiply two features: 400 leaves, every row and column. */
function parametersOf(seed: number): Parameters {
  return {
    objective: "regression",
    learning_rate: 0.1,
    num_leaves: 400,
    min_data_in_leaf: 5,
    seed,
    deterministic: true,
    force_row_wise: true,
    num_threads: 1,
    verbosity: -1,
  };
}

/**
 * Trains the brief's LightGBM, log(1 + sales) one week ahead, twice on the same rows: once with Sales_vs_Baseline,
 * Store_Total_Sales and Dept_Share_of_Store of the target's own week and the mean of the whole period, as the brief did,
 * once with what is known the week before.
 * The leaking features give the answer away: sales are the ratio times the mean, and the share times the store's total.
 * @throws {HubError} ENGINE_SPLIT_OUT_OF_RANGE
 */
export async function measureLeak(
  panel: SalesPanel,
  options: {
    readonly split: Split;
    readonly seed: number;
    /** Trees of each model; 350 by default. */
    readonly iterations?: number;
    readonly signal?: AbortSignal;
  },
): Promise<LeakMeasurement> {
  const { originIndex, firstHorizon, horizonWeeks } = locateFold(panel, options.split);
  const train = { from: FIRST_WEEK, to: originIndex };
  const test = { from: originIndex + firstHorizon, to: originIndex + horizonWeeks };
  const measure = async (leaking: boolean): Promise<LeakVariant> => {
    const rows = makeOneWeekRows(panel, { ...train, leaking });
    const label = rows.actual.map((y) => Math.log1p(Math.max(0, y)));
    const parameters = parametersOf(options.seed);
    const { model } = await trainInWorker({
      train: {
        matrix: { data: rows.features, rows: label.length, columns: BRIEF_FEATURE_NAMES.length },
        label,
        featureNames: BRIEF_FEATURE_NAMES,
        parameters,
      },
      parameters,
      iterations: options.iterations ?? ITERATIONS,
      ...(options.signal && { signal: options.signal }),
    });
    using booster = Booster.fromString(model);
    const { features, actual, isHoliday } = makeOneWeekRows(panel, { ...test, leaking });
    const matrix = { data: features, rows: actual.length, columns: BRIEF_FEATURE_NAMES.length };
    const forecast = booster.predict(matrix, { parameters: { num_threads: 1 } }).map(Math.expm1);
    const pairs = { actual, forecast, isHoliday };
    const gains = booster.featureImportance({ kind: "gain" });
    const total = gains.reduce((sum, gain) => sum + gain, 0);
    return {
      trainingRows: rows.actual.length,
      test: {
        rowCount: actual.length,
        r2: r2(pairs),
        rmse: rmse(pairs),
        mae: mae(pairs),
        wape: wape(pairs),
        wmae: wmae(pairs),
      },
      importance: BRIEF_FEATURE_NAMES.map((name, k) => ({ name, share: gains[k]! / total })).sort(
        (a, b) => b.share - a.share,
      ),
    };
  };
  return {
    split: options.split,
    leakingFeatures: [...LEAKING_FEATURES, LEAKING_MEAN],
    brief: { r2: 0.9996, rmse: 433.11, mae: 141.78 },
    leaking: await measure(true),
    honest: await measure(false),
  };
}
