import type { Command } from "./command.ts";

/** The text of `hub --help`. */
export function overviewHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "Usage: hub COMMAND [options]",
    "",
    "Commands:",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "hub COMMAND --help lists a command's options. Every command takes --json.",
    "Exit codes: 0 done, 1 failed, 2 wrong use.",
  ].join("\n");
}

/** The text of `hub COMMAND --help`. */
export function commandHelp(command: Command): string {
  const options = {
    ...command.options,
    json: { type: "boolean" as const, help: "Print one JSON object instead of text" },
  };
  const rows = Object.entries(options).map(([name, spec]) => {
    const value = "value" in spec && spec.value !== undefined ? ` ${spec.value}` : "";
    return { left: `--${name}${value}`, help: spec.help };
  });
  const width = Math.max(...rows.map(({ left }) => left.length));
  const operands = command.operands === undefined ? "" : ` ${command.operands}`;
  return [
    `Usage: hub ${command.name}${operands} [options]`,
    "",
    `${command.summary}.`,
    "",
    "Options:",
    ...rows.map(({ left, help }) => `  ${left.padEnd(width)}  ${help}`),
  ].join("\n");
}
