import { commands } from "./commands/index.ts";
import { runCommandLine } from "./lib/run-command-line.ts";

process.exitCode = await runCommandLine(commands, process.argv.slice(2));
