import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fitRidgeCV, predictRidge } from "../../src/gauntlet/ridge-cv.ts";

interface Golden {
  readonly cases: readonly {
    readonly name: string;
    readonly features: number[][];
    readonly target: number[];
    readonly alphas: number[];
    readonly alpha: number;
    readonly coefficients: number[];
    readonly intercept: number;
    readonly looErrors: number[];
    readonly predictions: number[];
  }[];
}

const { cases } = JSON.parse(readFileSync(new URL("golden/ridge.json", import.meta.url), "utf8")) as Golden;

function difference(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  return Math.max(...expected.map((x, k) => Math.abs(actual[k]! - x) / Math.max(1, Math.abs(x))));
}

describe("ridge regression with a penalty chosen by leave-one-out", () => {
  it.each(cases)("$name: agrees with scikit-learn's RidgeCV", (each) => {
    const columns = each.coefficients.length;
    const features = Float64Array.from(each.features.flat());
    const model = fitRidgeCV({ features, columns, target: each.target, alphas: each.alphas });
    expect(model.alpha).toBe(each.alpha);
    expect(difference(model.looErrors, each.looErrors)).toBeLessThan(1e-8);
    expect(difference(model.coefficients, each.coefficients)).toBeLessThan(1e-8);
    expect(model.intercept).toBeCloseTo(each.intercept, 8);
    expect(difference(predictRidge(model, features.subarray(0, 10 * columns)), each.predictions)).toBeLessThan(1e-8);
  });

  it("has the leave-one-out error of models that were fitted without each row", () => {
    const [{ features, target }] = cases as [Golden["cases"][number]];
    const columns = features[0]!.length;
    const alphas = [5];
    let squares = 0;
    for (const [left, row] of features.entries()) {
      const without = features.filter((_, r) => r !== left);
      const model = fitRidgeCV({
        features: Float64Array.from(without.flat()),
        columns,
        target: target.filter((_, r) => r !== left),
        alphas,
      });
      squares += (target[left]! - predictRidge(model, Float64Array.from(row))[0]!) ** 2;
    }
    const { looErrors } = fitRidgeCV({ features: Float64Array.from(features.flat()), columns, target, alphas });
    expect(looErrors[0]).toBeCloseTo(squares / features.length, 8);
  });

  it("refuses a penalty of 0, which collinear inputs have no answer to", () => {
    const options = { features: Float64Array.of(1, 2, 3), columns: 1, target: [1, 2, 3] };
    expect(() => fitRidgeCV({ ...options, alphas: [0] })).toThrow("penalties above 0");
    expect(() => fitRidgeCV({ ...options, columns: 2, alphas: [1] })).toThrow("at least two rows of 2 values");
  });
});
