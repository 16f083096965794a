import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { dataError } from "./errors.ts";

/**
 * Layout of a prepared folder, such that whoever reads it sees the old data or the new and never a mixture, even when a
 * preparation is killed at any point:
 *
 * ```
 * prepared/
 *   current              one line: the name of the version in use; replaced by a rename
 *   v-<hash>/            one complete, immutable version (files below); the one before it, and any younger
 *                        than ten minutes, is kept for its readers
 *   .building-<pid>-<token>/   a preparation at work, or what a killed one left; removed by the next
 *   rejected.json        report of the last preparation when it was rejected
 * ```
 * A version is built in a `.building-…` folder, each file and the folder are flushed to disk, the folder is renamed to its
 * final name, and only then does `current` name it.
 */
export const PREPARED_FILES = {
  parquet: "full_historical_data.parquet",
  csv: "full_historical_data.csv",
  metadata: "data_metadata.json",
  locations: "store_locations.csv",
  quality: "quality_report.json",
} as const;

const POINTER = "current";
const BUILDING = /^\.building-(\d+)-([0-9a-f]+)$/;
const VERSION = /^v-[0-9a-f]{16}(-[0-9a-f]{8})?$/;
const TEMPORARY = /\.(\d+)\.([0-9a-f]+)\.tmp$/;
/** A version this young may be that of a preparation side by side, which has yet to point at it. */
const YOUNG_MS = 10 * 60_000;
/** Tells this process's folders from those of a dead one that had the same id. */
const PROCESS_TOKEN = randomBytes(6).toString("hex");

/**
 * The version folder to read: `dir` itself when it holds the prepared files, else the one its pointer names.
 * @returns null when there is no prepared data
 * @throws {HubError} DATA_PREPARED_CORRUPT when the pointer names a folder that is not there
 */
export async function resolvePreparedDir(dir: string): Promise<string | null> {
  const pointer = await readFile(path.join(dir, POINTER), "utf8").catch(nullWhenAbsent);
  if (pointer === null) return (await exists(path.join(dir, PREPARED_FILES.metadata))) ? dir : null;
  const name = pointer.trim();
  const version = path.join(dir, name);
  if (VERSION.test(name) && (await exists(version))) return version;
  throw dataError(
    "DATA_PREPARED_CORRUPT",
    `${path.join(dir, POINTER)} must name a version folder beside it, but says "${name.slice(0, 80)}"; delete ${dir} and prepare again.`,
    { details: { dir, pointer: name } },
  );
}

/** A new, empty folder in which to build a version; leftovers of dead preparations are removed first. */
export async function startVersion(outDir: string): Promise<string> {
  await mkdir(outDir, { recursive: true });
  await removeLeftovers(outDir);
  const building = path.join(outDir, `.building-${process.pid}-${uniqueToken()}`);
  await mkdir(building);
  return building;
}

/** Makes a built folder the current version. `hash` (16 hex digits or more) names it. Returns the version's folder. */
export async function publishVersion(outDir: string, building: string, hash: string): Promise<string> {
  for (const file of await readdir(building)) await flush(path.join(building, file));
  await flush(building);
  const before = await currentName(outDir);
  const name = await nameVersion(outDir, building, `v-${hash.slice(0, 16)}`);
  await flush(outDir);
  await replaceFile(path.join(outDir, POINTER), `${name}\n`);
  await removeOldVersions(outDir, [name, before]);
  return path.join(outDir, name);
}

/**
 * Gives a built folder its name. A version is never changed or moved once it has its name, for readers may be in it: a second one
 * of the same data gets a longer name.
 */
async function nameVersion(outDir: string, building: string, plain: string): Promise<string> {
  if (!(await exists(path.join(outDir, plain)))) {
    try {
      await rename(building, path.join(outDir, plain));
      return plain;
    } catch (error) {
      // A preparation side by side took the name in this moment.
      if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
  const longer = `${plain}-${randomBytes(4).toString("hex")}`;
  await rename(building, path.join(outDir, longer));
  return longer;
}

/** Writes a file such that readers see its old text or its new text. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.${uniqueToken()}.tmp`;
  await writeFile(temporary, text);
  await flush(temporary);
  await rename(temporary, file);
  await flush(path.dirname(file));
}

async function removeLeftovers(outDir: string): Promise<void> {
  for (const name of await readdir(outDir)) {
    const [, pid, token] = BUILDING.exec(name) ?? TEMPORARY.exec(name) ?? [];
    if (pid === undefined || token?.startsWith(PROCESS_TOKEN)) continue;
    // The same process id with another token is a dead process that had our id, as in a restarted container.
    if (Number(pid) === process.pid || !isAlive(Number(pid))) {
      await rm(path.join(outDir, name), { recursive: true, force: true });
    }
  }
}

async function removeOldVersions(outDir: string, keep: readonly (string | null)[]): Promise<void> {
  for (const name of await readdir(outDir)) {
    if (!VERSION.test(name) || keep.includes(name)) continue;
    const version = await stat(path.join(outDir, name)).catch(nullWhenAbsent);
    if (version !== null && Date.now() - version.mtimeMs > YOUNG_MS) {
      await rm(path.join(outDir, name), { recursive: true, force: true });
    }
  }
}

async function currentName(outDir: string): Promise<string | null> {
  const text = await readFile(path.join(outDir, POINTER), "utf8").catch(nullWhenAbsent);
  return text === null ? null : text.trim();
}

/** Unique, and known as this process's. */
function uniqueToken(): string {
  return PROCESS_TOKEN + randomBytes(4).toString("hex");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(nullWhenAbsent)) !== null;
}

export function nullWhenAbsent(error: unknown): null {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR") return null;
  throw error;
}
