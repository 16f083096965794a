import { type ParseArgsConfig, parseArgs } from "node:util";
import { closest } from "./closest.ts";
import type { Command, CommandInput } from "./command.ts";
import { UsageError } from "./usage-error.ts";

type ParserOptions = NonNullable<ParseArgsConfig["options"]>;

/**
 * Reads the arguments that follow a command's name.
 * @returns null when help was asked for
 * @throws {UsageError} for an unknown option, a missing value or an operand the command does not take
 */
export function parseCommandLine(command: Command, args: readonly string[]): CommandInput | null {
  const options: ParserOptions = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } };
  for (const [name, { type, short }] of Object.entries(command.options)) {
    options[name] = short === undefined ? { type } : { type, short };
  }
  let parsed: ReturnType<typeof parseArgs<{ options: ParserOptions; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: joinNegativeNumbers(args, options), options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(explain(error as Error, Object.keys(options)));
  }
  const values = parsed.values as Record<string, string | boolean | undefined>;
  if (values.help) return null;
  if (parsed.positionals.length > 0 && command.operands === undefined) {
    throw new UsageError(`${command.name} takes no "${parsed.positionals[0]}".`);
  }
  return { options: values, positionals: parsed.positionals, json: values.json === true };
}

/** `--budget -5` as `--budget=-5`: a number is a value, never an option, so that the option itself can say what it takes. */
function joinNegativeNumbers(args: readonly string[], options: ParserOptions): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1) ?? "";
    const takesValue = last.startsWith("--") && options[last.slice(2)]?.type === "string";
    if (takesValue && /^-[\d.]/.test(arg)) joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

function explain(error: Error, known: readonly string[]): string {
  const unknown = /Unknown option '(--?[^']+)'/.exec(error.message)?.[1];
  if (unknown === undefined) return error.message;
  const guess = closest(unknown.replace(/^-+/, ""), known);
  return `There is no option ${unknown}.${guess ? ` Did you mean --${guess}?` : ""}`;
}
