import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comparisonPath, findComparison, keepComparison } from "../../src/report/kept-comparison.ts";
import { sampleComparison } from "./kept-sample.ts";

const { data_hash: dataHash, code_version: code } = sampleComparison;
let home: string;
let modelsDir: string;
let path: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "kept-"));
  modelsDir = join(home, "models");
  path = comparisonPath({ modelsDir, dataHash });
  await keepComparison(modelsDir, sampleComparison);
});

afterEach(() => rm(home, { recursive: true, force: true }));

const find = () => findComparison({ modelsDir, dataHash }, code);

type Json = Record<string, unknown>;

/** Edits the kept file by hand; the schema's number stays right. */
async function edit(change: (kept: Json) => void): Promise<void> {
  const kept = JSON.parse(await readFile(path, "utf8")) as Json;
  change(kept);
  await writeFile(path, JSON.stringify(kept));
}

const at = (kept: Json, ...keys: (string | number)[]): Json =>
  keys.reduce<Json>((value, key) => value[key] as Json, kept);

describe("a kept comparison", () => {
  it("is found as it was kept", async () => {
    expect(await find()).toEqual({ kept: { schema_version: 4, ...sampleComparison }, reason: null, damage: null });
  });

  const edits: [string, (kept: Json) => void, RegExp][] = [
    ["without its gauntlet", (kept) => void delete kept.gauntlet, /must have required properties gauntlet/],
    ["whose leak is a list", (kept) => void Object.assign(kept, { leak: [] }), /\/leak must be object/],
    ["with a ridge without variants", (kept) => void delete at(kept, "ridge").variants, /\/ridge/],
    [
      "with a word for a number",
      (kept) => void Object.assign(at(kept, "gauntlet", "protocols", 0, "rivals", 0, "test"), { wmae: "1600" }),
      /\/gauntlet\/protocols\/0\/rivals\/0\/test\/wmae must be number/,
    ],
    [
      "with a rival that nobody knows",
      (kept) => void Object.assign(at(kept, "gauntlet", "champion"), { rival: "oracle" }),
      /\/gauntlet\/champion\/rival/,
    ],
    [
      "with no protocol at all",
      (kept) => void Object.assign(at(kept, "gauntlet"), { protocols: [] }),
      /\/gauntlet\/protocols must not have fewer than 1 items/,
    ],
    ["of other data", (kept) => void Object.assign(kept, { data_hash: "xyz" }), /belongs to other data \(xyz\)/],
  ];
  it.each(edits)("%s counts as none, and the notice says where it is wrong", async (_, change, place) => {
    await edit(change);
    const { kept, reason, damage } = await find();
    expect(kept).toBeNull();
    expect(damage).toMatch(place);
    expect(damage).toMatch(/^reports\/abc\.json .* is passed over; the next `hub report` sets it aside/);
    expect(reason).toContain(damage);
  });

  it.each([
    ["cut off", `{"schema_version":4,"ran_`, /is not whole JSON/],
    ["empty", "", /is not whole JSON/],
    ["null", "null", /does not hold what it must/],
    ["a list", "[4]", /does not hold what it must/],
    ["without a number of its schema", "{}", /does not hold what it must \(the whole must have required properties/],
  ])("that is %s counts as none, and the notice says so", async (_, text, place) => {
    await writeFile(path, text);
    const { kept, damage } = await find();
    expect(kept).toBeNull();
    expect(damage).toMatch(place);
  });

  it("that is a folder counts as none, and the notice says that it cannot be read", async () => {
    await rm(path);
    await mkdir(path);
    expect((await find()).damage).toMatch(/cannot be read \(EISDIR\)/);
  });

  it("of an earlier form counts as none and is no damage", async () => {
    await edit((kept) => void Object.assign(kept, { schema_version: 3, gauntlet: null }));
    const { kept, reason, damage } = await find();
    expect([kept, damage]).toEqual([null, null]);
    expect(reason).toMatch(/another version of the program \(its form is 3, this one's 4\)/);
  });

  it("that is damaged is set aside, not lost, when a new one is kept", async () => {
    const aside: string[] = [];
    for (const text of ["{", "{ again"]) {
      await writeFile(path, text);
      await keepComparison(modelsDir, sampleComparison, (name) => aside.push(name));
    }
    expect(aside).toEqual(["abc.damaged-1.json", "abc.damaged-2.json"]);
    expect((await readdir(dirname(path))).sort()).toEqual([...aside, "abc.json"]);
    expect(await readFile(join(dirname(path), aside[0]!), "utf8")).toBe("{");
    expect((await find()).damage).toBeNull();
  });

  it("that is sound is replaced without leaving anything behind", async () => {
    await keepComparison(modelsDir, { ...sampleComparison, ran_at: "2026-02-02T00:00:00.000Z" }, () => {
      throw new Error("set aside");
    });
    expect(await readdir(dirname(path))).toEqual(["abc.json"]);
    expect((await find()).kept?.ran_at).toBe("2026-02-02T00:00:00.000Z");
  });

  it("is refused when a figure is no number, and the one before stays", async () => {
    const leak = { ...sampleComparison.leak, brief: { r2: Number.NaN, rmse: 1, mae: 1 } };
    await expect(keepComparison(modelsDir, { ...sampleComparison, leak, ran_at: "later" })).rejects.toMatchObject({
      code: "HUB_COMPARISON_INVALID",
      message: expect.stringContaining("/leak/brief/r2 must be number") as string,
    });
    expect((await find()).kept?.ran_at).toBe(sampleComparison.ran_at);
    expect(await readdir(dirname(path))).toEqual(["abc.json"]);
  });
});
