import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./child.js";
import { explainToolFailure, SetupError } from "./errors.js";
import { ensureNpm, NPM_FLAGS, runtimeEnvironment } from "./node-runtime.js";
import { ROOT, TOOLCHAIN } from "./paths.js";
import { createStamp, sha256 } from "./stamp.js";

const stamp = createStamp(join(TOOLCHAIN, "stamps"), "npm-packages");

/**
 * The dependencies of package-lock.json, in node_modules.
 * @returns {{ ready(): boolean, install(node: string, log: object): Promise<void> }}
 */
export function npmPackages(root = ROOT) {
  const lockText = readLock(root);
  const key = sha256(`${process.platform}-${process.arch}\n${lockText}`);
  return {
    ready() {
      const installed = readInstalled(root);
      if (!installed) return false;
      if (stamp.matches(key)) return true;
      if (!isInstalled(JSON.parse(lockText), installed)) return false;
      stamp.write(key); // a developer's own `npm install` brought them
      return true;
    },
    async install(node, log) {
      const npm = await ensureNpm(node, log);
      const count = Object.keys(JSON.parse(lockText).packages).length;
      await log.step(`installing npm packages (about ${count})`, async () => {
        const args = [npm, "ci", "--include=dev", ...NPM_FLAGS];
        const { code, output } = await capture(node, args, { cwd: root, env: runtimeEnvironment(node) });
        if (code !== 0) throw explainToolFailure("installing npm packages", output);
      });
      stamp.write(key);
    },
  };
}

function readLock(root) {
  try {
    return readFileSync(join(root, "package-lock.json"), "utf8");
  } catch (cause) {
    throw new SetupError(
      "package-lock.json is missing or cannot be read.",
      ["Restore it: git checkout package-lock.json"],
      {
        cause,
      },
    );
  }
}

/** npm's own list of what is in node_modules; npm writes it last, so a broken install has none. */
function readInstalled(root) {
  try {
    return JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8"));
  } catch {
    return undefined;
  }
}

/** Whether every package that the lock wants on this platform is installed at the same version. */
export function isInstalled(lock, installed, platform = { os: process.platform, cpu: process.arch }) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === "" || !path.includes("node_modules/")) return true;
    if (wanted.optional && !fits(wanted, platform)) return true;
    const found = installed.packages[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function fits(wanted, platform) {
  return (wanted.os?.includes(platform.os) ?? true) && (wanted.cpu?.includes(platform.cpu) ?? true);
}
