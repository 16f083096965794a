import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { XGBoostError } from "./errors.ts";

/** The XGBoost version whose C API this package binds; the loaded library is asked for its own. */
export const apiVersion = "3.2.0";

const fileNames: Partial<Record<NodeJS.Platform, string>> = { win32: "xgboost.dll", darwin: "libxgboost.dylib" };

/**
 * Where the native library is: the given path, else the file named by `XGBOOST_LIBRARY`, else
 * `.toolchain/xgboost/<version>/xgboost/lib/` in the nearest folder above this package.
 * @throws {XGBoostError} XGBOOST_LIBRARY_MISSING
 */
export function locateLibrary(path?: string): string {
  const named = path ?? process.env.XGBOOST_LIBRARY;
  if (named) {
    const file = resolve(named);
    if (existsSync(file)) return file;
    const source = path ? "the path option" : "XGBOOST_LIBRARY";
    throw new XGBoostError("XGBOOST_LIBRARY_MISSING", `No XGBoost library at ${file}, the file named by ${source}.`, {
      details: { file, source },
    });
  }
  const name = fileNames[process.platform] ?? "libxgboost.so";
  const tail = join(".toolchain", "xgboost", apiVersion, "xgboost", "lib", name);
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, tail);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) break;
  }
  throw new XGBoostError(
    "XGBOOST_LIBRARY_MISSING",
    `The XGBoost ${apiVersion} library was not found: no ${tail} in any folder above ${import.meta.dirname}. ` +
      "Run `npm run setup -- --lab`, or name the library's file in the environment variable XGBOOST_LIBRARY.",
    { details: { searched: tail } },
  );
}
