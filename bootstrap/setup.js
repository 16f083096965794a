#!/usr/bin/env node
import { createLog, runMain } from "./lib/log.js";
import { ensureXgboost, prepare } from "./lib/prepare.js";
import { ensureChromium } from "./lib/system-packages.js";

const HELP = `npm run setup [-- --tests | --lab]

Makes a fresh clone ready: Node 24, npm packages, LightGBM, the dashboard. What is up to date is left alone.
  --lab     also the XGBoost library that the model lab compares with
  --tests   the same, and the browser that the end-to-end tests need
  --help    this text`;

await runMain(async () => {
  const args = process.argv.slice(2);
  const log = createLog();
  if (args.includes("--help")) {
    log.line(HELP);
    return 0;
  }
  const unknown = args.filter((arg) => arg !== "--tests" && arg !== "--lab");
  if (unknown.length > 0) {
    process.stderr.write(`Unknown option: ${unknown.join(" ")}\n\n${HELP}\n`);
    return 1;
  }
  await prepare(log);
  if (args.length > 0) log.line(`setup: library for the model lab: ${await ensureXgboost(log)}`);
  if (args.includes("--tests")) log.line(`setup: browser for the tests: ${await ensureChromium(log)}`);
  return 0;
});
