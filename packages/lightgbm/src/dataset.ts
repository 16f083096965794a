import { dataType } from "./c-api.ts";
import { checkCategorical, checkFeatureNames, checkField } from "./dataset-fields.ts";
import { loadLightGBM } from "./library.ts";
import { checkMatrix, elementType, isRowMajor, type Matrix } from "./matrix.ts";
import { Handle, NativeResource } from "./native-resource.ts";
import { readNames } from "./native-text.ts";
import { formatParameters, type Parameters } from "./parameters.ts";

export interface DatasetOptions {
  /** Target, one finite number per row. Stored as 32-bit floats. */
  readonly label?: ArrayLike<number>;
  /** Row weights, finite and not negative. Stored as 32-bit floats. */
  readonly weight?: ArrayLike<number>;
  /** Rows per query for ranking; the sizes sum to the number of rows. */
  readonly group?: ArrayLike<number>;
  /** Score every tree is added to: one per row, or rows x classes with all rows of class 0 first. */
  readonly initScore?: ArrayLike<number>;
  /** One unique name per column, without white space or `,:"[]{}`. Default `Column_0`, `Column_1`, … */
  readonly featureNames?: readonly string[];
  /** Columns whose values are category codes (whole numbers >= 0), by index or by feature name. */
  readonly categorical?: readonly (number | string)[];
  /** Bin like this dataset; required for validation sets. */
  readonly reference?: Dataset;
  /** Parameters that shape the binning (`max_bin`, `min_data_in_bin`, …); give training the same ones. */
  readonly parameters?: Parameters;
}

/**
 * Binned training or validation data. The matrix is copied into bins at creation and may be reused afterwards.
 * Freed by `dispose` (or `using`), else by the garbage collector; boosters trained on it keep the native data alive.
 */
export class Dataset {
  readonly rows: number;
  readonly columns: number;
  /** @internal */
  readonly handle: Handle;

  private constructor(handle: Handle, rows: number, columns: number) {
    this.handle = handle;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Bins a dense matrix, shape [rows x columns].
   * @throws {LightGBMError} LIGHTGBM_ARGUMENT_INVALID, LIGHTGBM_PARAMETER_INVALID, LIGHTGBM_NATIVE
   */
  static fromMatrix(matrix: Matrix, options: DatasetOptions = {}): Dataset {
    const library = loadLightGBM();
    checkMatrix(matrix, "matrix");
    const { data, rows, columns } = matrix;
    const { featureNames, reference } = options;
    if (featureNames) checkFeatureNames(featureNames, columns);
    let parameters = formatParameters(library, options.parameters ?? {}, { categorical_feature: "categorical" });
    if (options.categorical?.length) {
      parameters += ` categorical_feature=${checkCategorical(options.categorical, columns, featureNames).join(",")}`;
    }
    const fields = fieldsOf(options, rows);
    const out = new BigUint64Array(1);
    library.check(
      library.api.LGBM_DatasetCreateFromMat(
        data,
        elementType(data),
        rows,
        columns,
        isRowMajor(matrix),
        parameters,
        reference?.handle.pointer ?? null,
        out,
      ),
      "create a dataset",
    );
    const resource = new NativeResource({
      name: "Dataset",
      pointer: out[0]!,
      free: (pointer) => library.check(library.api.LGBM_DatasetFree(pointer), "free a dataset"),
      needs: reference ? [reference.handle.resource] : [],
    });
    const dataset = new Dataset(new Handle(resource), rows, columns);
    try {
      for (const field of fields) dataset.#setField(field.name, field.data);
      if (featureNames) {
        library.check(
          library.api.LGBM_DatasetSetFeatureNames(dataset.handle.pointer, featureNames, columns),
          "name the features",
        );
      }
    } catch (error) {
      dataset.dispose();
      throw error;
    }
    return dataset;
  }

  /** Names of the columns. */
  get featureNames(): string[] {
    const { api, check } = loadLightGBM();
    return readNames(this.columns, (...args) =>
      check(api.LGBM_DatasetGetFeatureNames(this.handle.pointer, ...args), "read the feature names"),
    );
  }

  /** Frees the native data as soon as no booster needs it. The object cannot be used afterwards. */
  dispose(): void {
    this.handle.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #setField(name: string, data: Float32Array | Float64Array | Int32Array): void {
    const { api, check } = loadLightGBM();
    const type = data instanceof Int32Array ? dataType.int32 : elementType(data);
    check(api.LGBM_DatasetSetField(this.handle.pointer, name, data, data.length, type), `set the field ${name}`);
  }
}

function fieldsOf(options: DatasetOptions, rows: number) {
  const fields: { name: string; data: Float32Array | Float64Array | Int32Array }[] = [];
  const { label, weight, group, initScore } = options;
  if (label) {
    checkField("label", label, { length: rows, float32: true });
    fields.push({ name: "label", data: new Float32Array(label) });
  }
  if (weight) {
    checkField("weight", weight, { length: rows, least: 0, float32: true });
    fields.push({ name: "weight", data: new Float32Array(weight) });
  }
  if (group) {
    checkField("group", group, { least: 0, whole: true, sum: rows });
    fields.push({ name: "group", data: new Int32Array(group) });
  }
  if (initScore) {
    checkField("initScore", initScore, { multipleOf: rows });
    fields.push({ name: "init_score", data: new Float64Array(initScore) });
  }
  return fields;
}
