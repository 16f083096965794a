import { rm } from "node:fs/promises";
import type { Workspace } from "@sales-hub/hub";
import { copySmallWorld } from "@sales-hub/hub/testing";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { commands } from "../src/commands/index.ts";
import { runCommandLine } from "../src/lib/run-command-line.ts";

/** The command line on a small world of its own; what it prints is kept in `output` and `errors`, emptied before each test. */
export function useSmallCommandLine() {
  let small: { readonly home: string; readonly workspace: Workspace };
  const output: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    small = await copySmallWorld();
  }, 240_000);

  afterAll(() => rm(small.home, { recursive: true, force: true }));

  beforeEach(() => {
    output.length = 0;
    errors.length = 0;
    vi.spyOn(console, "log").mockImplementation((text: string) => void output.push(text));
    vi.spyOn(console, "error").mockImplementation((text: string) => void errors.push(text));
  });

  afterEach(() => vi.restoreAllMocks());

  return {
    output,
    errors,
    home: () => small.home,
    workspace: () => small.workspace,
    run: (...args: string[]) =>
      runCommandLine(commands, [...args, "--raw", small.workspace.rawDir, "--home", small.home]),
  };
}
