import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import packageJson from "../package.json" with { type: "json" };

const packages = resolve(import.meta.dirname, "../..");

/** Folders of the engine that read data or models and change no prediction. */
const WITHOUT_PREDICTIONS = ["brief-features", "diagnostics", "explain", "gauntlet", "insights", "promotions"];

/** Where what a version predicts and how it is measured is decided. */
const SOURCES = ["engine/src", "lightgbm/src", "hub/src/training"];

/** The package version and a hash of the sources that decide what a version holds, e.g. "0.1.0+3f2a91c07d54". */
export async function codeVersion(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const dir = join(packages, source);
    const files = (await readdir(dir, { recursive: true }))
      .filter(
        (file) => file.endsWith(".ts") && file !== "index.ts" && !WITHOUT_PREDICTIONS.includes(file.split(sep)[0]!),
      )
      .sort();
    for (const file of files) hash.update(file).update(await readFile(join(dir, file)));
  }
  return `${packageJson.version}+${hash.digest("hex").slice(0, 12)}`;
}
