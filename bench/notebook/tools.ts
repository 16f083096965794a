import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const cache = resolve(import.meta.dirname, "../../node_modules/.cache/notebook");
const requirements = join(import.meta.dirname, "requirements.txt");

/** The release whose kernel runs the notebook; the npm package carries the program. */
const DENO = "deno@2.9.6";

export interface NotebookTools {
  readonly python: string;
  /** The program of Deno itself: a wrapper would outlive it, or leave it behind. */
  readonly kernel: string;
}

/**
 * Installs Deno and the notebook client into a folder of their own, once; the other installs need neither.
 * @throws {Error} when npm, or a Python with venv, is not there
 */
export async function prepareTools(): Promise<NotebookTools> {
  const deno = join(cache, DENO.replace("@", "-"));
  await once(deno, async (dir) => {
    await mkdir(dir, { recursive: true });
    await run("npm", ["install", "--prefix", dir, "--no-save", "--no-audit", "--no-fund", DENO]);
    await run(process.execPath, [wrapperOf(dir), "--version"]);
  });
  const venv = join(cache, "python");
  await once(venv, async (dir) => {
    await run("python3", ["-m", "venv", dir]);
    await run(join(dir, "bin", "python"), ["-m", "pip", "install", "--quiet", "--requirement", requirements]);
  });
  return {
    python: join(venv, "bin", "python"),
    kernel: join(dirname(wrapperOf(deno)), process.platform === "win32" ? "deno.exe" : "deno"),
  };
}

/** It puts the program in its place when it is first called, which npm may not have been allowed to do. */
const wrapperOf = (dir: string): string => join(dir, "node_modules", "deno", "bin.cjs");

/** Makes a folder unless it was made whole before. */
async function once(dir: string, make: (dir: string) => Promise<void>): Promise<void> {
  const done = `${dir}.done`;
  if (existsSync(done)) return;
  await rm(dir, { recursive: true, force: true });
  await make(dir);
  await mkdir(`${done}.tmp`, { recursive: true });
  await rename(`${done}.tmp`, done);
}
