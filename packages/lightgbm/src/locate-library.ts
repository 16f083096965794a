import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { LightGBMError } from "./errors.ts";

/** The LightGBM version whose C API this package binds. The library itself does not report its version. */
export const apiVersion = "4.7.0";

const fileNames: Partial<Record<NodeJS.Platform, string>> = {
  win32: "lib_lightgbm.dll",
  darwin: "lib_lightgbm.dylib",
};

/**
 * Where the native library is: the given path, else the file named by `LIGHTGBM_LIBRARY`, else
 * `.toolchain/lightgbm/<version>/lib_lightgbm.{so,dylib,dll}` in the nearest folder above this package.
 * @throws {LightGBMError} LIGHTGBM_LIBRARY_MISSING
 */
export function locateLibrary(path?: string): string {
  const named = path ?? process.env.LIGHTGBM_LIBRARY;
  if (named) {
    const file = resolve(named);
    if (existsSync(file)) return file;
    const source = path ? "the path option" : "LIGHTGBM_LIBRARY";
    throw new LightGBMError(
      "LIGHTGBM_LIBRARY_MISSING",
      `No LightGBM library at ${file}, the file named by ${source}.`,
      {
        details: { file, source },
      },
    );
  }
  const tail = join(".toolchain", "lightgbm", apiVersion, fileNames[process.platform] ?? "lib_lightgbm.so");
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, tail);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) break;
  }
  throw new LightGBMError(
    "LIGHTGBM_LIBRARY_MISSING",
    `The LightGBM ${apiVersion} library was not found: no ${tail} in any folder above ${import.meta.dirname}. ` +
      "Run `npm run setup`, or name a lib_lightgbm file in the environment variable LIGHTGBM_LIBRARY.",
    { details: { searched: tail } },
  );
}
