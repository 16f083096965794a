import type { ParseArgsOptionDescriptor } from "node:util";

export interface OptionSpec extends ParseArgsOptionDescriptor {
  /** What follows the option in the help text, e.g. "DIR"; left out for switches. */
  readonly value?: string;
  readonly help: string;
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface CommandInput {
  readonly options: OptionValues;
  readonly positionals: readonly string[];
  readonly json: boolean;
}

/** One subcommand of `hub`. */
export interface Command {
  readonly name: string;
  /** What may follow the name besides options, e.g. "[list | promote VERSION]". */
  readonly operands?: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Runs it; what it prints on standard output is its result, progress goes to standard error. */
  run(input: CommandInput): Promise<void>;
}
