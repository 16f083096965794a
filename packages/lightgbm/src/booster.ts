import { importanceType, predictType } from "./c-api.ts";
import type { Dataset } from "./dataset.ts";
import { LightGBMError } from "./errors.ts";
import { type IterationRange, resolveRange } from "./iteration-range.ts";
import { loadLightGBM } from "./library.ts";
import { checkMatrix, elementType, isRowMajor, type Matrix } from "./matrix.ts";
import { Handle, NativeResource } from "./native-resource.ts";
import { readNames, readText } from "./native-text.ts";
import { formatParameters, type Parameters } from "./parameters.ts";
import { type PreparedRange, RowPredictor, type RowPredictorOptions } from "./row-predictor.ts";

/** What a prediction returns per row. */
export type PredictionKind = keyof typeof predictType;
export type ImportanceKind = keyof typeof importanceType;

export interface PredictOptions extends IterationRange {
  /**
   * - `normal` (default): the prediction on the objective's scale, one value per class.
   * - `raw`: the sum of the trees before any link function, one value per class.
   * - `leaf`: the leaf index in each tree, one value per tree.
   * - `contrib`: SHAP values, columns + 1 values per class; the last is the base value, and they sum to `raw`.
   */
  readonly kind?: PredictionKind;
  /** Parameters of this prediction, such as `num_threads` or `pred_early_stop`. */
  readonly parameters?: Parameters;
}

export interface SaveOptions extends IterationRange {
  /** Which feature importance the model text lists. Default `split`. */
  readonly importance?: ImportanceKind;
}

/** One metric on one dataset. */
export interface Evaluation {
  /** `train`, or the name the validation set was added under. */
  readonly dataset: string;
  readonly metric: string;
  readonly value: number;
}

/**
 * A gradient boosted model, being trained or loaded. Freed by `dispose` (or `using`), else by the garbage collector.
 * Native calls run synchronously in the calling thread.
 */
export class Booster {
  /** Iterations up to the best validation score, set by early stopping; then the default range of predict and save. */
  bestIteration: number | undefined;
  readonly #handle: Handle;
  readonly #validationNames: string[] = [];
  readonly #prepared: PreparedRange = { range: "", version: 0 };

  private constructor(pointer: bigint, train?: Dataset) {
    const { api, check } = loadLightGBM();
    const resource = new NativeResource({
      name: "Booster",
      pointer,
      free: (handle) => check(api.LGBM_BoosterFree(handle), "free a booster"),
      needs: train ? [train.handle.resource] : [],
    });
    this.#handle = new Handle(resource);
  }

  /**
   * A booster without trees, ready to be trained with `update`; see `train` for the whole loop.
   * @throws {LightGBMError} LIGHTGBM_PARAMETER_INVALID, LIGHTGBM_NATIVE
   */
  static create(options: { readonly train: Dataset; readonly parameters?: Parameters }): Booster {
    const library = loadLightGBM();
    const parameters = formatParameters(library, options.parameters ?? {});
    const out = new BigUint64Array(1);
    library.check(library.api.LGBM_BoosterCreate(options.train.handle.pointer, parameters, out), "create a booster");
    return new Booster(out[0]!, options.train);
  }

  /** Loads a model text, written by this package or any other LightGBM 4. */
  static fromString(modelText: string): Booster {
    const { api, check } = loadLightGBM();
    const out = new BigUint64Array(1);
    const bytes = Buffer.from(`${modelText}\0`, "utf8");
    check(api.LGBM_BoosterLoadModelFromString(bytes, new Int32Array(1), out), "read a model text");
    return new Booster(out[0]!);
  }

  /** Loads a model file. */
  static fromFile(path: string): Booster {
    const { api, check } = loadLightGBM();
    const out = new BigUint64Array(1);
    check(api.LGBM_BoosterCreateFromModelfile(path, new Int32Array(1), out), `read the model file ${path}`);
    return new Booster(out[0]!);
  }

  /** Adds a validation set, made with the training set as its `reference`, for `evaluate`. */
  addValidation(name: string, dataset: Dataset): void {
    if (name === "train" || this.#validationNames.includes(name)) {
      throw new LightGBMError(
        "LIGHTGBM_ARGUMENT_INVALID",
        `A validation set needs a name of its own other than "train", got ${JSON.stringify(name)} again.`,
      );
    }
    const { api, check } = loadLightGBM();
    check(api.LGBM_BoosterAddValidData(this.#pointer, dataset.handle.pointer), `add the validation set ${name}`);
    this.#handle.resource.addNeed(dataset.handle.resource);
    this.#validationNames.push(name);
  }

  /**
   * Trains one more iteration.
   * @returns `finished`: no tree could be split any further in this iteration, so none was added.
   */
  update(): { readonly finished: boolean } {
    const { api, check } = loadLightGBM();
    const finished = new Int32Array(1);
    check(api.LGBM_BoosterUpdateOneIter(this.#pointer, finished), "train an iteration");
    this.#prepared.version += 1;
    return { finished: finished[0] === 1 };
  }

  /** Takes back the last iteration. */
  rollback(): void {
    const { api, check } = loadLightGBM();
    check(api.LGBM_BoosterRollbackOneIter(this.#pointer), "roll back an iteration");
    this.#prepared.version += 1;
  }

  /** Changes parameters that may change between iterations, such as `learning_rate`. */
  resetParameters(parameters: Parameters): void {
    const library = loadLightGBM();
    const text = formatParameters(library, parameters);
    library.check(library.api.LGBM_BoosterResetParameter(this.#pointer, text), "change parameters");
  }

  /** Every metric of the parameters on the training set (`train`) or on the validation set of that name. */
  evaluate(dataset: string): Evaluation[] {
    const index = dataset === "train" ? 0 : this.#validationNames.indexOf(dataset) + 1;
    if (index === 0 && dataset !== "train") {
      throw new LightGBMError(
        "LIGHTGBM_ARGUMENT_INVALID",
        `No validation set ${JSON.stringify(dataset)}; there are ${["train", ...this.#validationNames].join(", ")}.`,
      );
    }
    const { api, check } = loadLightGBM();
    const metrics = this.#metricNames();
    const values = new Float64Array(metrics.length);
    check(api.LGBM_BoosterGetEval(this.#pointer, index, new Int32Array(1), values), `evaluate ${dataset}`);
    return metrics.map((metric, at) => ({ dataset, metric, value: values[at]! }));
  }

  /**
   * Predicts a matrix of the training columns in the training order.
   * @returns Row after row; the number of values per row depends on `kind`.
   * @throws {LightGBMError} LIGHTGBM_ARGUMENT_INVALID when the columns differ from the model's
   */
  predict(matrix: Matrix, options: PredictOptions = {}): Float64Array {
    const library = loadLightGBM();
    checkMatrix(matrix, "matrix");
    const { data, rows, columns } = matrix;
    if (columns !== this.columns) {
      throw new LightGBMError(
        "LIGHTGBM_ARGUMENT_INVALID",
        `The model has ${this.columns} features; matrix.columns is ${columns}.`,
      );
    }
    const kind = predictType[options.kind ?? "normal"];
    const { start, count } = resolveRange(options, this.bestIteration);
    const length = new BigInt64Array(1);
    const parameters = formatParameters(library, options.parameters ?? {});
    library.check(
      library.api.LGBM_BoosterCalcNumPredict(this.#pointer, rows, kind, start, count, length),
      "size a prediction",
    );
    const out = new Float64Array(Number(length[0]));
    this.#prepared.range = `${start}:${count}`;
    library.check(
      library.api.LGBM_BoosterPredictForMat(
        this.#pointer,
        data,
        elementType(data),
        rows,
        columns,
        isRowMajor(matrix),
        kind,
        start,
        count,
        parameters,
        length,
        out,
      ),
      "predict",
    );
    return out;
  }

  /** A predictor of single rows through the library's fast path; for many small requests. */
  rowPredictor(options: RowPredictorOptions = {}): RowPredictor {
    const { start, count } = resolveRange(options, this.bestIteration);
    return new RowPredictor({
      booster: this.#handle,
      prepared: this.#prepared,
      columns: this.columns,
      start,
      count,
      kind: predictType[options.kind ?? "normal"],
      elementType: options.elementType ?? "float64",
      parameters: formatParameters(loadLightGBM(), { num_threads: 1, ...options.parameters }),
    });
  }

  /** Importance of each feature: how often it splits, or the total gain of its splits. Shape [columns]. */
  featureImportance(options: { readonly kind?: ImportanceKind; readonly iterations?: number } = {}): Float64Array {
    const { api, check } = loadLightGBM();
    const out = new Float64Array(this.columns);
    const { count } = resolveRange(options, this.bestIteration);
    const kind = importanceType[options.kind ?? "split"];
    check(api.LGBM_BoosterFeatureImportance(this.#pointer, count, kind, out), "rank the features");
    return out;
  }

  /** The model as text, the format every LightGBM reads. */
  saveToString(options: SaveOptions = {}): string {
    const { api, check } = loadLightGBM();
    const { start, count } = resolveRange(options, this.bestIteration);
    const importance = importanceType[options.importance ?? "split"];
    return readText((...out) =>
      check(api.LGBM_BoosterSaveModelToString(this.#pointer, start, count, importance, ...out), "write the model text"),
    );
  }

  /** Writes the model text to a file. */
  saveToFile(path: string, options: SaveOptions = {}): void {
    const { api, check } = loadLightGBM();
    const { start, count } = resolveRange(options, this.bestIteration);
    const importance = importanceType[options.importance ?? "split"];
    check(api.LGBM_BoosterSaveModel(this.#pointer, start, count, importance, path), `write the model file ${path}`);
  }

  /** The trees as the library's JSON, parsed. */
  dump(options: SaveOptions = {}): Record<string, unknown> {
    const { api, check } = loadLightGBM();
    const { start, count } = resolveRange(options, this.bestIteration);
    const importance = importanceType[options.importance ?? "split"];
    const text = readText((...out) =>
      check(api.LGBM_BoosterDumpModel(this.#pointer, start, count, importance, ...out), "dump the model"),
    );
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** Number of features a prediction needs. */
  get columns(): number {
    return this.#int("BoosterGetNumFeature");
  }

  /** Values per row of a normal prediction: 1, or the number of classes. */
  get classes(): number {
    return this.#int("BoosterGetNumClasses");
  }

  /** Iterations trained or loaded. */
  get currentIteration(): number {
    return this.#int("BoosterGetCurrentIteration");
  }

  /** Trees of one iteration. */
  get treesPerIteration(): number {
    return this.#int("BoosterNumModelPerIteration");
  }

  /** Trees in all. */
  get trees(): number {
    return this.#int("BoosterNumberOfTotalModel");
  }

  get featureNames(): string[] {
    const { api, check } = loadLightGBM();
    return readNames(this.columns, (...out) =>
      check(api.LGBM_BoosterGetFeatureNames(this.#pointer, ...out), "read the feature names"),
    );
  }

  /** Frees the native model; row predictors made from it keep what they need. The object cannot be used afterwards. */
  dispose(): void {
    this.#handle.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  get #pointer(): bigint {
    return this.#handle.pointer;
  }

  #metricNames(): string[] {
    const { api, check } = loadLightGBM();
    return readNames(this.#int("BoosterGetEvalCounts"), (...out) =>
      check(api.LGBM_BoosterGetEvalNames(this.#pointer, ...out), "read the metric names"),
    );
  }

  #int(name: IntFunction): number {
    const { api, check } = loadLightGBM();
    const out = new Int32Array(1);
    check(api[`LGBM_${name}`](this.#pointer, out), `call ${name}`);
    return out[0]!;
  }
}

type IntFunction =
  | "BoosterGetNumFeature"
  | "BoosterGetNumClasses"
  | "BoosterGetCurrentIteration"
  | "BoosterNumModelPerIteration"
  | "BoosterNumberOfTotalModel"
  | "BoosterGetEvalCounts";
