import koffi from "koffi";
import { XGBoostError } from "./errors.ts";
import { loadXGBoost } from "./library.ts";

/** A dense table of numbers in one contiguous buffer, row after row. NaN is a missing value. */
export interface Matrix {
  readonly data: Float64Array | Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** What a matrix carries besides its values. */
export interface MatrixInfo {
  /** Target, one finite number per row; XGBoost keeps 32-bit floats. */
  readonly label?: ArrayLike<number>;
  /** Row weights, finite and not negative. */
  readonly weight?: ArrayLike<number>;
  readonly featureNames?: readonly string[];
}

/**
 * Copies a matrix into the library for the time of one call and frees it afterwards.
 * @param threads Threads that read the matrix.
 * @throws {XGBoostError} XGBOOST_ARGUMENT_INVALID, XGBOOST_NATIVE
 */
export function withNativeMatrix<T>(
  matrix: Matrix,
  info: MatrixInfo & { readonly threads: number },
  use: (handle: bigint) => T,
): T {
  checkMatrix(matrix, info);
  const { api, check } = loadXGBoost();
  const out = new BigUint64Array(1);
  const config = JSON.stringify({ missing: "NaN", nthread: info.threads }).replace('"NaN"', "NaN");
  check(
    api.XGDMatrixCreateFromDense(arrayInterface(matrix.data, [matrix.rows, matrix.columns]), config, out),
    "read a matrix",
  );
  const handle = out[0]!;
  try {
    for (const field of ["label", "weight"] as const) {
      const values = info[field];
      if (!values) continue;
      const floats = Float32Array.from(values);
      check(api.XGDMatrixSetInfoFromInterface(handle, field, arrayInterface(floats, [floats.length])), `set ${field}`);
    }
    const { featureNames } = info;
    if (featureNames) {
      check(
        api.XGDMatrixSetStrFeatureInfo(handle, "feature_name", featureNames, featureNames.length),
        "name the features",
      );
    }
    return use(handle);
  } finally {
    check(api.XGDMatrixFree(handle), "free a matrix");
  }
}

/** numpy's array interface: where the numbers lie and how. */
function arrayInterface(data: Float64Array | Float32Array, shape: readonly number[]): string {
  const typestr = data instanceof Float64Array ? "<f8" : "<f4";
  // The address may be beyond 2^53, so it is put in as digits.
  return `{"data": [${koffi.address(data)}, true], "shape": ${JSON.stringify(shape)}, "typestr": "${typestr}", "version": 3}`;
}

function checkMatrix({ data, rows, columns }: Matrix, info: MatrixInfo): void {
  for (const [name, value] of [["rows", rows] as const, ["columns", columns] as const]) {
    if (!(Number.isInteger(value) && value >= 1)) {
      throw invalid(`matrix.${name} must be a whole number >= 1, got ${value}.`);
    }
  }
  if (data.length !== rows * columns) {
    throw invalid(
      `matrix.data must hold rows x columns = ${rows} x ${columns} = ${rows * columns} values, got ${data.length}.`,
    );
  }
  for (const name of ["label", "weight"] as const) {
    const values = info[name];
    if (!values) continue;
    if (values.length !== rows) throw invalid(`${name} must hold one value per row, ${rows}; got ${values.length}.`);
    for (let row = 0; row < rows; row++) {
      if (!Number.isFinite(values[row]!) || (name === "weight" && values[row]! < 0)) {
        throw invalid(`${name} must be finite${name === "weight" ? " and >= 0" : ""}; row ${row} is ${values[row]}.`);
      }
    }
  }
  if (info.featureNames && info.featureNames.length !== columns) {
    throw invalid(`featureNames must name ${columns} columns; got ${info.featureNames.length}.`);
  }
}

function invalid(message: string): XGBoostError {
  return new XGBoostError("XGBOOST_ARGUMENT_INVALID", message);
}
