import { describe, expect, it } from "vitest";
import { figuresByGroup, figuresOf } from "../src/training/error-figures.ts";

const table = {
  series: Int32Array.of(0, 0, 1, 1),
  week: Int32Array.of(10, 11, 10, 11),
  horizon: Int32Array.of(1, 2, 1, 2),
  fold: Int32Array.of(1, 1, 1, 1),
  actual: Float64Array.of(100, -200, 50, 50),
  forecast: Float64Array.of(110, -180, 50, 40),
  seasonalNaive: Float64Array.of(100, -100, 60, 60),
  coveringLevel: Float64Array.of(0.5, 0.9, 0.8, 1),
};

describe("error figures", () => {
  it("sum up errors, value against the benchmark and coverage over the chosen entries", () => {
    const figures = figuresOf(table, (entry) => table.series[entry] === 0);
    expect(figures.testWeeks).toBe(2);
    expect(figures.wapeFraction).toBeCloseTo(30 / 300, 12);
    expect(figures.maeUsd).toBe(15);
    expect(figures.biasUsd).toBe(15);
    expect(figures.seasonalNaiveWapeFraction).toBeCloseTo(100 / 300, 12);
    expect([figures.coverage80, figures.coverage95]).toEqual([0.5, 1]);
  });

  it("are those of each group on its own, entries without a group left out", () => {
    const groups = figuresByGroup(table, (entry) => (entry === 3 ? undefined : table.horizon[entry]));
    expect([...groups.keys()]).toEqual([1, 2]);
    expect(groups.get(1)).toEqual(figuresOf(table, (entry) => table.horizon[entry] === 1));
    expect(groups.get(2)).toEqual(figuresOf(table, (entry) => entry === 1));
  });

  it("are null where there is nothing to divide by", () => {
    expect(figuresOf(table, () => false)).toEqual({
      testWeeks: 0,
      wapeFraction: null,
      maeUsd: null,
      biasUsd: null,
      seasonalNaiveWapeFraction: null,
      coverage80: null,
      coverage95: null,
    });
  });
});
