#!/usr/bin/env node
import { join } from "node:path";
import { handOver } from "./lib/child.js";
import { createLog, runMain } from "./lib/log.js";
import { ROOT } from "./lib/paths.js";
import { prepare } from "./lib/prepare.js";
import { checkPortIsFree, HELP, readStartOptions } from "./lib/start-options.js";

await runMain(async () => {
  const log = createLog();
  const options = readStartOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (options.help) {
    log.line(HELP);
    return 0;
  }
  await checkPortIsFree(options.port, options.host);
  const { node, env } = await prepare(log);
  return handOver(node, [join(ROOT, "apps", "cli", "src", "main.ts"), "up", ...options.hubArgs], { cwd: ROOT, env });
});
