import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { capture } from "./child.js";
import { explainToolFailure, lastLines, SetupError } from "./errors.js";
import { runtimeEnvironment } from "./node-runtime.js";
import { ROOT, TOOLCHAIN } from "./paths.js";
import { makeStagingFolder, putInPlace } from "./staging.js";
import { createStamp, sha256 } from "./stamp.js";
import { canInstallSystemPackages, findProgram, installSystemPackages } from "./system-packages.js";
import { readZipEntry } from "./zip-entry.js";

const INDEX_FIX =
  "Check the network, and which package index pip uses (`pip config list`; `pip cache purge` clears its cache).";

/**
 * A native library that comes out of an official Python wheel.
 * @typedef {object} NativeLibrary
 * @property {string} title For people: "LightGBM".
 * @property {string} name Folder in the toolchain and workspace under packages/: "lightgbm".
 * @property {string} version
 * @property {string} variable The environment variable that names another file.
 * @property {Record<string, Wheel>} wheels By platform and architecture: "linux-x64".
 *
 * @typedef {object} Wheel
 * @property {string} [project] Name on the package index, where it is not `name`.
 * @property {string} tag pip's platform tag.
 * @property {string} sha256 Of the wheel file.
 * @property {string} library Where the library is put, relative to its version's folder.
 * @property {Record<string, RegExp>} files What is taken: place relative to the version's folder, name in the wheel.
 */

/**
 * The library that the environment names, else the official one in the toolchain folder.
 * @param {NativeLibrary} spec
 * @returns {{ file: string, ready(): boolean, install(node: string, log: object): Promise<void> }}
 */
export function nativeLibrary(spec, environment = process.env) {
  const named = environment[spec.variable];
  if (named) return namedLibrary(spec, named);
  const wheel = wheelFor(spec, `${process.platform}-${process.arch}`);
  const folder = join(TOOLCHAIN, spec.name, spec.version);
  const file = join(folder, wheel.library);
  const loads = createStamp(join(TOOLCHAIN, "stamps"), spec.name);
  const key = `${wheel.sha256} ${file}`;
  return {
    file,
    ready: () => existsSync(file) && loads.matches(key),
    async install(node, log) {
      if (!existsSync(file)) {
        await log.step(`downloading ${spec.title} ${spec.version} with pip`, () => download(spec, wheel, folder));
      }
      let problem = await tryLoad(spec, node, file);
      if (problem.includes("libgomp") && canInstallSystemPackages()) {
        await installSystemPackages(["libgomp1"], log);
        problem = await tryLoad(spec, node, file);
      }
      if (problem !== "") throw explainLoadFailure(spec, file, problem);
      loads.write(key);
    },
  };
}

const ownLibraryFix = ({ title, version, variable }) =>
  `Or provide the library of ${title} ${version} yourself and name its file in ${variable}.`;

function namedLibrary({ title, version, variable }, file) {
  if (existsSync(file)) return { file, ready: () => true, install: async () => {} };
  throw new SetupError(`${variable} names ${file}, which does not exist.`, [
    `Correct ${variable}, or unset it to have the official library of ${title} ${version} downloaded.`,
  ]);
}

function wheelFor(spec, platform) {
  const wheel = spec.wheels[platform];
  if (wheel) return wheel;
  throw new SetupError(`${spec.title} ${spec.version} is not published for ${platform}.`, [
    `It is for ${Object.keys(spec.wheels).join(", ")}.`,
    ownLibraryFix(spec),
  ]);
}

async function download(spec, wheel, folder) {
  const pip = await findPip(spec);
  const wheelFolder = makeStagingFolder(`${spec.name}-wheel`);
  const archive = await downloadWheel(spec, pip, wheel, wheelFolder);
  const ready = makeStagingFolder(spec.name);
  for (const [place, pattern] of Object.entries(wheel.files)) {
    const entry = readZipEntry(archive, (name) => pattern.test(name));
    if (!entry) throw new Error(`the ${spec.title} wheel holds no ${pattern.source}`);
    // A place that ends in a slash keeps the name that other files of the wheel know it by.
    const target = join(ready, place.endsWith("/") ? `${place}${basename(entry.name)}` : place);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, entry.content);
  }
  putInPlace(ready, folder);
  rmSync(wheelFolder, { recursive: true, force: true });
}

/**
 * How to call pip here: a program and its first arguments.
 * @param {Pick<NativeLibrary, "title" | "version" | "variable">} spec What it is needed for.
 * @param {string} [searchPath] Folders to look in, as in PATH.
 */
export async function findPip(spec, searchPath = process.env.PATH ?? "") {
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
    `Install Python's pip, which downloads the official ${spec.title} library (Debian: apt-get install python3-pip).`,
    ownLibraryFix(spec),
  ]);
}

/** Downloads the wheel for this platform, whatever Python pip itself runs on, and checks what came. */
async function downloadWheel(spec, pip, wheel, folder) {
  const target = ["--platform", wheel.tag, "--python-version", "3.12", "--implementation", "py", "--abi", "none"];
  const args = [...pip.first, "download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check"];
  const { code, output } = await capture(pip.program, [
    ...args,
    ...target,
    "--dest",
    folder,
    `${wheel.project ?? spec.name}==${spec.version}`,
  ]);
  const fixes = [INDEX_FIX, ownLibraryFix(spec)];
  if (code !== 0) throw explainToolFailure(`downloading ${spec.title} with pip`, output, fixes);
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith(".whl")) ?? "");
  const archive = readFileSync(file);
  if (sha256(archive) !== wheel.sha256) {
    throw new SetupError(`The downloaded ${basename(file)} is not the published file (its SHA-256 differs).`, fixes);
  }
  return archive;
}

/** Loads the library in a child process; returns "" or the loader's complaint. */
async function tryLoad(spec, node, file) {
  const script = "require('koffi').load(process.argv[1])";
  const { code, output } = await capture(node, ["-e", script, file], {
    cwd: join(ROOT, "packages", spec.name),
    env: runtimeEnvironment(node),
  });
  return code === 0 ? "" : output;
}

function explainLoadFailure(spec, file, problem) {
  const { title } = spec;
  const detail = lastLines(problem, 4);
  if (/libgomp/.test(problem)) {
    return new SetupError(`${title} needs the system library libgomp.so.1 (GNU OpenMP), which is missing.`, [
      "Debian, Ubuntu: sudo apt-get install libgomp1    Fedora, RHEL: sudo dnf install libgomp",
    ]);
  }
  if (/libomp/.test(problem)) {
    return new SetupError(`${title} needs the library libomp, which is missing.`, ["macOS: brew install libomp"]);
  }
  if (/GLIBC_|GLIBCXX_/.test(problem)) {
    return new SetupError(
      `This system's C library is too old for the official ${title} library.`,
      ["Use Debian 10, Ubuntu 20.04, RHEL 8 or newer.", ownLibraryFix(spec)],
      { detail },
    );
  }
  return new SetupError(
    `${title} was installed but cannot be loaded: ${file}`,
    ["Delete that file and run the same command again.", ownLibraryFix(spec)],
    { detail },
  );
}
