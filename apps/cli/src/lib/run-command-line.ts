import { HubError } from "@sales-hub/domain";
import { closest } from "./closest.ts";
import type { Command } from "./command.ts";
import { commandHelp, overviewHelp } from "./help.ts";
import { parseCommandLine } from "./parse-command-line.ts";
import { UsageError } from "./usage-error.ts";

const DONE = 0;
const FAILED = 1;
const WRONG_USE = 2;

/**
 * Runs `hub` with the arguments after its name.
 * @returns The exit code: 0 done, 1 failed, 2 wrong use.
 */
export async function runCommandLine(commands: readonly Command[], args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(overviewHelp(commands));
    return name === undefined ? WRONG_USE : DONE;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const guess = closest(
      name,
      commands.map((candidate) => candidate.name),
    );
    console.error(`There is no command "${name}".${guess ? ` Did you mean "${guess}"?` : ""} See: hub --help`);
    return WRONG_USE;
  }
  try {
    const input = parseCommandLine(command, rest);
    if (input === null) console.log(commandHelp(command));
    else await command.run(input);
    return DONE;
  } catch (error) {
    return report(error, command, rest.includes("--json"));
  }
}

/** Options of commands, where what is inside calls them otherwise. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  assumedIroas: "true-iroas",
  budgetUsd: "budget",
  hiddenShare: "hidden-share",
  intensityPercent: "amount",
  maxWeeks: "max-weeks",
};

/** The message, with the field it is about called by the command's option. */
function nameOptions(error: Error, command: Command): string {
  if (!(error instanceof HubError) || typeof error.details.field !== "string") return error.message;
  const { field } = error.details;
  if (field === "bounds[0]") return error.message.replace(field, "--cell-min, --cell-max");
  const option = OPTION_NAMES[field] ?? field;
  return option in command.options && error.message.startsWith(field)
    ? error.message.replace(field, `--${option}`)
    : error.message;
}

function report(error: unknown, command: Command, json: boolean): number {
  if (error instanceof UsageError) {
    console.error(`${error.message} See: hub ${command.name} --help`);
    return WRONG_USE;
  }
  if (!(error instanceof Error)) throw error;
  const code = error instanceof HubError ? error.code : "code" in error ? String(error.code) : "INTERNAL";
  if (json) console.log(JSON.stringify({ error: { code, message: error.message } }));
  console.error(`hub ${command.name} failed (${code}): ${nameOptions(error, command)}`);
  if (!(error instanceof HubError) && process.env.HUB_DEBUG) console.error(error.stack);
  return error instanceof HubError && error.kind === "usage" ? WRONG_USE : FAILED;
}
