import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import packageJson from "../package.json" with { type: "json" };

const packages = resolve(import.meta.dirname, "../..");

/** Folders of the engine that read data or models and change no prediction. */
const WITHOUT_PREDICTIONS = ["brief-features", "diagnostics", "explain", "gauntlet", "insights", "promotions"];

/** Where forecasts are made. */
const PREDICTING = ["engine/src", "lightgbm/src"];

/** The package version and a hash of the sources that decide what a version holds, e.g. "0.1.0+3f2a91c07d54". */
export const codeVersion = (): Promise<string> => hashSources([...PREDICTING, "hub/src/training"]);

/** The same of the sources that decide what is forecast: how a version is measured and kept does not matter here. */
export const predictingVersion = (): Promise<string> => hashSources(PREDICTING);

/** Hashes sources; lists of public names are left out. */
async function hashSources(sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) {
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
