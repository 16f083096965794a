import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ModelStore, type NewModel } from "../src/models/model-store.ts";

const model: NewModel = {
  code_version: "0.1.0",
  seed: 7,
  origin: "2012-10-26",
  data: { hash: "abc", folder: "v-abc", world: "demo" },
  horizon_weeks: 39,
  feature_names: ["y1"],
  parameters: {},
  metrics: null,
  training_seconds: 1,
};
const files = new Map<string, string>([["l1.txt", "tree"]]);

let dir: string;
let store: ModelStore;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "model-store-"));
  store = new ModelStore(dir);
});

afterEach(() => rm(dir, { recursive: true, force: true }));

describe("ModelStore", () => {
  it("numbers versions from 1 and serves none until one is promoted", async () => {
    expect((await store.write(model, files)).version).toBe("v1");
    expect((await store.write(model, files)).version).toBe("v2");
    expect(await store.currentVersion()).toBeNull();
    await store.promote("v2");
    expect(await store.currentVersion()).toBe("v2");
  });

  it("reads back what was written", async () => {
    await store.write(model, files);
    const { metadata, files: read } = await store.read("v1");
    expect(metadata).toMatchObject(model);
    expect(read.get("l1.txt")?.toString()).toBe("tree");
  });

  it("rolls back to the version that served before", async () => {
    for (let i = 0; i < 3; i++) await store.write(model, files);
    for (const version of ["v1", "v3", "v2"]) await store.promote(version);
    expect(await store.rollback()).toBe("v3");
    expect(await store.rollback()).toBe("v1");
    await expect(store.rollback()).rejects.toMatchObject({ code: "HUB_MODEL_MISSING" });
    expect(await store.currentVersion()).toBe("v1");
  });

  it("skips deleted versions when it rolls back", async () => {
    for (let i = 0; i < 3; i++) await store.write(model, files);
    for (const version of ["v1", "v2", "v3"]) await store.promote(version);
    await store.delete("v2");
    expect(await store.rollback()).toBe("v1");
  });

  it("refuses to delete the version that serves", async () => {
    await store.write(model, files);
    await store.promote("v1");
    await expect(store.delete("v1")).rejects.toMatchObject({ code: "HUB_MODEL_IN_USE" });
    expect((await store.list()).map(({ version }) => version)).toEqual(["v1"]);
  });

  it("names the known versions when one is unknown", async () => {
    await store.write(model, files);
    await expect(store.promote("v9")).rejects.toThrow(/no model version "v9".*there are: v1/);
  });

  it("refuses a version whose file was changed or lost", async () => {
    await store.write(model, files);
    const path = join(dir, "versions/v1/l1.txt");
    await truncate(path, 2);
    await expect(store.read("v1")).rejects.toThrow(/l1.txt was changed after training/);
    await rm(path);
    await expect(store.read("v1")).rejects.toThrow(/l1.txt is missing/);
  });

  it("refuses metadata of another schema", async () => {
    await store.write(model, files);
    const path = join(dir, "versions/v1/metadata.json");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace('"schema_version": ', '"schema_version": 9'));
    await expect(store.read("v1")).rejects.toMatchObject({ code: "HUB_MODEL_SCHEMA" });
  });

  it("removes what a killed writer left behind, and nothing of one at work", async () => {
    const gone = spawnSync(process.execPath, ["--version"]).pid;
    await mkdir(join(dir, `versions/.tmp-${gone}-abcd`), { recursive: true });
    await mkdir(join(dir, `versions/.tmp-${process.ppid}-abcd`), { recursive: true });
    await store.write(model, files);
    expect((await readdir(join(dir, "versions"))).sort()).toEqual([`.tmp-${process.ppid}-abcd`, "v1"]);
  });

  it("gives two writers at once different versions", async () => {
    const written = await Promise.all([
      store.write(model, files),
      store.write(model, files),
      store.write(model, files),
    ]);
    expect(new Set(written.map(({ version }) => version)).size).toBe(3);
    expect(await store.list()).toHaveLength(3);
  });
});
