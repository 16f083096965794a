import { rmSync } from "node:fs";
import { join } from "node:path";
import { handOver } from "./child.js";
import { describeFailure } from "./log.js";
import { ROOT } from "./paths.js";
import { ensureXgboost } from "./prepare.js";
import { nextFreePort } from "./start-options.js";
import { ensureChromium } from "./system-packages.js";
import { readPlaywrightTotals, readVitestTotals } from "./test-totals.js";

const VITEST_REPORT = join(ROOT, "reports", "vitest.json");
const PLAYWRIGHT_REPORT = join(ROOT, "reports", "playwright.json");
const E2E_PORT = 5177;

/**
 * @typedef {{ node: string, env: NodeJS.ProcessEnv, log: object }} Context
 * @typedef {{ name: string, group: "checks" | "unit" | "e2e", run(context: Context): Promise<import("./test-totals.js").Totals> }} Stage
 */

/** Everything `npm test` runs, in this order: quick checks first. @type {Stage[]} */
export const STAGES = [
  check("lint and format", ["node_modules/@biomejs/biome/bin/biome", "check", "."]),
  check("types", ["node_modules/typescript/bin/tsc", "-b"]),
  check("import boundaries", ["bootstrap/boundaries.js"]),
  check("dead code", ["node_modules/knip/bin/knip.js"]),
  { name: "unit and integration tests", group: "unit", run: runVitest },
  { name: "end-to-end tests", group: "e2e", run: runPlaywright },
];

/** One check is one test: passed when its tool exits with 0. */
function check(name, [program, ...args]) {
  return {
    name,
    group: "checks",
    async run({ node, env }) {
      const code = await runTool(node, [program, ...args], env);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    },
  };
}

async function runVitest({ node, env, log }) {
  rmSync(VITEST_REPORT, { force: true });
  // Without the library its own tests fail and say how to get it; all others still run.
  await ensureXgboost(log).catch((error) => log.line(describeFailure(error)));
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${VITEST_REPORT}`];
  const code = await runTool(node, ["node_modules/vitest/vitest.mjs", "run", ...reporters], env);
  return readVitestTotals(VITEST_REPORT, code);
}

async function runPlaywright({ node, env, log }) {
  rmSync(PLAYWRIGHT_REPORT, { force: true });
  const e2eEnv = {
    ...env,
    HUB_CHROMIUM: await ensureChromium(log),
    HUB_E2E_PORT: String(await nextFreePort(E2E_PORT)),
  };
  const code = await runTool(node, ["node_modules/@playwright/test/cli.js", "test"], e2eEnv);
  return readPlaywrightTotals(PLAYWRIGHT_REPORT, code);
}

function runTool(node, [program, ...args], env) {
  return handOver(node, [join(ROOT, program), ...args], { cwd: ROOT, env });
}
