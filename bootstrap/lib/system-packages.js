import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { capture } from "./child.js";
import { explainToolFailure, SetupError } from "./errors.js";

/** The first of these programs on PATH, as an absolute path; undefined when there is none. */
export function findProgram(names, searchPath = process.env.PATH ?? "") {
  const suffixes = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];
  for (const name of names) {
    for (const folder of searchPath.split(delimiter)) {
      for (const suffix of suffixes) {
        const file = join(folder, name + suffix);
        if (folder !== "" && isExecutable(file)) return file;
      }
    }
  }
  return undefined;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether missing system packages may be installed without asking: root on Debian or Ubuntu. */
export function canInstallSystemPackages() {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Installs Debian packages as root, without questions. */
export async function installSystemPackages(packages, log) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  const lockWait = ["-o", "DPkg::Lock::Timeout=120"];
  await log.step(`installing ${packages.join(" and ")} with apt-get`, async () => {
    const update = await capture("apt-get", [...lockWait, "update"], options);
    const install = await capture(
      "apt-get",
      [...lockWait, "install", "-y", "--no-install-recommends", ...packages],
      options,
    );
    if (install.code !== 0) {
      throw explainToolFailure(`installing ${packages.join(" ")} with apt-get`, `${update.output}\n${install.output}`, [
        `Install it yourself: apt-get update && apt-get install ${packages.join(" ")}`,
      ]);
    }
  });
}

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const CHROMIUM_PLACES = [
  "/usr/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser for the end-to-end tests: HUB_CHROMIUM, else what is installed; undefined when there is none. */
export function findChromium(environment = process.env) {
  const named = environment.HUB_CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new SetupError(`HUB_CHROMIUM names ${named}, which is not a program that can be run.`, [
      "Correct HUB_CHROMIUM, or unset it to use the installed Chromium.",
    ]);
  }
  return findProgram(CHROMIUM_NAMES, environment.PATH ?? "") ?? CHROMIUM_PLACES.find(isExecutable);
}

/** The browser for the end-to-end tests, installed when that is possible without asking. */
export async function ensureChromium(log) {
  const found = findChromium();
  if (found) return found;
  if (canInstallSystemPackages()) {
    await installSystemPackages(["chromium", "fonts-liberation"], log);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new SetupError("No Chromium or Chrome was found; the end-to-end tests need one.", [
    "Debian, Ubuntu: sudo apt-get update && sudo apt-get install chromium",
    "Elsewhere: install Chrome or Chromium, or name its program in HUB_CHROMIUM.",
  ]);
}
