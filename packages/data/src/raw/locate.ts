import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { nullWhenAbsent } from "../prepared-folder.ts";
import type { ProblemList } from "./problems.ts";
import { RAW_FILE_NAMES, type RawFileName } from "./raw-files.ts";
import { listZippedFiles, ZipError, type ZippedFile } from "./zip.ts";

/** Where one of the four files was found. */
export interface RawSource {
  readonly name: RawFileName;
  /** How messages name it: "train.csv", or "kaggle.zip > train.csv.zip > train.csv". */
  readonly label: string;
  /** The file on disk that holds it. */
  readonly diskFile: string;
  /** The file's bytes, unpacked. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/**
 * Finds the four files in a folder, or in one zip. A plain .csv wins over a zip, and "train.csv.zip" over other zips, which are
 * taken by name. Each file that is nowhere, and each zip that cannot be read, becomes a problem.
 */
export async function locateRawFiles(rawDir: string, problems: ProblemList): Promise<RawSource[]> {
  const place = await stat(rawDir).catch(nullWhenAbsent);
  const folder = place?.isFile() ? path.dirname(rawDir) : rawDir;
  const entries = place === null ? [] : place.isFile() ? [path.basename(rawDir)] : (await readdir(rawDir)).sort();
  const sources = new Map<RawFileName, RawSource>();
  for (const name of RAW_FILE_NAMES) {
    const found = entries.find((entry) => entry.toLowerCase() === `${name}.csv`);
    if (found === undefined) continue;
    const diskFile = path.join(folder, found);
    sources.set(name, {
      name,
      label: found,
      diskFile,
      open: () => createReadStream(diskFile, { highWaterMark: 1 << 18 }),
    });
  }
  let hasBrokenZip = false;
  for (const zip of zipsInOrder(entries)) {
    if (sources.size === RAW_FILE_NAMES.length) break;
    const diskFile = path.join(folder, zip);
    for (const file of await listOrReport(diskFile)) {
      if (!sources.has(file.name)) sources.set(file.name, { ...file, diskFile });
    }
  }
  for (const name of RAW_FILE_NAMES) {
    // A broken zip may hold the file; saying that it is missing would mislead.
    if (!sources.has(name) && !hasBrokenZip) {
      const where = place === null ? `${rawDir} does not exist` : `not found in ${rawDir}`;
      const message = `${where}; put ${name}.csv there, or the zip that holds it.`;
      problems.add({ file: `${name}.csv`, line: null, column: null, value: null, rule: "file-present", message });
    }
  }
  return RAW_FILE_NAMES.flatMap((name) => sources.get(name) ?? []);

  async function listOrReport(diskFile: string): Promise<ZippedFile[]> {
    try {
      return await listZippedFiles(diskFile);
    } catch (error) {
      if (!(error instanceof ZipError)) throw error;
      hasBrokenZip = true;
      addZipProblem(error, problems);
      return [];
    }
  }
}

export function addZipProblem(error: ZipError, problems: ProblemList): void {
  const { label: file, message } = error;
  problems.add({ file, line: null, column: null, value: null, rule: "zip-readable", message: `${message}.` });
}

function zipsInOrder(entries: readonly string[]): string[] {
  const isNamedAfterFile = (zip: string) => RAW_FILE_NAMES.some((name) => zip.toLowerCase() === `${name}.csv.zip`);
  const zips = entries.filter((entry) => entry.toLowerCase().endsWith(".zip"));
  return [...zips.filter(isNamedAfterFile), ...zips.filter((zip) => !isNamedAfterFile(zip))];
}
