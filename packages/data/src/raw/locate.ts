import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { ProblemList } from "./problems.ts";
import { RAW_FILE_NAMES, type RawFileName } from "./raw-files.ts";

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

/** Finds the four files in a folder; each that is missing becomes a problem. */
export async function locateRawFiles(rawDir: string, problems: ProblemList): Promise<RawSource[]> {
  const entries = await readdir(rawDir).catch(() => [] as string[]);
  const sources: RawSource[] = [];
  for (const name of RAW_FILE_NAMES) {
    const found = entries.find((entry) => entry.toLowerCase() === `${name}.csv`);
    if (found !== undefined && (await stat(path.join(rawDir, found))).isFile()) {
      const diskFile = path.join(rawDir, found);
      sources.push({
        name,
        label: found,
        diskFile,
        open: () => createReadStream(diskFile, { highWaterMark: 1 << 18 }),
      });
      continue;
    }
    problems.add({
      file: `${name}.csv`,
      line: null,
      column: null,
      value: null,
      rule: "file-present",
      message: `not found in ${rawDir}; put ${name}.csv there, or the zip that holds it.`,
    });
  }
  return sources;
}
