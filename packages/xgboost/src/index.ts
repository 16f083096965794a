export { Booster, type ImportanceKind } from "./booster.ts";
export { XGBoostError, type XGBoostErrorCode, type XGBoostErrorKind, xgboostErrors } from "./errors.ts";
export { loadXGBoost, type XGBoostLibrary } from "./library.ts";
export { apiVersion, locateLibrary } from "./locate-library.ts";
export type { Matrix, MatrixInfo } from "./matrix.ts";
export { type Parameters, type TrainOptions, train } from "./train.ts";
