/** The errors this package throws, by stable code, with what to do about each. */
export const lightgbmErrors = {
  LIGHTGBM_LIBRARY_MISSING: {
    kind: "unavailable",
    summary: "The native LightGBM library was not found; run the set-up or name the file in LIGHTGBM_LIBRARY.",
  },
  LIGHTGBM_LIBRARY_UNUSABLE: {
    kind: "unavailable",
    summary: "The native LightGBM library cannot be loaded here (wrong platform, missing libgomp, other version).",
  },
  LIGHTGBM_NATIVE: {
    kind: "internal",
    summary: "The native library refused a call; the message is the library's own.",
  },
  LIGHTGBM_PARAMETER_INVALID: {
    kind: "usage",
    summary: "A LightGBM parameter is unknown, given twice through an alias, or has a value that cannot be passed on.",
  },
  LIGHTGBM_ARGUMENT_INVALID: {
    kind: "usage",
    summary: "An argument of the binding has the wrong shape, length or range.",
  },
  LIGHTGBM_USE_AFTER_FREE: {
    kind: "internal",
    summary: "A dataset, booster or row predictor was used after it was disposed of.",
  },
  LIGHTGBM_ABORTED: { kind: "conflict", summary: "Training was stopped by its abort signal." },
  LIGHTGBM_WORKER_FAILED: { kind: "internal", summary: "The training worker died before it answered." },
} as const;

export type LightGBMErrorCode = keyof typeof lightgbmErrors;
export type LightGBMErrorKind = (typeof lightgbmErrors)[LightGBMErrorCode]["kind"];

/** Every failure of this package: a stable code, a kind, typed details; native failures carry the library's own text. */
export class LightGBMError extends Error {
  readonly code: LightGBMErrorCode;
  readonly kind: LightGBMErrorKind;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: LightGBMErrorCode,
    message: string,
    options: { readonly details?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "LightGBMError";
    this.code = code;
    this.kind = lightgbmErrors[code].kind;
    this.details = options.details ?? {};
  }
}

/** First few of a list and the count of the rest, for messages. */
export function listSome(items: readonly (string | number)[], shown = 5): string {
  const rest = items.length - shown;
  return rest > 0 ? `${items.slice(0, shown).join(", ")} and ${rest} more` : items.join(", ");
}
