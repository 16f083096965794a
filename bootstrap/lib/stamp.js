import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * A stamp remembers for which inputs a step last succeeded. It is written after the step, so an interrupted
 * step has no stamp and runs again.
 * @param {string} folder Where the stamps are.
 * @param {string} name The step.
 */
export function createStamp(folder, name) {
  const file = join(folder, `${name}.stamp`);
  return {
    matches(key) {
      try {
        return readFileSync(file, "utf8") === key;
      } catch {
        return false; // no stamp yet: the step never succeeded
      }
    },
    write(key) {
      writeAtomically(file, key);
    },
  };
}

/** Writes beside the target and renames, so that a reader sees the old file or the new one, never half. */
export function writeAtomically(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

/** SHA-256 of a buffer or string, hexadecimal. */
export function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}

const NOT_SOURCES = new Set(["node_modules", "dist", "test", "e2e", ".git"]);

/**
 * SHA-256 over the names and contents of files and folders, in a fixed order; generated folders are left out.
 * @param {string} root Folder the paths are relative to.
 * @param {string[]} paths Files or folders.
 */
export function hashSources(root, paths) {
  const hash = createHash("sha256");
  for (const path of paths) addToHash(hash, root, path);
  return hash.digest("hex");
}

function addToHash(hash, root, path) {
  const absolute = join(root, path);
  let entries;
  try {
    entries = readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    if (error.code !== "ENOTDIR") throw error;
    hash.update(`${path}\0`).update(readFileSync(absolute)).update("\0");
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (NOT_SOURCES.has(entry.name) || entry.name.endsWith(".tsbuildinfo")) continue;
    addToHash(hash, root, `${path}/${entry.name}`);
  }
}
