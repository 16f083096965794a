import { describe, expect, it } from "vitest";
import { measureErrorSaved } from "../../src/index.ts";

const rows = (weeks: number, forecastOf: (week: number) => number) => {
  const week = Array.from({ length: weeks }, (_, n) => n);
  return {
    week,
    actual: week.map(() => 100),
    forecast: week.map(forecastOf),
    seasonalNaive: week.map(() => 110),
  };
};

describe("the error saved against the benchmark", () => {
  it("is the mean of the weeks' absolute dollars, certain when every week saves", () => {
    // The benchmark misses by 10; ours by 4 and 6 in turn.
    expect(measureErrorSaved(rows(20, (week) => (week % 2 === 0 ? 96 : 106)))).toEqual({
      savedPerWeekUsd: 5,
      certainty: 1,
      weeks: 20,
    });
  });

  it("is uncertain when weeks disagree, and certainly a loss when every week loses", () => {
    const mixed = measureErrorSaved(rows(40, (week) => (week % 2 === 0 ? 100 : 120)))!;
    expect(mixed.savedPerWeekUsd).toBe(0);
    expect(mixed.certainty).toBeLessThan(0.9);
    expect(measureErrorSaved(rows(20, () => 130))!.certainty).toBe(0);
    expect(measureErrorSaved(rows(0, () => 0))).toBeNull();
  });
});
