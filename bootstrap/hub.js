#!/usr/bin/env node
import { join } from "node:path";
import { handOver } from "./lib/child.js";
import { createLog, runMain } from "./lib/log.js";
import { ROOT } from "./lib/paths.js";
import { prepare } from "./lib/prepare.js";

// stdout belongs to the command (`hub ... --json | jq`), so set-up speaks on stderr
await runMain(async () => {
  const { node, env } = await prepare(createLog(process.stderr), { quiet: true });
  return handOver(node, [join(ROOT, "apps", "cli", "src", "main.ts"), ...process.argv.slice(2)], { env });
});
