import { readFile } from "node:fs/promises";
import path from "node:path";
import { nullWhenAbsent } from "../prepared-folder.ts";
import type { WorldKind } from "./worlds/kinds.ts";

/** Says that a raw folder holds the generated world: its seed, and the files by which it is recognised. */
export interface DemoMarker {
  readonly world: "demo";
  readonly seed: number;
  /** Kind of world; absent in markers of the first generator. */
  readonly promotion_effects?: WorldKind;
  readonly generator_version: number;
  readonly counts: { readonly trainRows: number; readonly testRows: number; readonly pairs: number };
  /** Empty while the world is being written. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

export const DEMO_MARKER_FILE = "demo_world.json";

/** The marker in a raw folder; null when there is none, or none that can be read. */
export async function readMarker(rawDir: string): Promise<DemoMarker | null> {
  const text = await readFile(path.join(rawDir, DEMO_MARKER_FILE), "utf8").catch(nullWhenAbsent);
  if (text === null) return null;
  try {
    const marker = JSON.parse(text) as Partial<DemoMarker>;
    return Array.isArray(marker.files) && typeof marker.seed === "number" ? (marker as DemoMarker) : null;
  } catch {
    // Not ours: the folder is then any folder with raw files.
    return null;
  }
}

/** The seed when `files` are exactly those of the marker in the folder; null otherwise, so that real data is never called demo. */
export async function readDemoMarker(
  rawDir: string,
  files: readonly { readonly name: string; readonly sha256: string }[],
): Promise<number | null> {
  const marker = await readMarker(rawDir);
  if (marker === null) return null;
  const isUnchanged = files.every(({ name, sha256 }) =>
    marker.files.some((known) => known.name === name && known.sha256 === sha256),
  );
  return isUnchanged && files.length === marker.files.length ? marker.seed : null;
}
