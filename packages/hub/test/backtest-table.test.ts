import { describe, expect, it } from "vitest";
import { measureCoverage, summariseErrors } from "../src/training/backtest-table.ts";

const table = {
  series: Int32Array.of(0, 0, 1, 1),
  week: Int32Array.of(10, 11, 10, 11),
  horizon: Int32Array.of(1, 2, 1, 2),
  fold: Int32Array.of(1, 1, 1, 1),
  actual: Float64Array.of(100, 200, 50, 50),
  forecast: Float64Array.of(110, 180, 50, 40),
  seasonalNaive: Float64Array.of(100, 100, 60, 60),
  coveringLevel: Float64Array.of(0.5, 0.8, 0.81, 1),
};

describe("errors of a backtest", () => {
  it("sums up errors of the chosen entries", () => {
    const errors = summariseErrors(table, (entry) => table.series[entry] === 0);
    expect(errors.testWeeks).toBe(2);
    expect(errors.wapeFraction).toBeCloseTo(30 / 300, 12);
    expect(errors.maeUsd).toBe(15);
    expect(errors.biasUsd).toBe(-5);
    expect(errors.seasonalNaiveWapeFraction).toBeCloseTo(100 / 300, 12);
  });

  it("has no figures without entries", () => {
    expect(summariseErrors(table, () => false)).toEqual({
      testWeeks: 0,
      wapeFraction: null,
      maeUsd: null,
      biasUsd: null,
      seasonalNaiveWapeFraction: null,
    });
  });

  it("counts an actual as covered from its covering level on", () => {
    expect(measureCoverage(table, 0.8, () => true)).toEqual({ testWeeks: 4, measuredFraction: 0.5 });
    expect(measureCoverage(table, 0.99, () => true).measuredFraction).toBe(0.75);
    expect(measureCoverage(table, 0.9, (entry) => table.horizon[entry] === 1).measuredFraction).toBe(1);
    expect(measureCoverage(table, 0.9, () => false)).toEqual({ testWeeks: 0, measuredFraction: null });
  });
});
