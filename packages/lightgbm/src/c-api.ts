import type { LibraryHandle } from "koffi";

/** A native handle: the address of a C++ object. */
export type Pointer = bigint;
/** Native call status: 0 on success, -1 on failure with the text in `LGBM_GetLastError`. */
type Status = number;
type Floats = Float32Array | Float64Array;
/** Where the library writes a new handle. */
type OutPointer = BigUint64Array;
/** Where the library writes an `int`. */
type OutInt = Int32Array;
/** Where the library writes an `int64_t` or a `size_t`. */
type OutLong = BigInt64Array;

/**
 * The C functions of LightGBM 4.7 that this package calls, in the order of `LightGBM/c_api.h`, nothing added.
 * @throws {Error} from koffi when the library lacks one of them.
 */
export function bindCApi(library: LibraryHandle) {
  const c = <F extends (...args: never[]) => unknown>(declaration: string): F =>
    library.func(declaration) as unknown as F;
  return {
    LGBM_GetLastError: c<() => string>("const char *LGBM_GetLastError()"),
    LGBM_DumpParamAliases: c<(bufferLength: number, outLength: OutLong, out: Uint8Array) => Status>(
      "int LGBM_DumpParamAliases(int64_t buffer_len, void *out_len, void *out_str)",
    ),
    LGBM_RegisterLogCallback: c<(callback: Pointer | null) => Status>("int LGBM_RegisterLogCallback(void *callback)"),

    LGBM_DatasetCreateFromMat: c<
      (
        data: Floats,
        dataType: number,
        rows: number,
        columns: number,
        isRowMajor: number,
        parameters: string,
        reference: Pointer | null,
        out: OutPointer,
      ) => Status
    >(
      "int LGBM_DatasetCreateFromMat(const void *data, int data_type, int32_t nrow, int32_t ncol, int is_row_major, const char *parameters, void *reference, void *out)",
    ),
    LGBM_DatasetSetFeatureNames: c<(handle: Pointer, names: readonly string[], count: number) => Status>(
      "int LGBM_DatasetSetFeatureNames(void *handle, const char **feature_names, int num_feature_names)",
    ),
    LGBM_DatasetGetFeatureNames: c<
      (
        handle: Pointer,
        length: number,
        outCount: OutInt,
        bufferLength: number,
        outBufferLength: OutLong,
        names: BigUint64Array,
      ) => Status
    >(
      "int LGBM_DatasetGetFeatureNames(void *handle, int len, void *num_feature_names, size_t buffer_len, void *out_buffer_len, void *feature_names)",
    ),
    LGBM_DatasetFree: c<(handle: Pointer) => Status>("int LGBM_DatasetFree(void *handle)"),
    LGBM_DatasetSetField: c<
      (handle: Pointer, field: string, data: Floats | Int32Array | null, length: number, dataType: number) => Status
    >(
      "int LGBM_DatasetSetField(void *handle, const char *field_name, const void *field_data, int num_element, int type)",
    ),
    LGBM_BoosterCreate: c<(train: Pointer, parameters: string, out: OutPointer) => Status>(
      "int LGBM_BoosterCreate(void *train_data, const char *parameters, void *out)",
    ),
    LGBM_BoosterCreateFromModelfile: c<(file: string, outIterations: OutInt, out: OutPointer) => Status>(
      "int LGBM_BoosterCreateFromModelfile(const char *filename, void *out_num_iterations, void *out)",
    ),
    LGBM_BoosterLoadModelFromString: c<(text: Uint8Array, outIterations: OutInt, out: OutPointer) => Status>(
      "int LGBM_BoosterLoadModelFromString(const void *model_str, void *out_num_iterations, void *out)",
    ),
    LGBM_BoosterFree: c<(handle: Pointer) => Status>("int LGBM_BoosterFree(void *handle)"),
    LGBM_BoosterAddValidData: c<(handle: Pointer, validation: Pointer) => Status>(
      "int LGBM_BoosterAddValidData(void *handle, void *valid_data)",
    ),
    LGBM_BoosterResetParameter: c<(handle: Pointer, parameters: string) => Status>(
      "int LGBM_BoosterResetParameter(void *handle, const char *parameters)",
    ),
    LGBM_BoosterGetNumClasses: c<(handle: Pointer, out: OutInt) => Status>(
      "int LGBM_BoosterGetNumClasses(void *handle, void *out_len)",
    ),
    LGBM_BoosterUpdateOneIter: c<(handle: Pointer, outFinished: OutInt) => Status>(
      "int LGBM_BoosterUpdateOneIter(void *handle, void *is_finished)",
    ),
    LGBM_BoosterRollbackOneIter: c<(handle: Pointer) => Status>("int LGBM_BoosterRollbackOneIter(void *handle)"),
    LGBM_BoosterGetCurrentIteration: c<(handle: Pointer, out: OutInt) => Status>(
      "int LGBM_BoosterGetCurrentIteration(void *handle, void *out_iteration)",
    ),
    LGBM_BoosterNumModelPerIteration: c<(handle: Pointer, out: OutInt) => Status>(
      "int LGBM_BoosterNumModelPerIteration(void *handle, void *out_tree_per_iteration)",
    ),
    LGBM_BoosterNumberOfTotalModel: c<(handle: Pointer, out: OutInt) => Status>(
      "int LGBM_BoosterNumberOfTotalModel(void *handle, void *out_models)",
    ),
    LGBM_BoosterGetEvalCounts: c<(handle: Pointer, out: OutInt) => Status>(
      "int LGBM_BoosterGetEvalCounts(void *handle, void *out_len)",
    ),
    LGBM_BoosterGetEvalNames: c<
      (
        handle: Pointer,
        length: number,
        outCount: OutInt,
        bufferLength: number,
        outBufferLength: OutLong,
        names: BigUint64Array,
      ) => Status
    >(
      "int LGBM_BoosterGetEvalNames(void *handle, int len, void *out_len, size_t buffer_len, void *out_buffer_len, void *out_strs)",
    ),
    LGBM_BoosterGetFeatureNames: c<
      (
        handle: Pointer,
        length: number,
        outCount: OutInt,
        bufferLength: number,
        outBufferLength: OutLong,
        names: BigUint64Array,
      ) => Status
    >(
      "int LGBM_BoosterGetFeatureNames(void *handle, int len, void *out_len, size_t buffer_len, void *out_buffer_len, void *out_strs)",
    ),
    LGBM_BoosterGetNumFeature: c<(handle: Pointer, out: OutInt) => Status>(
      "int LGBM_BoosterGetNumFeature(void *handle, void *out_len)",
    ),
    LGBM_BoosterGetEval: c<(handle: Pointer, dataIndex: number, outLength: OutInt, out: Float64Array) => Status>(
      "int LGBM_BoosterGetEval(void *handle, int data_idx, void *out_len, void *out_results)",
    ),
    LGBM_BoosterCalcNumPredict: c<
      (
        handle: Pointer,
        rows: number,
        predictType: number,
        startIteration: number,
        iterations: number,
        out: OutLong,
      ) => Status
    >(
      "int LGBM_BoosterCalcNumPredict(void *handle, int num_row, int predict_type, int start_iteration, int num_iteration, void *out_len)",
    ),
    LGBM_FastConfigFree: c<(fastConfig: Pointer) => Status>("int LGBM_FastConfigFree(void *fastConfig)"),
    LGBM_BoosterPredictForMat: c<
      (
        handle: Pointer,
        data: Floats,
        dataType: number,
        rows: number,
        columns: number,
        isRowMajor: number,
        predictType: number,
        startIteration: number,
        iterations: number,
        parameters: string,
        outLength: OutLong,
        out: Float64Array,
      ) => Status
    >(
      "int LGBM_BoosterPredictForMat(void *handle, const void *data, int data_type, int32_t nrow, int32_t ncol, int is_row_major, int predict_type, int start_iteration, int num_iteration, const char *parameter, void *out_len, void *out_result)",
    ),
    LGBM_BoosterPredictForMatSingleRowFastInit: c<
      (
        handle: Pointer,
        predictType: number,
        startIteration: number,
        iterations: number,
        dataType: number,
        columns: number,
        parameters: string,
        out: OutPointer,
      ) => Status
    >(
      "int LGBM_BoosterPredictForMatSingleRowFastInit(void *handle, int predict_type, int start_iteration, int num_iteration, int data_type, int32_t ncol, const char *parameter, void *out_fastConfig)",
    ),
    LGBM_BoosterPredictForMatSingleRowFast: c<
      (fastConfig: Pointer, data: Floats, outLength: OutLong, out: Float64Array) => Status
    >(
      "int LGBM_BoosterPredictForMatSingleRowFast(void *fastConfig_handle, const void *data, void *out_len, void *out_result)",
    ),
    LGBM_BoosterSaveModel: c<
      (handle: Pointer, startIteration: number, iterations: number, importance: number, file: string) => Status
    >(
      "int LGBM_BoosterSaveModel(void *handle, int start_iteration, int num_iteration, int feature_importance_type, const char *filename)",
    ),
    LGBM_BoosterSaveModelToString: c<
      (
        handle: Pointer,
        startIteration: number,
        iterations: number,
        importance: number,
        bufferLength: number,
        outLength: OutLong,
        out: Uint8Array,
      ) => Status
    >(
      "int LGBM_BoosterSaveModelToString(void *handle, int start_iteration, int num_iteration, int feature_importance_type, int64_t buffer_len, void *out_len, void *out_str)",
    ),
    LGBM_BoosterDumpModel: c<
      (
        handle: Pointer,
        startIteration: number,
        iterations: number,
        importance: number,
        bufferLength: number,
        outLength: OutLong,
        out: Uint8Array,
      ) => Status
    >(
      "int LGBM_BoosterDumpModel(void *handle, int start_iteration, int num_iteration, int feature_importance_type, int64_t buffer_len, void *out_len, void *out_str)",
    ),
    LGBM_BoosterFeatureImportance: c<
      (handle: Pointer, iterations: number, importance: number, out: Float64Array) => Status
    >("int LGBM_BoosterFeatureImportance(void *handle, int num_iteration, int importance_type, void *out_results)"),
  };
}

export type CApi = ReturnType<typeof bindCApi>;

/** `C_API_DTYPE_*` */
export const dataType = { float32: 0, float64: 1, int32: 2, int64: 3 } as const;
/** `C_API_PREDICT_*` */
export const predictType = { normal: 0, raw: 1, leaf: 2, contrib: 3 } as const;
/** `C_API_FEATURE_IMPORTANCE_*` */
export const importanceType = { split: 0, gain: 1 } as const;
