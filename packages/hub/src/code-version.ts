import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import packageJson from "../package.json" with { type: "json" };

const packages = resolve(import.meta.dirname, "../..");

/** The package version and a hash of the sources that decide what a model predicts, e.g. "0.1.0+3f2a91c07d54". */
export async function codeVersion(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of ["engine", "lightgbm"]) {
    const dir = join(packages, name, "src");
    const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith(".ts")).sort();
    for (const file of files) hash.update(file).update(await readFile(join(dir, file)));
  }
  return `${packageJson.version}+${hash.digest("hex").slice(0, 12)}`;
}
