import { nativeLibrary } from "./native-library.js";

/** Linux wheels bring their own OpenMP runtime, which the library looks for two folders above itself. */
const linux = (tag, sha256) => ({
  project: "xgboost-cpu",
  tag,
  sha256,
  library: "xgboost/lib/libxgboost.so",
  files: {
    "xgboost/lib/libxgboost.so": /^xgboost\/lib\/libxgboost\.so$/,
    "xgboost_cpu.libs/": /^xgboost_cpu\.libs\/libgomp-[^/]+$/,
  },
});
const mac = (tag, sha256) => ({
  project: "xgboost",
  tag,
  sha256,
  library: "xgboost/lib/libxgboost.dylib",
  files: { "xgboost/lib/libxgboost.dylib": /^xgboost\/lib\/libxgboost\.dylib$/ },
});

/** The official wheels without CUDA. @type {import("./native-library.js").NativeLibrary} */
export const XGBOOST = {
  title: "XGBoost",
  name: "xgboost",
  version: "3.2.0",
  variable: "XGBOOST_LIBRARY",
  wheels: {
    "linux-x64": linux("manylinux_2_28_x86_64", "9c10b1653e1a689bf4094a328144cf3633c9be0e5217a76fbdc2fde6abcb2950"),
    "linux-arm64": linux("manylinux_2_28_aarch64", "896b9e2bc52ec0921edf92ddd1cebedf47032e94992b7aca0293524d380ce6e9"),
    "darwin-arm64": mac("macosx_12_0_arm64", "eabbd40d474b8dbf6cb3536325f9150b9e6f0db32d18de9914fb3227d0bef5b7"),
    "darwin-x64": mac("macosx_10_15_x86_64", "2f661966d3e322536d9c448090a870fcba1e32ee5760c10b7c46bac7a342079a"),
    "win32-x64": {
      project: "xgboost-cpu",
      tag: "win_amd64",
      sha256: "bfe72e42f73d2c6870a1a8b75324d56ae86ddad9abd4dccefeb36f2c3196dd48",
      library: "xgboost/lib/xgboost.dll",
      files: { "xgboost/lib/xgboost.dll": /^xgboost\/lib\/xgboost\.dll$/ },
    },
  },
};

/** The native XGBoost library: the one that XGBOOST_LIBRARY names, else the official one in the toolchain folder. */
export function xgboostLibrary(environment = process.env) {
  return nativeLibrary(XGBOOST, environment);
}
