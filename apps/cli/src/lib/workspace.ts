import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Workspace } from "@sales-hub/hub";
import type { OptionSpec, OptionValues } from "./command.ts";
import { readInteger, readOptionalPath } from "./read-option.ts";
import { UsageError } from "./usage-error.ts";

const repository = resolve(import.meta.dirname, "../../../..");
const defaultRawDir = resolve(repository, "data/raw");

/** Folder of the built dashboard. */
export const dashboardDir = resolve(repository, "apps/dashboard/dist");

export const DEMO_SEED = 1;

export const workspaceOptions = {
  raw: {
    type: "string",
    value: "DIR",
    help: "Folder with train, test, stores and features as .csv or .zip (default: data/raw, if they are there)",
  },
  demo: { type: "boolean", help: "Use the generated demo world, even if real files are there" },
  seed: { type: "string", value: "N", help: `Seed of the demo world (default: ${DEMO_SEED})` },
  home: {
    type: "string",
    value: "DIR",
    help: "Folder for prepared data and models (default: data/real, or data/demo for the demo world)",
  },
} as const satisfies Record<string, OptionSpec>;

/**
 * The real files named by --raw or found in data/raw, else the demo world.
 * @throws {UsageError} when --raw and --demo are both given, or --raw names no folder
 */
export function resolveWorkspace(options: OptionValues): Workspace {
  const raw = readOptionalPath(options, "raw");
  if (raw !== undefined && options.demo === true)
    throw new UsageError("--raw and --demo exclude each other; give one.");
  if (raw !== undefined && !existsSync(raw)) {
    throw new UsageError(`--raw names ${raw}, which does not exist; give the folder that holds the four files.`);
  }
  const found = raw ?? (options.demo !== true && hasRawFiles(defaultRawDir) ? defaultRawDir : undefined);
  const home =
    readOptionalPath(options, "home") ?? resolve(repository, found === undefined ? "data/demo" : "data/real");
  const folders = { preparedDir: resolve(home, "prepared"), modelsDir: resolve(home, "models") };
  if (found !== undefined) return { rawDir: found, ...folders };
  const demoSeed = readInteger(options, "seed", { min: 0, max: 2 ** 31 - 1, fallback: DEMO_SEED });
  return { rawDir: resolve(home, "raw"), ...folders, demoSeed };
}

function hasRawFiles(dir: string): boolean {
  const has = (name: string) => [".csv", ".csv.zip", ".zip"].some((ending) => existsSync(resolve(dir, name + ending)));
  return (
    ["train", "test", "stores", "features"].every(has) ||
    existsSync(resolve(dir, "walmart-recruiting-store-sales-forecasting.zip"))
  );
}
