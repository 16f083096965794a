import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { TOOLCHAIN } from "./paths.js";

const STAGING = join(TOOLCHAIN, "staging");

/** A new empty folder to build something in, on the same disk as its later place. */
export function makeStagingFolder(name) {
  mkdirSync(STAGING, { recursive: true });
  return mkdtempSync(join(STAGING, `${name}-`));
}

/** Moves a finished folder to its place at once; what was there before is removed afterwards. */
export function putInPlace(finished, place) {
  mkdirSync(dirname(place), { recursive: true });
  const old = `${finished}-old`;
  if (existsSync(place)) renameSync(place, old);
  chmodSync(finished, 0o755); // temporary folders are private; what is served or run may be read
  renameSync(finished, place);
  rmSync(old, { recursive: true, force: true });
}

/** Removes all staging folders; call it only while holding the set-up lock. */
export function clearStaging() {
  rmSync(STAGING, { recursive: true, force: true });
}
