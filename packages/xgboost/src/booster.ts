import koffi from "koffi";
import { XGBoostError } from "./errors.ts";
import { loadXGBoost } from "./library.ts";
import { type Matrix, withNativeMatrix } from "./matrix.ts";

export type ImportanceKind = "gain" | "weight" | "cover" | "total_gain" | "total_cover";

/**
 * A trained model. Freed by `dispose` (or `using`), else by the garbage collector.
 * Native calls run synchronously in the calling thread.
 */
export class Booster {
  static readonly #forgotten = new FinalizationRegistry<bigint>(free);
  #handle: bigint | undefined;

  /** @internal Takes over a native handle. */
  constructor(handle: bigint) {
    this.#handle = handle;
    Booster.#forgotten.register(this, handle, this);
  }

  /**
   * Loads a model text that `saveToString`, or Python's `save_raw("json")`, wrote.
   * @throws {XGBoostError} XGBOOST_NATIVE
   */
  static fromString(modelText: string): Booster {
    const { api, check } = loadXGBoost();
    const out = new BigUint64Array(1);
    check(api.XGBoosterCreate(null, 0, out), "create a booster");
    const booster = new Booster(out[0]!);
    try {
      const bytes = Buffer.from(modelText, "utf8");
      check(api.XGBoosterLoadModelFromBuffer(booster.handle, bytes, bytes.length), "read a model text");
      return booster;
    } catch (error) {
      booster.dispose();
      throw error;
    }
  }

  /** @internal */
  get handle(): bigint {
    if (this.#handle === undefined) {
      throw new XGBoostError("XGBOOST_USE_AFTER_FREE", "This Booster was disposed of and cannot be used any more.");
    }
    return this.#handle;
  }

  /** Number of columns the model was trained on. */
  get columns(): number {
    const { api, check } = loadXGBoost();
    const out = new BigUint64Array(1);
    check(api.XGBoosterGetNumFeature(this.handle, out), "count the features");
    return Number(out[0]);
  }

  /**
   * Predicts on the objective's scale.
   * @returns One value per row and class, row after row; XGBoost computes 32-bit floats.
   * @throws {XGBoostError} XGBOOST_ARGUMENT_INVALID, XGBOOST_NATIVE
   */
  predict(matrix: Matrix, { threads = 1 }: { readonly threads?: number } = {}): Float64Array {
    if (matrix.columns !== this.columns) {
      throw new XGBoostError(
        "XGBOOST_ARGUMENT_INVALID",
        `The model has ${this.columns} features; matrix.columns is ${matrix.columns}.`,
      );
    }
    const { api, check } = loadXGBoost();
    const config = JSON.stringify({
      type: 0,
      training: false,
      iteration_begin: 0,
      iteration_end: 0,
      strict_shape: true,
    });
    return withNativeMatrix(matrix, { threads }, (native) => {
      check(api.XGBoosterSetParam(this.handle, "nthread", String(threads)), "set nthread");
      const [shape, dimensions, result] = [new BigUint64Array(1), new BigUint64Array(1), new BigUint64Array(1)];
      check(api.XGBoosterPredictFromDMatrix(this.handle, native, config, shape, dimensions, result), "predict");
      const count = readLongs(shape[0]!, Number(dimensions[0])).reduce((product, size) => product * size, 1);
      return Float64Array.from(readFloats(result[0]!, count));
    });
  }

  /**
   * What each feature contributed to the trees, by name (`f0`, `f1`, ... without names).
   * @returns Features that no tree split on are left out.
   */
  featureImportance(kind: ImportanceKind = "total_gain"): Map<string, number> {
    const { api, check } = loadXGBoost();
    const [count, names, dimensions, shape, scores] = Array.from({ length: 5 }, () => new BigUint64Array(1)) as [
      BigUint64Array<ArrayBuffer>,
      BigUint64Array<ArrayBuffer>,
      BigUint64Array<ArrayBuffer>,
      BigUint64Array<ArrayBuffer>,
      BigUint64Array<ArrayBuffer>,
    ];
    const config = JSON.stringify({ importance_type: kind });
    check(api.XGBoosterFeatureScore(this.handle, config, count, names, dimensions, shape, scores), "rank the features");
    const n = Number(count[0]);
    if (n === 0) return new Map();
    const texts = koffi.decode(names[0]!, koffi.array("const char *", n)) as string[];
    const values = readFloats(scores[0]!, n);
    return new Map(texts.map((name, k) => [name, values[k]!]));
  }

  /** The model as XGBoost's JSON text. */
  saveToString(): string {
    const { api, check } = loadXGBoost();
    const [length, buffer] = [new BigUint64Array(1), new BigUint64Array(1)];
    check(api.XGBoosterSaveModelToBuffer(this.handle, '{"format":"json"}', length, buffer), "write a model text");
    const bytes = koffi.decode(buffer[0]!, koffi.array("uint8_t", Number(length[0]))) as Uint8Array;
    return Buffer.from(bytes).toString("utf8");
  }

  /** Frees the native model. The object cannot be used afterwards. */
  dispose(): void {
    if (this.#handle === undefined) return;
    Booster.#forgotten.unregister(this);
    free(this.#handle);
    this.#handle = undefined;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

function free(handle: bigint): void {
  const { api, check } = loadXGBoost();
  check(api.XGBoosterFree(handle), "free a booster");
}

/** Copies native numbers out before the next call overwrites them. */
function readFloats(address: bigint, count: number): Float32Array {
  return Float32Array.from(koffi.decode(address, koffi.array("float", count)) as ArrayLike<number>);
}

function readLongs(address: bigint, count: number): number[] {
  return Array.from(koffi.decode(address, koffi.array("uint64_t", count)) as ArrayLike<number | bigint>, Number);
}
