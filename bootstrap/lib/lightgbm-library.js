import { nativeLibrary } from "./native-library.js";

const wheel = (tag, sha256, library) => ({
  tag,
  sha256,
  library,
  files: { [library]: new RegExp(`/${library.replace(".", "\\.")}$`) },
});

/** The official wheels. @type {import("./native-library.js").NativeLibrary} */
export const LIGHTGBM = {
  title: "LightGBM",
  name: "lightgbm",
  version: "4.7.0",
  variable: "LIGHTGBM_LIBRARY",
  wheels: {
    "linux-x64": wheel(
      "manylinux_2_28_x86_64",
      "d23e922acd891e77212e4d0fbcee9ba973c96dee479491341d05ba595357ebb7",
      "lib_lightgbm.so",
    ),
    "linux-arm64": wheel(
      "manylinux2014_aarch64",
      "d4529acec5c6fefe4768302a529707d0ead90f6a6f42df694b856212e09695b8",
      "lib_lightgbm.so",
    ),
    "darwin-arm64": wheel(
      "macosx_12_0_arm64",
      "129535462686f274df179133643118c5c5c5667167fe6c3a28d955f0b3c8e868",
      "lib_lightgbm.dylib",
    ),
    "darwin-x64": wheel(
      "macosx_10_15_x86_64",
      "dfc1cfe8e760387be1e7ba7a214688be21fdff96e4ed9749188f83e1877c2477",
      "lib_lightgbm.dylib",
    ),
    "win32-x64": wheel(
      "win_amd64",
      "f42d1e5b32b6f170e606d7c689c6165671da98d7bf37f1addec2623efc8740c9",
      "lib_lightgbm.dll",
    ),
  },
};

/** The native LightGBM library: the one that LIGHTGBM_LIBRARY names, else the official one in the toolchain folder. */
export function lightgbmLibrary(environment = process.env) {
  return nativeLibrary(LIGHTGBM, environment);
}
