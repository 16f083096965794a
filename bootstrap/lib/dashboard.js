import { existsSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./child.js";
import { explainToolFailure } from "./errors.js";
import { runtimeEnvironment } from "./node-runtime.js";
import { ROOT, TOOLCHAIN } from "./paths.js";
import { makeStagingFolder, putInPlace } from "./staging.js";
import { createStamp, hashSources } from "./stamp.js";

const SOURCES = ["apps/dashboard", "packages/contracts", "packages/domain", "package-lock.json"];
const DIST = join(ROOT, "apps", "dashboard", "dist");

/**
 * The dashboard's built pages in apps/dashboard/dist.
 * @returns {{ ready(): boolean, install(node: string, log: object): Promise<void> }}
 */
export function dashboard() {
  const stamp = createStamp(join(TOOLCHAIN, "stamps"), "dashboard");
  const key = hashSources(ROOT, SOURCES);
  return {
    ready: () => existsSync(join(DIST, "index.html")) && stamp.matches(key),
    async install(node, log) {
      await log.step("building the dashboard", () => build(node));
      stamp.write(key);
    },
  };
}

/** Builds beside the old pages and swaps, so that a server that is running keeps its pages until the new ones are whole. */
async function build(node) {
  const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js");
  const staging = makeStagingFolder("dashboard");
  const { code, output } = await capture(node, [vite, "build", "--outDir", staging, "--emptyOutDir"], {
    cwd: join(ROOT, "apps", "dashboard"),
    env: runtimeEnvironment(node, { NODE_ENV: "production" }),
  });
  if (code !== 0) throw explainToolFailure("building the dashboard", output);
  putInPlace(staging, DIST);
}
