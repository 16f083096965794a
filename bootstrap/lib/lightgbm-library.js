import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { capture } from "./child.js";
import { explainToolFailure, lastLines, SetupError } from "./errors.js";
import { runtimeEnvironment } from "./node-runtime.js";
import { ROOT, TOOLCHAIN } from "./paths.js";
import { makeStagingFolder, putInPlace } from "./staging.js";
import { createStamp, sha256 } from "./stamp.js";
import { canInstallSystemPackages, findProgram, installSystemPackages } from "./system-packages.js";
import { readZipEntry } from "./zip-entry.js";

export const LIGHTGBM_VERSION = "4.7.0";

/** The official wheels: pip's platform tag, the file's SHA-256, the library inside. */
const WHEELS = {
  "linux-x64": {
    tag: "manylinux_2_28_x86_64",
    sha256: "d23e922acd891e77212e4d0fbcee9ba973c96dee479491341d05ba595357ebb7",
    library: "lib_lightgbm.so",
  },
  "linux-arm64": {
    tag: "manylinux2014_aarch64",
    sha256: "d4529acec5c6fefe4768302a529707d0ead90f6a6f42df694b856212e09695b8",
    library: "lib_lightgbm.so",
  },
  "darwin-arm64": {
    tag: "macosx_12_0_arm64",
    sha256: "129535462686f274df179133643118c5c5c5667167fe6c3a28d955f0b3c8e868",
    library: "lib_lightgbm.dylib",
  },
  "darwin-x64": {
    tag: "macosx_10_15_x86_64",
    sha256: "dfc1cfe8e760387be1e7ba7a214688be21fdff96e4ed9749188f83e1877c2477",
    library: "lib_lightgbm.dylib",
  },
  "win32-x64": {
    tag: "win_amd64",
    sha256: "f42d1e5b32b6f170e606d7c689c6165671da98d7bf37f1addec2623efc8740c9",
    library: "lib_lightgbm.dll",
  },
};

const INDEX_FIX =
  "Check the network, and which package index pip uses (`pip config list`; `pip cache purge` clears its cache).";
const OWN_LIBRARY_FIX = `Or provide lib_lightgbm ${LIGHTGBM_VERSION} yourself and name its file in LIGHTGBM_LIBRARY.`;

/**
 * The native LightGBM library: the one that LIGHTGBM_LIBRARY names, else the official one in the toolchain folder.
 * @returns {{ file: string, ready(): boolean, install(node: string, log: object): Promise<void> }}
 */
export function lightgbmLibrary(environment = process.env) {
  const named = environment.LIGHTGBM_LIBRARY;
  if (named) return namedLibrary(named);
  const wheel = wheelFor(`${process.platform}-${process.arch}`);
  const folder = join(TOOLCHAIN, "lightgbm", LIGHTGBM_VERSION);
  const file = join(folder, wheel.library);
  const loads = createStamp(join(TOOLCHAIN, "stamps"), "lightgbm");
  const key = `${wheel.sha256} ${file}`;
  return {
    file,
    ready: () => existsSync(file) && loads.matches(key),
    async install(node, log) {
      if (!existsSync(file)) {
        await log.step(`downloading LightGBM ${LIGHTGBM_VERSION} with pip`, () => downloadLibrary(wheel, folder));
      }
      let problem = await tryLoad(node, file);
      if (problem.includes("libgomp") && canInstallSystemPackages()) {
        await installSystemPackages(["libgomp1"], log);
        problem = await tryLoad(node, file);
      }
      if (problem !== "") throw explainLoadFailure(file, problem);
      loads.write(key);
    },
  };
}

function namedLibrary(file) {
  if (existsSync(file)) return { file, ready: () => true, install: async () => {} };
  throw new SetupError(`LIGHTGBM_LIBRARY names ${file}, which does not exist.`, [
    `Correct LIGHTGBM_LIBRARY, or unset it to have the official library ${LIGHTGBM_VERSION} downloaded.`,
  ]);
}

function wheelFor(platform) {
  const wheel = WHEELS[platform];
  if (wheel) return wheel;
  throw new SetupError(`LightGBM ${LIGHTGBM_VERSION} is not published for ${platform}.`, [
    `It is for ${Object.keys(WHEELS).join(", ")}.`,
    OWN_LIBRARY_FIX,
  ]);
}

async function downloadLibrary(wheel, folder) {
  const pip = await findPip();
  const wheelFolder = makeStagingFolder("lightgbm-wheel");
  const content = readLibrary(await downloadWheel(pip, wheel, wheelFolder), wheel.library);
  const ready = makeStagingFolder("lightgbm");
  writeFileSync(join(ready, wheel.library), content);
  putInPlace(ready, folder);
  rmSync(wheelFolder, { recursive: true, force: true });
}

/**
 * How to call pip here: a program and its first arguments.
 * @param {string} [searchPath] Folders to look in, as in PATH.
 */
export async function findPip(searchPath = process.env.PATH ?? "") {
  const ways = [
    ["pip", []],
    ["pip3", []],
    ["python3", ["-m", "pip"]],
    ["python", ["-m", "pip"]],
    ["py", ["-m", "pip"]],
  ];
  for (const [name, first] of ways) {
    const program = findProgram([name], searchPath);
    if (program && (await capture(program, [...first, "--version"])).code === 0) return { program, first };
  }
  throw new SetupError("pip was not found (looked for pip, pip3, python3 -m pip, python -m pip).", [
    "Install Python's pip, which downloads the official LightGBM library (Debian: apt-get install python3-pip).",
    OWN_LIBRARY_FIX,
  ]);
}

/** Downloads the wheel for this platform, whatever Python pip itself runs on, and checks what came. */
async function downloadWheel(pip, wheel, folder) {
  const target = ["--platform", wheel.tag, "--python-version", "3.12", "--implementation", "py", "--abi", "none"];
  const args = [...pip.first, "download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check"];
  const { code, output } = await capture(pip.program, [
    ...args,
    ...target,
    "--dest",
    folder,
    `lightgbm==${LIGHTGBM_VERSION}`,
  ]);
  if (code !== 0) throw explainToolFailure("downloading LightGBM with pip", output, [INDEX_FIX, OWN_LIBRARY_FIX]);
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith(".whl")) ?? "");
  const archive = readFileSync(file);
  if (sha256(archive) !== wheel.sha256) {
    throw new SetupError(`The downloaded ${basename(file)} is not the published file (its SHA-256 differs).`, [
      INDEX_FIX,
      OWN_LIBRARY_FIX,
    ]);
  }
  return archive;
}

function readLibrary(archive, library) {
  const entry = readZipEntry(archive, (name) => name.endsWith(`/${library}`));
  if (!entry) throw new Error(`the LightGBM wheel holds no ${library}`);
  return entry.content;
}

/** Loads the library in a child process; returns "" or the loader's complaint. */
async function tryLoad(node, file) {
  const script = "require('koffi').load(process.argv[1])";
  const { code, output } = await capture(node, ["-e", script, file], {
    cwd: join(ROOT, "packages", "lightgbm"),
    env: runtimeEnvironment(node),
  });
  return code === 0 ? "" : output;
}

function explainLoadFailure(file, problem) {
  const detail = lastLines(problem, 4);
  if (/libgomp/.test(problem)) {
    return new SetupError("LightGBM needs the system library libgomp.so.1 (GNU OpenMP), which is missing.", [
      "Debian, Ubuntu: sudo apt-get install libgomp1    Fedora, RHEL: sudo dnf install libgomp",
    ]);
  }
  if (/libomp/.test(problem)) {
    return new SetupError("LightGBM needs the library libomp, which is missing.", ["macOS: brew install libomp"]);
  }
  if (/GLIBC_|GLIBCXX_/.test(problem)) {
    return new SetupError(
      "This system's C library is too old for the official LightGBM library.",
      ["Use Debian 10, Ubuntu 20.04, RHEL 8 or newer.", OWN_LIBRARY_FIX],
      { detail },
    );
  }
  return new SetupError(
    `LightGBM was installed but cannot be loaded: ${file}`,
    [`Delete that file and run the same command again.`, OWN_LIBRARY_FIX],
    { detail },
  );
}
