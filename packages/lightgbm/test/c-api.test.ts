import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unboundFunctions } from "../src/c-api-unbound.ts";
import { loadLightGBM } from "../src/index.ts";

const library = loadLightGBM();
const bound = Object.keys(library.api);
const unbound = Object.keys(unboundFunctions);
/** Every C function name in the library file's own symbol names. */
const exported = [...new Set(readFileSync(library.path, "latin1").match(/LGBM_[A-Za-z]+(?=\0)/g))];

describe("the list of C functions", () => {
  it("names every function the library exports, as bound or as left alone", () => {
    expect(exported.filter((name) => !bound.includes(name) && !unbound.includes(name))).toEqual([]);
  });

  it("names no function the library lacks, and none twice", () => {
    expect([...bound, ...unbound].filter((name) => !exported.includes(name))).toEqual([]);
    expect(bound.filter((name) => unbound.includes(name))).toEqual([]);
  });

  it("binds only what the package calls", () => {
    const sources = ["booster", "dataset", "library", "parameters", "row-predictor"]
      .map((name) => readFileSync(new URL(`../src/${name}.ts`, import.meta.url), "utf8"))
      .join("\n");
    const called = new Set(sources.match(/(?:LGBM_|"Booster)[A-Za-z]+/g)?.map((name) => name.replace('"', "LGBM_")));
    expect(bound.filter((name) => !called.has(name))).toEqual([]);
  });
});
