import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { autocorrelate } from "../../src/diagnostics/autocorrelation.ts";
import { clusterCorrelations } from "../../src/diagnostics/correlation.ts";
import { dieboldMariano } from "../../src/diagnostics/diebold-mariano.ts";
import { describeMoments } from "../../src/diagnostics/moments.ts";
import { pairedTTest } from "../../src/diagnostics/paired-t-test.ts";
import { twoSidedP } from "../../src/diagnostics/student-t.ts";
import { varianceInflation } from "../../src/diagnostics/vif.ts";

interface Golden {
  readonly moments: Record<"mean" | "deviation" | "skew" | "excessKurtosis", number> & { readonly values: number[] };
  readonly autocorrelation: { readonly series: number[]; readonly acf: number[]; readonly pacf: number[] };
  readonly columns: number[][];
  readonly weights: number[];
  readonly correlation: number[][];
  readonly mergeDistances: number[];
  readonly vif: number[];
  readonly weightedVif: number[];
  readonly pairedTTest: Record<"statistic" | "pValue" | "degreesOfFreedom", number> & { a: number[]; b: number[] };
  readonly studentT: readonly Record<"t" | "df" | "pValue", number>[];
  readonly dieboldMariano: readonly (Record<"horizon" | "variance" | "statistic" | "pValue", number> & {
    readonly differential: number[];
    readonly kernel: string;
  })[];
}

const golden = JSON.parse(readFileSync(new URL("golden/golden.json", import.meta.url), "utf8")) as Golden;
const columns = golden.columns[0]!.map((_, k) => ({ name: `c${k}`, values: golden.columns.map((row) => row[k]!) }));

/** Largest difference, relative where values are above 1. */
function difference(actual: readonly number[], expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  return Math.max(...expected.map((x, k) => Math.abs(actual[k]! - x) / Math.max(1, Math.abs(x))));
}

describe("the diagnostics agree with the reference libraries", () => {
  it("moments with numpy and pandas", () => {
    const { values, ...expected } = golden.moments;
    const actual = describeMoments(values);
    for (const name of ["mean", "deviation", "skew", "excessKurtosis"] as const) {
      expect(actual[name]).toBeCloseTo(expected[name], 9);
    }
  });

  it("autocorrelation and partial autocorrelation with statsmodels to 1e-6 and closer", () => {
    const { series, acf, pacf } = golden.autocorrelation;
    const actual = autocorrelate(series, 60);
    expect(difference(actual.acf, acf)).toBeLessThan(1e-9);
    expect(difference(actual.pacf, pacf)).toBeLessThan(1e-6);
  });

  it("correlations and the heights of the cluster tree with numpy and scipy", () => {
    const { matrix, merges, clusteredOrder } = clusterCorrelations(columns);
    for (const [k, row] of golden.correlation.entries()) expect(difference(matrix[k]!, row)).toBeLessThan(1e-12);
    expect(
      difference(
        merges.map(({ distance }) => distance),
        golden.mergeDistances,
      ),
    ).toBeLessThan(1e-9);
    expect([...clusteredOrder].sort()).toEqual([0, 1, 2, 3, 4]);
    // c3 was made of c0, so the tree puts them side by side.
    expect(Math.abs(clusteredOrder.indexOf(0) - clusteredOrder.indexOf(3))).toBe(1);
  });

  it("variance inflation with statsmodels, row weights standing for repeated rows", () => {
    const vifOf = (weights?: number[]) => varianceInflation(columns, weights).map(({ vif }) => vif!);
    expect(difference(vifOf(), golden.vif)).toBeLessThan(1e-8);
    expect(difference(vifOf(golden.weights), golden.weightedVif)).toBeLessThan(1e-8);
  });

  it("the paired t-test with scipy", () => {
    const { a, b, statistic, pValue, degreesOfFreedom } = golden.pairedTTest;
    const test = pairedTTest(a, b);
    expect(test.degreesOfFreedom).toBe(degreesOfFreedom);
    expect(test.statistic).toBeCloseTo(statistic, 10);
    expect(test.pValue).toBeCloseTo(pValue, 12);
  });

  it("Student's t with scipy from one degree of freedom to many", () => {
    for (const { t, df, pValue } of golden.studentT) {
      expect(Math.abs(twoSidedP(t, df) - pValue), `t ${t}, ${df}`).toBeLessThan(1e-9 * Math.max(pValue, 1e-3));
    }
  });

  it("Diebold-Mariano with the computation in numpy, for each horizon and both kernels", () => {
    expect(new Set(golden.dieboldMariano.map(({ kernel }) => kernel))).toEqual(new Set(["rectangular", "bartlett"]));
    for (const expected of golden.dieboldMariano) {
      const test = dieboldMariano(expected.differential, expected.horizon);
      expect(test.kernel).toBe(expected.kernel);
      expect(test.longRunVariance).toBeCloseTo(expected.variance, 10);
      expect(test.statistic).toBeCloseTo(expected.statistic, 8);
      expect(test.pValue).toBeCloseTo(expected.pValue, 10);
    }
  });
});
