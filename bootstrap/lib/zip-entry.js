import * as zlib from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/**
 * Reads one file out of a zip archive held in memory (stored or deflated entries; no zip64, no encryption).
 * @param {Buffer} archive
 * @param {(name: string) => boolean} wanted Picks the entry by its name.
 * @returns {{ name: string, content: Buffer } | undefined} undefined when no entry is wanted.
 * @throws {Error} when the archive is truncated or the entry's checksum is wrong.
 */
export function readZipEntry(archive, wanted) {
  for (const entry of listEntries(archive)) {
    if (wanted(entry.name)) return { name: entry.name, content: inflateEntry(archive, entry) };
  }
  return undefined;
}

function* listEntries(archive) {
  const end = findEndOfDirectory(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new Error("zip: broken directory");
    const nameLength = archive.readUInt16LE(at + 28);
    yield {
      name: archive.toString("utf8", at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      compressedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      headerAt: archive.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

function findEndOfDirectory(archive) {
  const earliest = Math.max(0, archive.length - 22 - 0xffff);
  for (let at = archive.length - 22; at >= earliest; at--) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new Error("zip: no directory at the end (truncated, or not a zip file)");
}

function inflateEntry(archive, entry) {
  if (archive.readUInt32LE(entry.headerAt) !== LOCAL_HEADER) throw new Error(`zip: no header for ${entry.name}`);
  const start =
    entry.headerAt + 30 + archive.readUInt16LE(entry.headerAt + 26) + archive.readUInt16LE(entry.headerAt + 28);
  const packed = archive.subarray(start, start + entry.compressedSize);
  if (entry.method !== 0 && entry.method !== 8)
    throw new Error(`zip: method ${entry.method} of ${entry.name} is unknown`);
  const content = entry.method === 0 ? Buffer.from(packed) : zlib.inflateRawSync(packed);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new Error(`zip: ${entry.name} is damaged`);
  return content;
}

/** CRC-32 as zip uses it; Node 20.15 and later have it built in. */
export function crc32(content) {
  if (zlib.crc32) return zlib.crc32(content);
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
