import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../lib/usage-error.ts";

/**
 * Makes sure, before anything is computed, that a file can be written.
 * @throws {UsageError} when its folder does not exist, or the path names a folder
 */
export async function requireWritable(path: string): Promise<void> {
  const folder = dirname(path);
  if (!(await isFolder(folder))) {
    throw new UsageError(`--out names ${path}, but there is no folder ${folder}; create it or name another file.`);
  }
  if (await isFolder(path)) {
    throw new UsageError(
      `--out names ${path}, which is a folder; name a file in it, e.g. ${join(path, "report.html")}.`,
    );
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** Writes a file so that it is there whole or not at all. */
export async function writePage(path: string, content: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}-${process.pid}-${randomBytes(4).toString("hex")}`);
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
