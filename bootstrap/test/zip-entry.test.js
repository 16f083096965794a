import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { crc32, readZipEntry } from "../lib/zip-entry.js";

/** A zip archive, written by hand after the format's description. */
function makeZip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, content, deflate } of files) {
    const packed = deflate ? deflateRawSync(content) : content;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    parts.push(header, Buffer.from(name), packed);
    offset += header.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const library = Buffer.from("machine code ".repeat(50));
const archive = makeZip([
  { name: "pkg/readme.txt", content: Buffer.from("hello"), deflate: false },
  { name: "pkg/lib/lib_x.so", content: library, deflate: true },
]);

describe("readZipEntry", () => {
  it("reads a stored and a deflated entry", () => {
    expect(readZipEntry(archive, (name) => name.endsWith(".txt"))?.content.toString()).toBe("hello");
    expect(readZipEntry(archive, (name) => name.endsWith("/lib_x.so"))).toEqual({
      name: "pkg/lib/lib_x.so",
      content: library,
    });
  });

  it("gives undefined when nothing is wanted", () => expect(readZipEntry(archive, () => false)).toBeUndefined());

  it("notices a truncated archive", () => {
    expect(() => readZipEntry(archive.subarray(0, archive.length - 40), () => true)).toThrow("truncated");
  });

  it("notices a damaged entry by its checksum", () => {
    const damaged = Buffer.from(archive);
    damaged[30 + "pkg/readme.txt".length] ^= 1;
    expect(() => readZipEntry(damaged, () => true)).toThrow("pkg/readme.txt is damaged");
  });

  it("computes the checksum of the format's check word", () => {
    expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926);
  });
});
