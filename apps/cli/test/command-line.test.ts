import { HubError } from "@sales-hub/domain";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closest } from "../src/lib/closest.ts";
import type { Command } from "../src/lib/command.ts";
import {
  formatLevel,
  formatNumber,
  formatPercent,
  formatProbability,
  formatTable,
  formatUsd,
} from "../src/lib/print.ts";
import { readInteger } from "../src/lib/read-option.ts";
import { runCommandLine } from "../src/lib/run-command-line.ts";
import { UsageError } from "../src/lib/usage-error.ts";

const received: unknown[] = [];

const greet: Command = {
  name: "greet",
  summary: "Say hello",
  options: { times: { type: "string", value: "N", help: "How often" } },
  async run({ options }) {
    const times = readInteger(options, "times", { min: 1, max: 3, fallback: 1 });
    if (times === 3) throw new HubError("TEST_FAILED", "input", "Three is too many.");
    received.push(times);
  },
};

let output: string[];
let errors: string[];

beforeEach(() => {
  output = [];
  errors = [];
  received.length = 0;
  vi.spyOn(console, "log").mockImplementation((text: string) => void output.push(text));
  vi.spyOn(console, "error").mockImplementation((text: string) => void errors.push(text));
});

afterEach(() => vi.restoreAllMocks());

const run = (...args: string[]) => runCommandLine([greet], args);

describe("the command line", () => {
  it("runs a command with its options and exits with 0", async () => {
    expect(await run("greet", "--times", "2")).toBe(0);
    expect(received).toEqual([2]);
  });

  it("lists the commands for --help and, as wrong use, for nothing", async () => {
    expect(await run("--help")).toBe(0);
    expect(await run()).toBe(2);
    expect(output).toHaveLength(2);
    expect(output[0]).toMatch(/greet {2}Say hello/);
  });

  it("lists a command's options for --help", async () => {
    expect(await run("greet", "--help")).toBe(0);
    expect(output[0]).toMatch(/--times N {2}How often/);
    expect(received).toEqual([]);
  });

  it("suggests the command and the option that were probably meant", async () => {
    expect(await run("greot")).toBe(2);
    expect(errors[0]).toMatch(/no command "greot".*Did you mean "greet"/);
    expect(await run("greet", "--time", "2")).toBe(2);
    expect(errors[1]).toMatch(/no option --time.*Did you mean --times/);
  });

  it("names the range when a number is outside it", async () => {
    expect(await run("greet", "--times", "9")).toBe(2);
    expect(await run("greet", "--times", "one")).toBe(2);
    expect(errors).toEqual([
      '--times must be a whole number from 1 to 3; got "9". See: hub greet --help',
      '--times must be a whole number from 1 to 3; got "one". See: hub greet --help',
    ]);
  });

  it("refuses operands that a command does not take", async () => {
    expect(await run("greet", "you")).toBe(2);
    expect(errors[0]).toMatch(/greet takes no "you"/);
  });

  it("exits with 1 when the command fails, with the code and as JSON when asked for", async () => {
    expect(await run("greet", "--times", "3", "--json")).toBe(1);
    expect(errors[0]).toBe("hub greet failed (TEST_FAILED): Three is too many.");
    expect(JSON.parse(output[0]!)).toEqual({ error: { code: "TEST_FAILED", message: "Three is too many." } });
  });

  it("says so when a required option is missing", () => {
    expect(() => readInteger({}, "store", { min: 1, max: 45 })).toThrow(UsageError);
  });
});

describe("closest", () => {
  it("finds a word within a third of its letters and nothing further away", () => {
    expect(closest("forcast", ["forecast", "backtest"])).toBe("forecast");
    expect(closest("xyz", ["forecast", "up"])).toBeUndefined();
  });

  it("finds the only name that a shortened one stands for", () => {
    const options = ["service-level", "lead-time", "store"];
    expect(closest("service", options)).toBe("service-level");
    expect(closest("time", options)).toBe("lead-time");
    expect(closest("cell", ["cell-min", "cell-max"])).toBeUndefined();
  });
});

describe("figures", () => {
  it("are written with a real minus, whole levels and no false certainty", () => {
    expect([formatUsd(-1234.4), formatPercent(-0.0723), formatNumber(-1.5)]).toEqual(["−$1,234", "−7.2%", "−1.50"]);
    expect([formatLevel(0.8), formatLevel(0.975)]).toEqual(["80%", "97.5%"]);
    expect([0.0004, 0.43, 0.9999].map(formatProbability)).toEqual(["under 1%", "43%", "over 99%"]);
  });
});

describe("formatTable", () => {
  it("aligns numbers to the right and texts to the left", () => {
    const lines = formatTable(
      ["name", "sales"],
      [
        ["a", 1234],
        ["long name", 5],
      ],
    ).split("\n");
    expect(lines).toEqual(["name       sales", "---------  -----", "a          1,234", "long name      5"]);
  });
});
