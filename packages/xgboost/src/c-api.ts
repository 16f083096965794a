import type { LibraryHandle } from "koffi";

/** A native handle: the address of a C++ object. */
export type Pointer = bigint;
/** Native call status: 0 on success, else a failure with its text in `XGBGetLastError`. */
type Status = number;
type OutPointer = BigUint64Array;
type OutLong = BigUint64Array;
type OutInt = Int32Array;

/**
 * The C functions of XGBoost 3.2 that this package calls, in the order of `xgboost/c_api.h`, nothing added.
 * `bst_ulong` is 64 bits wide.
 * @throws {Error} from koffi when the library lacks one of them.
 */
export function bindCApi(library: LibraryHandle) {
  const c = <F extends (...args: never[]) => unknown>(declaration: string): F =>
    library.func(declaration) as unknown as F;
  return {
    XGBoostVersion: c<(major: OutInt, minor: OutInt, patch: OutInt) => void>(
      "void XGBoostVersion(void *major, void *minor, void *patch)",
    ),
    XGBGetLastError: c<() => string>("const char *XGBGetLastError()"),
    XGDMatrixCreateFromDense: c<(arrayInterface: string, config: string, out: OutPointer) => Status>(
      "int XGDMatrixCreateFromDense(const char *data, const char *config, void *out)",
    ),
    XGDMatrixFree: c<(handle: Pointer) => Status>("int XGDMatrixFree(void *handle)"),
    XGDMatrixSetInfoFromInterface: c<(handle: Pointer, field: string, arrayInterface: string) => Status>(
      "int XGDMatrixSetInfoFromInterface(void *handle, const char *field, const char *c_interface_str)",
    ),
    XGDMatrixSetStrFeatureInfo: c<
      (handle: Pointer, field: string, features: readonly string[], size: number) => Status
    >("int XGDMatrixSetStrFeatureInfo(void *handle, const char *field, const char **features, uint64_t size)"),
    XGBoosterCreate: c<(matrices: BigUint64Array | null, length: number, out: OutPointer) => Status>(
      "int XGBoosterCreate(void *dmats, uint64_t len, void *out)",
    ),
    XGBoosterFree: c<(handle: Pointer) => Status>("int XGBoosterFree(void *handle)"),
    XGBoosterSetParam: c<(handle: Pointer, name: string, value: string) => Status>(
      "int XGBoosterSetParam(void *handle, const char *name, const char *value)",
    ),
    XGBoosterGetNumFeature: c<(handle: Pointer, out: OutLong) => Status>(
      "int XGBoosterGetNumFeature(void *handle, void *out)",
    ),
    XGBoosterUpdateOneIter: c<(handle: Pointer, iteration: number, train: Pointer) => Status>(
      "int XGBoosterUpdateOneIter(void *handle, int iter, void *dtrain)",
    ),
    XGBoosterPredictFromDMatrix: c<
      (
        handle: Pointer,
        matrix: Pointer,
        config: string,
        outShape: OutPointer,
        outDimensions: OutLong,
        outResult: OutPointer,
      ) => Status
    >(
      "int XGBoosterPredictFromDMatrix(void *handle, void *dmat, const char *config, void *out_shape, void *out_dim, void *out_result)",
    ),
    XGBoosterLoadModelFromBuffer: c<(handle: Pointer, buffer: Uint8Array, length: number) => Status>(
      "int XGBoosterLoadModelFromBuffer(void *handle, const void *buf, uint64_t len)",
    ),
    XGBoosterSaveModelToBuffer: c<
      (handle: Pointer, config: string, outLength: OutLong, outBuffer: OutPointer) => Status
    >("int XGBoosterSaveModelToBuffer(void *handle, const char *config, void *out_len, void *out_dptr)"),
    XGBoosterSetStrFeatureInfo: c<
      (handle: Pointer, field: string, features: readonly string[], size: number) => Status
    >("int XGBoosterSetStrFeatureInfo(void *handle, const char *field, const char **features, uint64_t size)"),
    XGBoosterFeatureScore: c<
      (
        handle: Pointer,
        config: string,
        outCount: OutLong,
        outFeatures: OutPointer,
        outDimensions: OutLong,
        outShape: OutPointer,
        outScores: OutPointer,
      ) => Status
    >(
      "int XGBoosterFeatureScore(void *handle, const char *config, void *out_n_features, void *out_features, void *out_dim, void *out_shape, void *out_scores)",
    ),
  };
}

export type CApi = ReturnType<typeof bindCApi>;
