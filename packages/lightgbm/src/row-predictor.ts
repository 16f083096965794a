import type { predictType } from "./c-api.ts";
import { dataType } from "./c-api.ts";
import { LightGBMError } from "./errors.ts";
import type { IterationRange } from "./iteration-range.ts";
import { type LightGBMLibrary, loadLightGBM } from "./library.ts";
import { Handle, NativeResource } from "./native-resource.ts";
import type { Parameters } from "./parameters.ts";

export interface RowPredictorOptions extends IterationRange {
  /** As in `PredictOptions`. */
  readonly kind?: keyof typeof predictType;
  /** Type of the rows' values. Default `float64`. */
  readonly elementType?: "float32" | "float64";
  /** Parameters of these predictions. Default `{ num_threads: 1 }`. */
  readonly parameters?: Parameters;
}

/** What a booster's native predictor was last set up for; shared by the booster and its row predictors. */
export interface PreparedRange {
  /** The iteration range. */
  range: string;
  /** Counts the changes of the trees. */
  version: number;
}

interface RowPredictorSetup {
  readonly booster: Handle;
  readonly prepared: PreparedRange;
  readonly columns: number;
  readonly start: number;
  readonly count: number;
  readonly kind: number;
  readonly elementType: "float32" | "float64";
  readonly parameters: string;
}

/**
 * Predicts one row at a time without setting the predictor up for each. The native library keeps the iteration range
 * in the booster, where any other prediction changes it, so the predictor sets itself up again when that happened.
 * Freed by `dispose` (or `using`), else by the garbage collector.
 */
export class RowPredictor {
  /** Values a row must have. */
  readonly columns: number;
  readonly #setup: RowPredictorSetup;
  readonly #range: string;
  readonly #library: LightGBMLibrary;
  readonly #outLength = new BigInt64Array(1);
  #handle: Handle;
  #out: Float64Array;
  /** Version of the trees this predictor and its output size are made for. */
  #version: number;

  /** @internal Use `Booster.rowPredictor`. */
  constructor(setup: RowPredictorSetup) {
    this.#setup = setup;
    this.#range = `${setup.start}:${setup.count}`;
    this.#library = loadLightGBM();
    this.columns = setup.columns;
    this.#handle = this.#open();
    this.#out = this.#sizeOut();
    this.#version = setup.prepared.version;
  }

  /** Values per row. */
  get outputs(): number {
    this.#prepare();
    return this.#out.length;
  }

  /**
   * The values of one row, [outputs], in an array of their own.
   * @throws {LightGBMError} LIGHTGBM_ARGUMENT_INVALID when the row has another length or element type
   */
  predict(row: Float64Array | Float32Array): Float64Array {
    this.#run(row);
    return this.#out.slice();
  }

  /** The one value of a row, for predictions that have one. */
  predictOne(row: Float64Array | Float32Array): number {
    this.#run(row);
    if (this.#out.length !== 1) {
      throw invalid(`predictOne is for predictions with one value per row; these have ${this.#out.length}.`);
    }
    return this.#out[0]!;
  }

  dispose(): void {
    this.#handle.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #run(row: Float64Array | Float32Array): void {
    if (row.length !== this.columns) throw invalid(`A row must have ${this.columns} values, got ${row.length}.`);
    if (!(this.#setup.elementType === "float64" ? row instanceof Float64Array : row instanceof Float32Array)) {
      throw invalid(`A row must be of ${this.#setup.elementType} values, as the predictor was made for.`);
    }
    this.#prepare();
    const { api, check } = this.#library;
    check(
      api.LGBM_BoosterPredictForMatSingleRowFast(this.#handle.pointer, row, this.#outLength, this.#out),
      "predict a row",
    );
  }

  /** Sets the predictor up again when the trees or the booster's prepared range have changed since. */
  #prepare(): void {
    const { prepared } = this.#setup;
    if ((prepared.range === this.#range && prepared.version === this.#version) || this.#handle.disposed) return;
    const handle = this.#open();
    this.#handle.dispose();
    this.#handle = handle;
    this.#out = this.#sizeOut();
    this.#version = prepared.version;
  }

  #open(): Handle {
    const { booster, prepared, kind, start, count, elementType, columns, parameters } = this.#setup;
    const { api, check } = this.#library;
    const out = new BigUint64Array(1);
    check(
      api.LGBM_BoosterPredictForMatSingleRowFastInit(
        booster.resource.pointer,
        kind,
        start,
        count,
        dataType[elementType],
        columns,
        parameters,
        out,
      ),
      "set up single-row predictions",
    );
    prepared.range = this.#range;
    return new Handle(
      new NativeResource({
        name: "RowPredictor",
        pointer: out[0]!,
        free: (pointer) => check(api.LGBM_FastConfigFree(pointer), "free a row predictor"),
        needs: [booster.resource],
      }),
    );
  }

  #sizeOut(): Float64Array {
    const { booster, kind, start, count } = this.#setup;
    const { api, check } = this.#library;
    const length = new BigInt64Array(1);
    check(
      api.LGBM_BoosterCalcNumPredict(booster.resource.pointer, 1, kind, start, count, length),
      "size a row prediction",
    );
    return new Float64Array(Number(length[0]));
  }
}

function invalid(message: string): LightGBMError {
  return new LightGBMError("LIGHTGBM_ARGUMENT_INVALID", message);
}
