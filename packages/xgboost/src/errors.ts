/** The errors this package throws, by stable code, with what to do about each. */
export const xgboostErrors = {
  XGBOOST_LIBRARY_MISSING: {
    kind: "unavailable",
    summary: "The native XGBoost library was not found; run the set-up or name the file in XGBOOST_LIBRARY.",
  },
  XGBOOST_LIBRARY_UNUSABLE: {
    kind: "unavailable",
    summary: "The native XGBoost library cannot be loaded here (wrong platform, missing OpenMP, other version).",
  },
  XGBOOST_NATIVE: {
    kind: "internal",
    summary: "The native library refused a call; the message is the library's own.",
  },
  XGBOOST_ARGUMENT_INVALID: {
    kind: "usage",
    summary: "An argument of the binding has the wrong shape, length or range.",
  },
  XGBOOST_USE_AFTER_FREE: {
    kind: "internal",
    summary: "A booster was used after it was disposed of.",
  },
} as const;

export type XGBoostErrorCode = keyof typeof xgboostErrors;
export type XGBoostErrorKind = (typeof xgboostErrors)[XGBoostErrorCode]["kind"];

/** Every failure of this package: a stable code, a kind, typed details; native failures carry the library's own text. */
export class XGBoostError extends Error {
  readonly code: XGBoostErrorCode;
  readonly kind: XGBoostErrorKind;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: XGBoostErrorCode,
    message: string,
    options: { readonly details?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "XGBoostError";
    this.code = code;
    this.kind = xgboostErrors[code].kind;
    this.details = options.details ?? {};
  }
}
