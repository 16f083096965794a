/** What kind of failure an error is. Applications map the kind to an HTTP status or an exit code; packages never do. */
export type ErrorKind =
  /** The caller asked for something malformed or out of range. */
  | "usage"
  /** Input data broke a rule. */
  | "input"
  /** The thing asked for does not exist. */
  | "not-found"
  /** The request clashes with the present state. */
  | "conflict"
  /** Not ready yet, or a needed part of the machine is missing; later or after a fix it works. */
  | "unavailable"
  /** A broken promise of our own code. */
  | "internal";

export interface ErrorSpec {
  readonly kind: ErrorKind;
  /** One line for docs/errors.md: what happened and what to do. */
  readonly summary: string;
}

/** The errors one package may throw, by stable code. */
export type ErrorRegistry = Readonly<Record<string, ErrorSpec>>;

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** An error with a stable code, a kind and typed details. Its message names what was wrong, where, and what to do. */
export class HubError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;

  constructor(code: string, kind: ErrorKind, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "HubError";
    this.code = code;
    this.kind = kind;
    this.details = details;
  }
}

export interface ErrorOptions {
  readonly details?: ErrorDetails;
  readonly cause?: unknown;
}

/**
 * The function with which a package makes its errors: the code must be in the package's registry.
 * @example const dataError = errorFactory(dataErrors); throw dataError("DATA_FILE_MISSING", "…");
 */
export function errorFactory<R extends ErrorRegistry>(
  registry: R,
): (code: keyof R & string, message: string, options?: ErrorOptions) => HubError {
  return (code, message, options = {}) => {
    const spec = registry[code] as ErrorSpec;
    return new HubError(code, spec.kind, message, options.details, options.cause);
  };
}
