import { dataType } from "./c-api.ts";
import { LightGBMError } from "./errors.ts";

/** A dense table of numbers in one contiguous buffer. NaN is a missing value. */
export interface Matrix {
  /** rows x columns values; a buffer over a SharedArrayBuffer is passed on without a copy. */
  readonly data: Float64Array | Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** Default `row-major`: row after row. `column-major`: column after column. */
  readonly layout?: "row-major" | "column-major";
}

const int32Max = 2_147_483_647;

/** @throws {LightGBMError} LIGHTGBM_ARGUMENT_INVALID when the shape and the buffer do not fit. */
export function checkMatrix(matrix: Matrix, name: string): void {
  const { data, rows, columns, layout } = matrix;
  if (!(data instanceof Float64Array || data instanceof Float32Array)) {
    throw invalid(`${name}.data must be a Float64Array or a Float32Array.`);
  }
  for (const [field, value] of [["rows", rows] as const, ["columns", columns] as const]) {
    if (!Number.isInteger(value) || value < 1 || value > int32Max) {
      throw invalid(`${name}.${field} must be a whole number from 1 to ${int32Max}, got ${value}.`);
    }
  }
  if (data.length !== rows * columns) {
    throw invalid(
      `${name}.data must hold rows x columns = ${rows} x ${columns} = ${rows * columns} values, got ${data.length}.`,
    );
  }
  if (layout !== undefined && layout !== "row-major" && layout !== "column-major") {
    throw invalid(`${name}.layout must be "row-major" or "column-major", got ${JSON.stringify(layout)}.`);
  }
}

export function isRowMajor(matrix: Matrix): number {
  return matrix.layout === "column-major" ? 0 : 1;
}

export function elementType(data: Float64Array | Float32Array): number {
  return data instanceof Float64Array ? dataType.float64 : dataType.float32;
}

function invalid(message: string): LightGBMError {
  return new LightGBMError("LIGHTGBM_ARGUMENT_INVALID", message);
}
