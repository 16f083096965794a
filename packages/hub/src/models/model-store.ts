import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { hubError } from "../errors.ts";
import { type ModelMetadata, modelSchemaVersion, parseModelMetadata } from "./model-metadata.ts";

/** A model version read from disk, its files checked against their hashes. */
export interface ModelVersion {
  readonly metadata: ModelMetadata;
  readonly files: ReadonlyMap<string, Buffer>;
}

export type NewModel = Omit<ModelMetadata, "schema_version" | "version" | "created_at" | "files">;

interface Pointer {
  readonly version: string;
  /** Versions that were current before, latest first: what a rollback returns to. */
  readonly earlier: readonly string[];
}

/**
 * Model versions in a folder: `versions/v1`, `versions/v2`, ... are immutable; `current.json` names the one that
 * serves. A version appears whole, by one rename of a finished folder, and the pointer moves by one rename too, so a
 * killed run leaves the last good state.
 */
export class ModelStore {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Metadata of every version, oldest first. Versions that cannot be read are left out. */
  async list(): Promise<ModelMetadata[]> {
    const names = await this.#versionNames();
    const all = await Promise.all(names.map((name) => this.readMetadata(name).catch(() => null)));
    return all.filter((metadata) => metadata !== null);
  }

  /** Name of the version that serves, or null when none was promoted yet. */
  async currentVersion(): Promise<string | null> {
    return (await this.#readPointer())?.version ?? null;
  }

  /** @throws {HubError} HUB_MODEL_UNKNOWN, HUB_MODEL_CORRUPT or HUB_MODEL_SCHEMA */
  async readMetadata(version: string): Promise<ModelMetadata> {
    const path = join(this.#versionDir(version), "metadata.json");
    let text: string;
    try {
      text = await readFile(path, "utf8");
    } catch (cause) {
      const known = await this.#versionNames();
      throw hubError(
        "HUB_MODEL_UNKNOWN",
        `There is no model version "${version}" in ${this.dir}; there are: ${known.join(", ") || "none"}.`,
        { details: { version, known }, cause },
      );
    }
    return parseModelMetadata(text, path);
  }

  /** @throws {HubError} HUB_MODEL_UNKNOWN, HUB_MODEL_CORRUPT (a file is missing or changed) or HUB_MODEL_SCHEMA */
  async read(version: string): Promise<ModelVersion> {
    const metadata = await this.readMetadata(version);
    const files = new Map<string, Buffer>();
    for (const [name, sha256] of Object.entries(metadata.files)) {
      const path = join(this.#versionDir(version), name);
      const bytes = await readFile(path).catch(() => null);
      if (bytes === null || hashOf(bytes) !== sha256) {
        throw hubError(
          "HUB_MODEL_CORRUPT",
          `${path} ${bytes === null ? "is missing" : "was changed after training"}. Roll back to another version or train again.`,
          { details: { version, file: name } },
        );
      }
      files.set(name, bytes);
    }
    return { metadata, files };
  }

  /** Writes a new version beside the others; it does not serve until promoted. */
  async write(model: NewModel, files: ReadonlyMap<string, string | Uint8Array>): Promise<ModelMetadata> {
    await mkdir(join(this.dir, "versions"), { recursive: true });
    await this.#removeStaleTemporaries();
    const temporary = join(this.dir, "versions", `.tmp-${process.pid}-${randomBytes(4).toString("hex")}`);
    await mkdir(temporary);
    try {
      const hashes: Record<string, string> = {};
      for (const [name, content] of files) {
        await writeDurably(join(temporary, name), content);
        hashes[name] = hashOf(content);
      }
      for (let number = (await this.#highestNumber()) + 1; ; number++) {
        const metadata: ModelMetadata = {
          ...model,
          schema_version: modelSchemaVersion,
          version: `v${number}`,
          created_at: new Date().toISOString(),
          files: hashes,
        };
        await writeDurably(join(temporary, "metadata.json"), `${JSON.stringify(metadata, null, 2)}\n`);
        if (await renameUnlessTaken(temporary, this.#versionDir(metadata.version))) {
          await syncDirectory(join(this.dir, "versions"));
          return metadata;
        }
      }
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
  }

  /** Makes a version the one that serves. */
  async promote(version: string): Promise<void> {
    await this.readMetadata(version);
    const pointer = await this.#readPointer();
    if (pointer?.version === version) return;
    const earlier = pointer ? [pointer.version, ...pointer.earlier.filter((name) => name !== version)] : [];
    await this.#writePointer({ version, earlier: earlier.slice(0, 50) });
  }

  /**
   * Returns to the version that served before.
   * @returns The version that serves now.
   * @throws {HubError} HUB_MODEL_MISSING when there is no earlier version
   */
  async rollback(): Promise<string> {
    const pointer = await this.#readPointer();
    const known = await this.#versionNames();
    const [version, ...earlier] = (pointer?.earlier ?? []).filter((name) => known.includes(name));
    if (version === undefined) {
      throw hubError("HUB_MODEL_MISSING", `${this.dir} has no earlier model version to return to.`);
    }
    await this.#writePointer({ version, earlier });
    return version;
  }

  /** @throws {HubError} HUB_MODEL_IN_USE when the version serves; HUB_MODEL_UNKNOWN when there is none */
  async delete(version: string): Promise<void> {
    if ((await this.currentVersion()) === version) {
      throw hubError("HUB_MODEL_IN_USE", `${version} serves now; promote another version before deleting it.`);
    }
    await this.readMetadata(version);
    await this.#remove(version);
  }

  /**
   * Deletes the oldest versions until `keep` are left; the one that serves is always kept.
   * @returns The versions that were deleted, oldest first.
   */
  async deleteAllBut(keep: number): Promise<string[]> {
    const current = await this.currentVersion();
    const names = await this.#versionNames();
    const others = names.filter((name) => name !== current);
    const doomed = others.slice(0, Math.max(0, names.length - Math.max(1, keep)));
    for (const version of doomed) await this.#remove(version);
    return doomed;
  }

  async #remove(version: string): Promise<void> {
    const doomed = join(this.dir, "versions", `.tmp-${process.pid}-deleted-${version}`);
    await rename(this.#versionDir(version), doomed);
    await rm(doomed, { recursive: true, force: true });
  }

  #versionDir(version: string): string {
    return join(this.dir, "versions", version);
  }

  async #versionNames(): Promise<string[]> {
    const names = await readdir(join(this.dir, "versions")).catch(() => []);
    return names.filter((name) => /^v\d+$/.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
  }

  async #highestNumber(): Promise<number> {
    return Math.max(0, ...(await this.#versionNames()).map(numberOf));
  }

  async #readPointer(): Promise<Pointer | null> {
    const path = join(this.dir, "current.json");
    const text = await readFile(path, "utf8").catch(() => null);
    if (text === null) return null;
    try {
      return JSON.parse(text) as Pointer;
    } catch (cause) {
      throw hubError(
        "HUB_MODEL_CORRUPT",
        `${path} is not JSON. Name the version that should serve with \`hub models promote VERSION\`.`,
        { cause },
      );
    }
  }

  async #writePointer(pointer: Pointer): Promise<void> {
    const temporary = join(this.dir, `.current-${process.pid}-${randomBytes(4).toString("hex")}`);
    await writeDurably(temporary, `${JSON.stringify(pointer, null, 2)}\n`);
    await rename(temporary, join(this.dir, "current.json"));
    await syncDirectory(this.dir);
  }

  /** Removes what killed runs left behind: temporary folders whose process is gone. */
  async #removeStaleTemporaries(): Promise<void> {
    const parent = join(this.dir, "versions");
    for (const name of await readdir(parent)) {
      const pid = Number(/^\.tmp-(\d+)-/.exec(name)?.[1]);
      if (pid > 0 && pid !== process.pid && !isRunning(pid))
        await rm(join(parent, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const numberOf = (version: string) => Number(version.slice(1));

const hashOf = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function renameUnlessTaken(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOTEMPTY" || code === "EEXIST" || code === "EPERM") return false;
    throw error;
  }
}
