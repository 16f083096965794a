import { isMainThread } from "node:worker_threads";
import koffi from "koffi";
import { bindCApi, type CApi } from "./c-api.ts";
import { LightGBMError } from "./errors.ts";
import { apiVersion, locateLibrary } from "./locate-library.ts";
import { type LogHandler, LogLines, logWarningsToStderr } from "./log.ts";

/** The loaded library of this thread. Its last error and its log callback belong to the thread, as in LightGBM itself. */
export interface LightGBMLibrary {
  /** File the library was loaded from. */
  readonly path: string;
  /** LightGBM version whose C API is bound (`4.7.0`). */
  readonly apiVersion: string;
  readonly api: CApi;
  /** Where this thread's log lines go from now on; `null` restores the default (warnings to stderr). */
  setLogHandler(handler: LogHandler | null): void;
  /** Turns a failed native call into a `LightGBMError` with the library's own text. */
  check(status: number, action: string): void;
}

let loaded: LightGBMLibrary | undefined;

/**
 * Loads the native library once per thread; every other part of the package calls it by itself.
 * On the main thread it sets `OMP_WAIT_POLICY=passive` unless the environment says otherwise, so that idle OpenMP
 * threads sleep. OpenMP reads its variables when the library is first loaded and a worker's `process.env` does not
 * reach it, so load it on the main thread before starting workers that train.
 * @param options.path Library file; see `locateLibrary` for the default.
 * @throws {LightGBMError} LIGHTGBM_LIBRARY_MISSING, LIGHTGBM_LIBRARY_UNUSABLE
 */
export function loadLightGBM(options: { readonly path?: string } = {}): LightGBMLibrary {
  if (loaded) {
    if (options.path !== undefined && locateLibrary(options.path) !== loaded.path) {
      throw new LightGBMError(
        "LIGHTGBM_ARGUMENT_INVALID",
        `LightGBM is already loaded from ${loaded.path}; a thread cannot change to ${options.path}. Name the file first.`,
      );
    }
    return loaded;
  }
  const path = locateLibrary(options.path);
  if (isMainThread) process.env.OMP_WAIT_POLICY ??= "passive";
  loaded = open(path);
  return loaded;
}

function open(path: string): LightGBMLibrary {
  const api = bind(path);
  const check = (status: number, action: string): void => {
    if (status === 0) return;
    const text = api.LGBM_GetLastError();
    throw new LightGBMError("LIGHTGBM_NATIVE", `LightGBM could not ${action}: ${text}`, { details: { action, text } });
  };
  let lines = new LogLines(logWarningsToStderr);
  const callback = koffi.register(
    (piece: bigint) => {
      try {
        lines.push(koffi.decode.string(piece));
      } catch (error) {
        // A throw must not cross the native frames above us; report it as Node reports any stray error.
        queueMicrotask(() => {
          throw error;
        });
      }
    },
    koffi.pointer(koffi.proto("void", ["void *"])),
  );
  check(api.LGBM_RegisterLogCallback(callback), "register the log callback");
  // A process has a limited number of callbacks, and ending a worker gives its one back only when asked.
  if (!isMainThread) {
    process.once("exit", () => {
      api.LGBM_RegisterLogCallback(null);
      koffi.unregister(callback);
    });
  }
  return {
    path,
    apiVersion,
    api,
    check,
    setLogHandler: (handler) => {
      lines = new LogLines(handler ?? logWarningsToStderr);
    },
  };
}

function bind(path: string): CApi {
  try {
    return bindCApi(koffi.load(path));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const fix = reason.includes("libgomp")
      ? "Install the OpenMP runtime (Debian and Ubuntu: apt-get install libgomp1)."
      : `It must be the LightGBM ${apiVersion} library for ${process.platform}-${process.arch}; run \`npm run setup\` or name another file in LIGHTGBM_LIBRARY.`;
    throw new LightGBMError("LIGHTGBM_LIBRARY_UNUSABLE", `Cannot load ${path}: ${reason} ${fix}`, {
      details: { path },
      cause,
    });
  }
}
