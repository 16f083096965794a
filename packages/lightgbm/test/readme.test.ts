import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as binding from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

describe("the README", () => {
  it("lists every error code with its kind, and no other", () => {
    const listed = [...readme.matchAll(/^\| `(LIGHTGBM_[A-Z_]+)` +\| ([a-z-]+) +\|/gm)].map(([, code, kind]) => [
      code,
      kind,
    ]);
    expect(listed).toEqual(Object.entries(binding.lightgbmErrors).map(([code, { kind }]) => [code, kind]));
  });

  it("names every public value", () => {
    expect(Object.keys(binding).filter((name) => !new RegExp(`\\b${name}\\b`).test(readme))).toEqual([]);
  });
});
