import path from "node:path";
import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { RAW_FILE_NAMES, type RawFileName } from "./raw-files.ts";

const OPTIONS = { autoClose: false, lazyEntries: true } as const;
/** Zips inside zips are held in memory while they are read. */
const MAX_INNER_ZIP_BYTES = 256 * 2 ** 20;
const MAX_DEPTH = 3;

/** A zip cannot be read, or what it holds is damaged. */
export class ZipError extends Error {
  readonly label: string;

  constructor(label: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.label = label;
  }
}

/** One of the four files, found in a zip. */
export interface ZippedFile {
  readonly name: RawFileName;
  /** "kaggle.zip > train.csv.zip > train.csv". */
  readonly label: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/**
 * The raw files in a zip, at any folder depth, those in zips inside it included.
 * @throws {ZipError} when the zip or one inside it cannot be read
 */
export async function listZippedFiles(file: string): Promise<ZippedFile[]> {
  return listIn({ label: path.basename(file), depth: 1, reopen: () => openPromise(file, OPTIONS) });
}

interface Archive {
  readonly label: string;
  readonly depth: number;
  readonly reopen: () => Promise<ZipFile>;
}

async function listIn(archive: Archive): Promise<ZippedFile[]> {
  const zip = await readable(archive.label, archive.reopen);
  const found: ZippedFile[] = [];
  try {
    const entries = await readable(archive.label, () => collect(zip.eachEntry()));
    for (const entry of entries) {
      const base = path.posix.basename(entry.fileName.replaceAll("\\", "/")).toLowerCase();
      if (entry.fileName.startsWith("__MACOSX/")) continue;
      const label = `${archive.label} > ${entry.fileName}`;
      const name = RAW_FILE_NAMES.find((candidate) => base === `${candidate}.csv`);
      if (name !== undefined) found.push({ name, label, open: () => readEntry(archive, entry.fileName, label) });
      else if (base.endsWith(".zip") && archive.depth < MAX_DEPTH) {
        if (entry.uncompressedSize > MAX_INNER_ZIP_BYTES) {
          throw new ZipError(
            label,
            `it is larger than ${MAX_INNER_ZIP_BYTES / 2 ** 20} MB; unpack the outer zip first`,
          );
        }
        const bytes = Buffer.concat(await collect(unpack(zip, entry, label)));
        const inner = { label, depth: archive.depth + 1, reopen: () => fromBufferPromise(bytes, OPTIONS) };
        found.push(...(await listIn(inner)));
      }
    }
  } finally {
    zip.close();
  }
  return found;
}

async function* readEntry(archive: Archive, fileName: string, label: string): AsyncGenerator<Uint8Array> {
  const zip = await readable(archive.label, archive.reopen);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== fileName) continue;
      yield* unpack(zip, entry, label);
      return;
    }
    throw new ZipError(label, "it is no longer in the zip");
  } finally {
    zip.close();
  }
}

/** The entry's bytes; its checksum is verified when the last one has come. */
async function* unpack(zip: ZipFile, entry: Entry, label: string): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new ZipError(label, "it is encrypted; unpack it first");
  const stream = await readable(label, () => zip.openReadStreamPromise(entry));
  let checksum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (cause) {
    throw damaged(label, cause);
  }
  if (checksum !== entry.crc32)
    throw new ZipError(label, "its checksum differs; the zip is damaged, download it again");
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function readable<T>(label: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw damaged(label, cause);
  }
}

function damaged(label: string, cause: unknown): ZipError {
  if (cause instanceof ZipError) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  return new ZipError(
    label,
    `it cannot be unpacked (${words}); the download may be cut short, download it again`,
    cause,
  );
}
