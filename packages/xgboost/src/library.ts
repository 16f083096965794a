import { isMainThread } from "node:worker_threads";
import koffi from "koffi";
import { bindCApi, type CApi } from "./c-api.ts";
import { XGBoostError } from "./errors.ts";
import { apiVersion, locateLibrary } from "./locate-library.ts";

/** The loaded library of this thread. */
export interface XGBoostLibrary {
  /** File the library was loaded from. */
  readonly path: string;
  /** The version that the library itself reports. */
  readonly version: string;
  readonly api: CApi;
  /** Turns a failed native call into an `XGBoostError` with the library's own text. */
  check(status: number, action: string): void;
}

let loaded: XGBoostLibrary | undefined;

/**
 * Loads the native library once per thread; everything else in the package calls it by itself.
 * On the main thread it sets `OMP_WAIT_POLICY=passive` unless the environment says otherwise, so that idle OpenMP
 * threads sleep.
 * @param options.path Library file; see `locateLibrary` for the default.
 * @throws {XGBoostError} XGBOOST_LIBRARY_MISSING, XGBOOST_LIBRARY_UNUSABLE
 */
export function loadXGBoost(options: { readonly path?: string } = {}): XGBoostLibrary {
  if (loaded) return loaded;
  const path = locateLibrary(options.path);
  if (isMainThread) process.env.OMP_WAIT_POLICY ??= "passive";
  const api = bind(path);
  const version = versionOf(api);
  if (version.split(".")[0] !== apiVersion.split(".")[0]) throw unusable(path, `it is version ${version}`);
  const check = (status: number, action: string): void => {
    if (status === 0) return;
    const text = firstLines(api.XGBGetLastError());
    throw new XGBoostError("XGBOOST_NATIVE", `XGBoost could not ${action}: ${text}`, { details: { action, text } });
  };
  loaded = { path, version, api, check };
  return loaded;
}

function bind(path: string): CApi {
  try {
    return bindCApi(koffi.load(path));
  } catch (cause) {
    throw unusable(path, (cause as Error).message, cause);
  }
}

function versionOf(api: CApi): string {
  const parts = [new Int32Array(1), new Int32Array(1), new Int32Array(1)] as const;
  api.XGBoostVersion(...parts);
  return parts.map(([part]) => part).join(".");
}

function unusable(path: string, reason: string, cause?: unknown): XGBoostError {
  return new XGBoostError(
    "XGBOOST_LIBRARY_UNUSABLE",
    `Cannot load ${path}: ${reason}. It must be the XGBoost ${apiVersion} library for ${process.platform}-${process.arch}; run \`npm run setup -- --lab\` or name another file in XGBOOST_LIBRARY.`,
    { details: { path }, cause },
  );
}

/** The library's text without its native stack trace. */
function firstLines(text: string): string {
  return text.split("\nStack trace")[0]!.trim();
}
