import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apiVersion, Booster, loadXGBoost, type Parameters, train } from "../src/index.ts";

interface Golden {
  readonly version: string;
  readonly rows: number;
  readonly columns: number;
  /** null where the value is missing. */
  readonly data: readonly (number | null)[];
  readonly label: number[];
  readonly weight: number[];
  readonly cases: readonly {
    readonly name: string;
    readonly weighted: boolean;
    readonly iterations: number;
    readonly parameters: Parameters;
    readonly predictions: number[];
    readonly totalGain: Record<string, number>;
    readonly weight: Record<string, number>;
  }[];
}

const read = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8");
const golden = JSON.parse(read("golden.json")) as Golden;
const { rows, columns, label, weight } = golden;
const data = Float64Array.from(golden.data, (x) => x ?? Number.NaN);
const featureNames = Array.from({ length: columns }, (_, k) => `input_${k}`);
const head = (count: number) => ({ data: data.subarray(0, count * columns), rows: count, columns });

/** Largest difference, relative where values are above 1. */
function difference(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  return Math.max(...expected.map((x, k) => Math.abs(actual[k]! - x) / Math.max(1, Math.abs(x))));
}

describe("golden values of Python XGBoost", () => {
  it("are of the version this package binds, and so is the library", () => {
    expect(golden.version).toBe(apiVersion);
    expect(loadXGBoost().version).toBe(apiVersion);
  });

  it.each(golden.cases)("$name: same predictions and importances", (each) => {
    using booster = train({
      matrix: { data, rows, columns },
      label,
      featureNames,
      ...(each.weighted && { weight }),
      parameters: each.parameters,
      iterations: each.iterations,
    });
    const shown = each.predictions.length;
    expect(difference(booster.predict(head(shown)), each.predictions)).toBeLessThan(1e-6);
    for (const [kind, expected] of [
      ["total_gain", each.totalGain],
      ["weight", each.weight],
    ] as const) {
      const importance = booster.featureImportance(kind);
      expect(importance.size).toBe(Object.keys(expected).length);
      for (const [name, value] of Object.entries(expected)) {
        expect(Math.abs(importance.get(name)! - value) / Math.max(1, value), `${kind} of ${name}`).toBeLessThan(1e-5);
      }
    }
  });

  it("predicts the same from 32-bit numbers", () => {
    const [first] = golden.cases;
    using booster = Booster.fromString(read("python-model.json"));
    const floats = {
      ...head(first!.predictions.length),
      data: Float32Array.from(head(first!.predictions.length).data),
    };
    expect(difference(booster.predict(floats), first!.predictions)).toBeLessThan(1e-6);
  });

  it("loads the model text that Python wrote, and its own", () => {
    const [first] = golden.cases;
    using booster = Booster.fromString(read("python-model.json"));
    using again = Booster.fromString(booster.saveToString());
    expect(booster.columns).toBe(columns);
    for (const each of [booster, again]) {
      expect(difference(each.predict(head(first!.predictions.length)), first!.predictions)).toBeLessThan(1e-6);
    }
  });
});
