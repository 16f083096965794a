import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apiVersion, Booster } from "../src/index.ts";
import { cases, columns, fit, problem } from "./golden/problem.ts";

interface Golden {
  readonly version: string;
  readonly cases: readonly {
    readonly name: string;
    readonly normal: number[];
    readonly raw: number[];
    readonly leaf: number[];
    readonly contrib: number[];
    readonly gain: number[];
    readonly split: number[];
    readonly bestIteration?: number;
    readonly history?: Record<string, Record<string, number[]>>;
  }[];
  readonly bindingModel: { readonly normal: number[]; readonly contrib: number[] };
}

const read = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8");
const golden = JSON.parse(read("golden.json")) as Golden;

/** Largest difference, relative to the values where they are above 1. */
function difference(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  return Math.max(...expected.map((value, at) => Math.abs(actual[at]! - value) / Math.max(1, Math.abs(value))));
}

const head = (data: Float64Array, rows: number) => ({ data: data.subarray(0, rows * columns), rows, columns });
const trees = (modelText: string) => modelText.slice(modelText.indexOf("\nTree=0"), modelText.indexOf("end of trees"));

describe("golden values of Python LightGBM", () => {
  it("are of the version this package binds", () => expect(golden.version).toBe(apiVersion));

  it.each(cases)("$name: same predictions, contributions, leaves and importances", (each) => {
    const expected = golden.cases.find(({ name }) => name === each.name)!;
    const { data } = problem(each);
    const { booster, bestIteration, history } = fit(each);
    expect(difference(booster.predict(head(data, 25)), expected.normal)).toBeLessThan(1e-12);
    expect(difference(booster.predict(head(data, 25), { kind: "raw" }), expected.raw)).toBeLessThan(1e-12);
    expect(difference(booster.predict(head(data, 8), { kind: "contrib" }), expected.contrib)).toBeLessThan(1e-12);
    expect([...booster.predict(head(data, 5), { kind: "leaf" })]).toEqual(expected.leaf);
    // Python's train returns a booster read back from its model text, which rounds the gains.
    using readBack = Booster.fromString(booster.saveToString());
    expect(difference(readBack.featureImportance({ kind: "gain" }), expected.gain)).toBeLessThan(1e-12);
    expect([...booster.featureImportance()]).toEqual(expected.split);
    expect(bestIteration).toBe(expected.bestIteration);
    for (const [metric, values] of Object.entries(expected.history?.held ?? {})) {
      expect(difference(history.held![metric]!, values)).toBeLessThan(1e-12);
    }
    booster.dispose();
  });

  it("grows tree for tree the same text as Python", () => {
    using booster = fit(cases[0]!).booster;
    expect(trees(booster.saveToString())).toBe(trees(read("python-model.txt")));
  });

  it("loads the model text Python wrote", () => {
    using booster = Booster.fromString(read("python-model.txt"));
    const { data } = problem(cases[0]!);
    expect(difference(booster.predict(head(data, 25)), golden.cases[0]!.normal)).toBeLessThan(1e-12);
    expect(difference(booster.predict(head(data, 8), { kind: "contrib" }), golden.cases[0]!.contrib)).toBeLessThan(
      1e-12,
    );
  });

  it("wrote a model text that Python loaded, with the same predictions", () => {
    using booster = Booster.fromString(read("binding-model.txt"));
    const { data } = problem(cases[0]!);
    expect(difference(booster.predict(head(data, 25)), golden.bindingModel.normal)).toBeLessThan(1e-12);
    expect(difference(booster.predict(head(data, 8), { kind: "contrib" }), golden.bindingModel.contrib)).toBeLessThan(
      1e-12,
    );
  });
});
