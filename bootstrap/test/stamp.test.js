import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStamp, hashSources } from "../lib/stamp.js";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hub-stamp-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a stamp", () => {
  it("matches only the key that was written last, and leaves no temporary file", () => {
    const stamp = createStamp(folder, "step");
    expect(stamp.matches("a")).toBe(false);
    stamp.write("a");
    stamp.write("b");
    expect(stamp.matches("a")).toBe(false);
    expect(stamp.matches("b")).toBe(true);
    expect(readdirSync(folder)).toEqual(["step.stamp"]);
  });
});

describe("hashSources", () => {
  const hash = () => hashSources(folder, ["app", "lock.json"]);
  beforeEach(() => {
    mkdirSync(join(folder, "app", "src"), { recursive: true });
    writeFileSync(join(folder, "app", "src", "a.ts"), "1");
    writeFileSync(join(folder, "lock.json"), "{}");
  });

  it("changes when a source changes, appears, or moves", () => {
    const seen = new Set([hash()]);
    writeFileSync(join(folder, "app", "src", "a.ts"), "2");
    seen.add(hash());
    writeFileSync(join(folder, "app", "src", "b.ts"), "");
    seen.add(hash());
    rmSync(join(folder, "app", "src", "a.ts"));
    writeFileSync(join(folder, "app", "a.ts"), "2");
    seen.add(hash());
    writeFileSync(join(folder, "lock.json"), "[]");
    seen.add(hash());
    expect(seen.size).toBe(5);
  });

  it("does not see generated folders or tests", () => {
    const before = hash();
    for (const name of ["dist", "node_modules", "test"]) {
      mkdirSync(join(folder, "app", name));
      writeFileSync(join(folder, "app", name, "x.js"), "x");
    }
    expect(hash()).toBe(before);
  });
});
