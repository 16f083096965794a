import { setImmediate } from "node:timers/promises";
import type { SalesPanel } from "@sales-hub/domain";
import { Booster, type Parameters, trainInWorker } from "@sales-hub/lightgbm";
import { buildPanelIndex } from "../base/panel-index.ts";
import { buildWeekCalendar } from "../calendar/week-calendar.ts";
import { FIRST_TARGET_WEEK, FIRST_TRAINING_ORIGIN, firstWeeks, planRows, sampleKey } from "../model/row-plan.ts";
import { buildBriefState, writeBriefFeatures } from "./brief-state.ts";
import { BRIEF_FEATURE_NAMES } from "./catalog.ts";

const WIDTH = BRIEF_FEATURE_NAMES.length;
const ITERATIONS = 500;

export interface BriefModelOptions {
  /** Last week whose actuals may be used. */
  readonly originIndex: number;
  readonly maxHorizon: number;
  readonly seed: number;
  readonly targetRows?: number;
  readonly signal?: AbortSignal;
}

function parametersOf(seed: number): Parameters {
  return {
    objective: "regression",
    learning_rate: 0.05,
    num_leaves: 63,
    min_data_in_leaf: 60,
    feature_fraction: 0.7,
    bagging_fraction: 0.7,
    bagging_freq: 1,
    lambda_l2: 1,
    seed,
    deterministic: true,
    force_row_wise: true,
    num_threads: 1,
    verbosity: -1,
  };
}

/**
 * Trains LightGBM on the brief's features with the brief's target, log(1 + sales) (sales below 0 as 0), on the same rows
 * as the hub's own models: every past origin and horizon up to the origin, sampled alike.
 * @returns The LightGBM model text.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE, ENGINE_TRAINING_TOO_SHORT
 */
export async function trainBriefModel(panel: SalesPanel, options: BriefModelOptions): Promise<string> {
  return trainOnBriefRows(await makeBriefRows(panel, options), options);
}

/** Rows of the brief's features, shape [rows x BRIEF_FEATURES.length], with log(1 + sales) where it is known. */
export interface BriefRows {
  readonly features: Float64Array;
  readonly label: Float64Array;
}

/** Trains LightGBM on rows that are made already. @returns The LightGBM model text. */
export async function trainOnBriefRows(
  { features, label }: BriefRows,
  { seed, signal }: Pick<BriefModelOptions, "seed" | "signal">,
): Promise<string> {
  const parameters = parametersOf(seed);
  const { model } = await trainInWorker({
    train: {
      matrix: { data: features, rows: label.length, columns: WIDTH },
      label,
      featureNames: BRIEF_FEATURE_NAMES,
      parameters,
    },
    parameters,
    iterations: ITERATIONS,
    ...(signal && { signal }),
  });
  return model;
}

/** Training rows, features [rows x BRIEF_FEATURES.length]; lets the event loop breathe between past origins. */
export async function makeBriefRows(panel: SalesPanel, options: BriefModelOptions): Promise<BriefRows> {
  const { originIndex, maxHorizon, seed } = options;
  const plan = planRows(panel, options);
  const shared = { calendar: buildWeekCalendar(panel), index: buildPanelIndex(panel) };
  const first = firstWeeks(panel);
  const rows: number[] = [];
  const label: number[] = [];
  const row = new Float64Array(WIDTH);
  for (let origin = FIRST_TRAINING_ORIGIN; origin < originIndex; origin++) {
    await setImmediate();
    const state = buildBriefState(panel, origin, shared);
    const furthest = Math.min(maxHorizon, originIndex - origin);
    for (let i = 0; i < panel.seriesCount; i++) {
      if (first[i]! > origin) continue;
      for (let h = Math.max(1, FIRST_TARGET_WEEK - origin); h <= furthest; h++) {
        const y = panel.sales[i * panel.weekCount + origin + h]!;
        if (Number.isNaN(y)) continue;
        if (sampleKey(panel.seriesStore[i]!, panel.seriesDept[i]!, origin, h, seed) >= plan.rate) continue;
        writeBriefFeatures(state, i, h, row, 0);
        for (const value of row) rows.push(value);
        label.push(Math.log1p(Math.max(0, y)));
      }
    }
  }
  return { features: Float64Array.from(rows), label: Float64Array.from(label) };
}

/**
 * Forecasts every pair with a model of {@link trainBriefModel}; pairs without history as 0.
 * @returns USD, shape [N x horizonWeeks], row-major by series.
 */
export function forecastWithBriefModel(
  panel: SalesPanel,
  modelText: string,
  { originIndex, horizonWeeks }: { readonly originIndex: number; readonly horizonWeeks: number },
): Float64Array {
  const first = firstWeeks(panel);
  const data = makeBriefForecastRows(panel, { originIndex, horizonWeeks });
  using booster = Booster.fromString(modelText);
  const matrix = { data, rows: panel.seriesCount * horizonWeeks, columns: WIDTH };
  const logs = booster.predict(matrix, { parameters: { num_threads: 1 } });
  return logs.map((log, r) => (first[Math.floor(r / horizonWeeks)]! > originIndex ? 0 : Math.expm1(log)));
}

/** The features of a forecast of every pair, shape [N x horizonWeeks x BRIEF_FEATURES.length]. */
export function makeBriefForecastRows(
  panel: SalesPanel,
  { originIndex, horizonWeeks }: { readonly originIndex: number; readonly horizonWeeks: number },
): Float64Array {
  const shared = { calendar: buildWeekCalendar(panel), index: buildPanelIndex(panel) };
  const state = buildBriefState(panel, originIndex, shared);
  const data = new Float64Array(panel.seriesCount * horizonWeeks * WIDTH);
  for (let i = 0; i < panel.seriesCount; i++) {
    for (let h = 1; h <= horizonWeeks; h++) {
      writeBriefFeatures(state, i, h, data, (i * horizonWeeks + h - 1) * WIDTH);
    }
  }
  return data;
}
