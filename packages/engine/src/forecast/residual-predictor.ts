import { Booster, type RowPredictor } from "@sales-hub/lightgbm";
import { type BaseParts, computeBase, emptyBaseParts } from "../base/base-forecast.ts";
import type { OriginState } from "../base/origin-state.ts";
import { engineError } from "../errors.ts";
import { FEATURE_NAMES } from "../features/feature-catalog.ts";
import { buildFeatureState, type FeatureState } from "../features/feature-state.ts";
import { writeFeatures } from "../features/write-features.ts";
import { MODEL_SCHEMA_VERSION, type TrainedModel } from "../model/train-model.ts";

/** Rows predicted in one native call: large enough to pay for the call, small enough to stay in cache. */
const CHUNK_ROWS = 4096;

/** Checks that a model fits this version of the engine. @throws {HubError} ENGINE_MODEL_MISMATCH */
export function requireMatchingModel(model: TrainedModel): void {
  const sameNames =
    model.featureNames.length === FEATURE_NAMES.length &&
    model.featureNames.every((name, k) => name === FEATURE_NAMES[k]);
  if (model.schemaVersion === MODEL_SCHEMA_VERSION && sameNames) return;
  throw engineError(
    "ENGINE_MODEL_MISMATCH",
    `The model was made for schema version ${model.schemaVersion} with ${model.featureNames.length} features; this engine needs version ${MODEL_SCHEMA_VERSION} with ${FEATURE_NAMES.length}${sameNames ? "" : " and other names"}. Train it again.`,
    { details: { schemaVersion: model.schemaVersion, featureNames: model.featureNames } },
  );
}

/** Returns may exceed sales only where they did before: other series are not forecast below 0. */
function leastForecasts({ history, weeks, hasHistory }: OriginState): Float64Array {
  return Float64Array.from(hasHistory, (_, i) =>
    history.subarray(i * weeks, (i + 1) * weeks).some((y) => y < 0) ? Number.NEGATIVE_INFINITY : 0,
  );
}

/** One forecast week with what it was made of, USD. */
export interface PredictedWeek {
  readonly horizon: number;
  readonly forecast: number;
  readonly parts: BaseParts;
  /** Corrections of the base by the two models: s times their prediction. */
  readonly l1Correction: number;
  readonly huberCorrection: number;
}

/** The models of a TrainedModel in native memory. */
export interface ResidualBoosters {
  readonly l1: Booster;
  readonly huber: Booster;
}

/** Loads the models of many predictors once; whoever loads them disposes of them. */
export function loadBoosters({ modelTexts }: Pick<TrainedModel, "modelTexts">): ResidualBoosters & Disposable {
  const l1 = Booster.fromString(modelTexts.l1);
  const huber = Booster.fromString(modelTexts.huber);
  const dispose = () => {
    l1.dispose();
    huber.dispose();
  };
  return { l1, huber, [Symbol.dispose]: dispose };
}

/**
 * The base with its learned correction at one origin: forecast = base + share_l1 s R_l1 + share_huber s R_huber (the
 * shares of the blend add up to 1 with the base's own), at least 0 for a series that never sold less than nothing.
 */
export class ResidualPredictor implements Disposable {
  readonly state: OriginState;
  readonly featureState: FeatureState;
  readonly model: TrainedModel;
  readonly #l1: Booster;
  readonly #huber: Booster;
  readonly #l1Row: RowPredictor;
  readonly #huberRow: RowPredictor;
  readonly #row = new Float64Array(FEATURE_NAMES.length);
  /** Least forecast by series: 0 where no week ever sold less than nothing, shape [N]. */
  readonly #least: Float64Array;
  /** The boosters, where they are this predictor's own. */
  readonly #owned: Disposable | undefined;

  /**
   * @param boosters The model's boosters where they are shared by several predictors; else it loads its own.
   * @throws {HubError} ENGINE_MODEL_MISMATCH
   */
  constructor(state: OriginState, model: TrainedModel, boosters?: ResidualBoosters) {
    requireMatchingModel(model);
    this.state = state;
    this.featureState = buildFeatureState(state);
    this.model = model;
    this.#least = leastForecasts(state);
    const own = boosters ? undefined : loadBoosters(model);
    this.#owned = own;
    const { l1, huber } = boosters ?? own!;
    this.#l1 = l1;
    this.#huber = huber;
    this.#l1Row = this.#l1.rowPredictor();
    this.#huberRow = this.#huber.rowPredictor();
  }

  /** The models, freed with the predictor where it loaded them. */
  get boosters(): ResidualBoosters {
    return { l1: this.#l1, huber: this.#huber };
  }

  /** True where the series has a row by the origin; others are forecast as 0. */
  hasHistory(i: number): boolean {
    return this.state.hasHistory[i] === 1;
  }

  /** Features of one forecast week, in the order of FEATURE_NAMES. */
  featuresOf(i: number, horizon: number): Float64Array {
    const parts = emptyBaseParts();
    computeBase(this.state, i, horizon, parts);
    const out = new Float64Array(FEATURE_NAMES.length);
    writeFeatures(this.state, this.featureState, { series: i, horizon, parts }, out, 0);
    return out;
  }

  /** One series, one week. */
  predictWeek(i: number, horizon: number): PredictedWeek {
    const parts = emptyBaseParts();
    computeBase(this.state, i, horizon, parts);
    if (!this.hasHistory(i)) return { horizon, forecast: 0, parts, l1Correction: 0, huberCorrection: 0 };
    writeFeatures(this.state, this.featureState, { series: i, horizon, parts }, this.#row, 0);
    const s = this.state.scale[i]!;
    const l1Correction = s * this.#l1Row.predictOne(this.#row);
    const huberCorrection = s * this.#huberRow.predictOne(this.#row);
    const { l1, huber } = this.model.blend;
    const forecast = Math.max(this.#least[i]!, parts.base + l1 * l1Correction + huber * huberCorrection);
    return { horizon, forecast, parts, l1Correction, huberCorrection };
  }

  /**
   * Forecasts series [from, to) for horizons 1..horizonWeeks.
   * @returns USD, shape [(to - from) x horizonWeeks].
   */
  predictRange(from: number, to: number, horizonWeeks: number): Float64Array {
    const out = new Float64Array((to - from) * horizonWeeks);
    const width = FEATURE_NAMES.length;
    const features = new Float64Array(CHUNK_ROWS * width);
    const targets = new Int32Array(CHUNK_ROWS);
    const scales = new Float64Array(CHUNK_ROWS);
    const parts = emptyBaseParts();
    const { l1, huber } = this.model.blend;
    let n = 0;
    const flush = () => {
      if (n === 0) return;
      const matrix = { data: features.subarray(0, n * width), rows: n, columns: width };
      const options = { parameters: { num_threads: 1 } };
      const byL1 = this.#l1.predict(matrix, options);
      const byHuber = this.#huber.predict(matrix, options);
      for (let r = 0; r < n; r++) {
        const at = targets[r]!;
        const least = this.#least[from + Math.floor(at / horizonWeeks)]!;
        out[at] = Math.max(least, out[at]! + scales[r]! * (l1 * byL1[r]! + huber * byHuber[r]!));
      }
      n = 0;
    };
    for (let i = from; i < to; i++) {
      if (!this.hasHistory(i)) continue;
      for (let h = 1; h <= horizonWeeks; h++) {
        computeBase(this.state, i, h, parts);
        writeFeatures(this.state, this.featureState, { series: i, horizon: h, parts }, features, n * width);
        const at = (i - from) * horizonWeeks + h - 1;
        out[at] = parts.base;
        targets[n] = at;
        scales[n] = this.state.scale[i]!;
        if (++n === CHUNK_ROWS) flush();
      }
    }
    flush();
    return out;
  }

  [Symbol.dispose](): void {
    this.#l1Row.dispose();
    this.#huberRow.dispose();
    this.#owned?.[Symbol.dispose]();
  }
}
