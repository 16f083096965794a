#!/usr/bin/env node
import { resolve } from "node:path";
import { SetupError } from "./lib/errors.js";
import { createLog, describeFailure, runMain, seconds } from "./lib/log.js";
import { prepare } from "./lib/prepare.js";
import { STAGES } from "./lib/test-stages.js";
import { addTotals, formatTotals } from "./lib/test-totals.js";

const HELP = `npm test [-- --only checks|unit|e2e]

Makes everything ready and runs every check and test; a failed stage does not stop the later ones.
  --only GROUP   checks (lint, types, import boundaries, dead code), unit, or e2e
  --help         this text
HUB_RAW_DIR=DIR also runs the tests that need the real Kaggle files in DIR.`;

await runMain(async () => {
  const log = createLog();
  const only = readOnly(process.argv.slice(2));
  if (only === "help") {
    log.line(HELP);
    return 0;
  }
  const { node, env } = await prepare(log);
  const rawDir = process.env.HUB_RAW_DIR;
  const testEnv = {
    ...env,
    TZ: "UTC",
    ...(rawDir ? { HUB_RAW_DIR: resolve(process.env.INIT_CWD ?? ".", rawDir) } : {}),
  };
  const stages = STAGES.filter((stage) => only === undefined || stage.group === only);
  const outcomes = [];
  for (const stage of stages) outcomes.push(await runStage(stage, { node, env: testEnv, log }));
  return report(outcomes, log, rawDir);
});

function readOnly(args) {
  if (args.includes("--help") || args.includes("-h")) return "help";
  if (args.length === 0) return undefined;
  const [name, value, ...rest] = args.flatMap((arg) => arg.split("="));
  if (name === "--only" && ["checks", "unit", "e2e"].includes(value) && rest.length === 0) return value;
  throw new SetupError(`Unknown option: ${args.join(" ")}.`, [
    "npm test -- --only checks, unit or e2e; no option runs all.",
  ]);
}

async function runStage(stage, context) {
  context.log.line(`\n== ${stage.name}`);
  const startedAt = performance.now();
  let totals;
  try {
    totals = await stage.run(context);
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    totals = { passed: 0, failed: 1, skipped: 0 };
  }
  const outcome = { name: stage.name, totals, took: seconds(performance.now() - startedAt) };
  context.log.line(`== ${summarise(outcome)}`);
  return outcome;
}

function summarise({ name, totals, took }) {
  return `${totals.failed === 0 ? "ok    " : "FAILED"} ${name}: ${formatTotals(totals)} (${took})`;
}

function report(outcomes, log, rawDir) {
  log.line("");
  for (const outcome of outcomes) log.line(summarise(outcome));
  if (!rawDir) log.line("real-file tests: not run (HUB_RAW_DIR)");
  const totals = addTotals(outcomes.map((outcome) => outcome.totals));
  log.line(formatTotals(totals));
  return totals.failed === 0 ? 0 : 1;
}
