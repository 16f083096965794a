import { describe, expect, it } from "vitest";
import { coverage, intervalScore, pinball } from "../../src/evaluate/interval-metrics.ts";

const rows = { actual: [10, 20, 30, 41], lower: [10, 21, 20, 20], upper: [15, 25, 29, 40] };

describe("interval metrics", () => {
  it("counts actuals on a bound as covered", () => {
    expect(coverage(rows)).toBe(0.25);
    expect(coverage({ actual: [5, 5, 4, 6], lower: [5, 0, 5, 5], upper: [9, 5, 9, 5] })).toBe(0.5);
    expect(coverage({ actual: [1, 2], lower: [0, 0], upper: [9, 9] })).toBe(1);
  });

  it("gives NaN for no rows", () => {
    const none = { actual: [], lower: [], upper: [] };
    expect([coverage(none), intervalScore({ ...none, level: 0.8 })]).toEqual([Number.NaN, Number.NaN]);
    expect(pinball({ actual: [], quantile: [], tau: 0.5 })).toBeNaN();
  });

  it("adds ten times the miss to the width at level 0.8", () => {
    // widths 5 + 4 + 9 + 20 = 38; misses 0 + 1 + 1 + 1 = 3
    expect(intervalScore({ ...rows, level: 0.8 })).toBeCloseTo((38 + 10 * 3) / 4, 9);
  });

  it("punishes under- and over-prediction of a quantile in proportion to tau", () => {
    expect(pinball({ actual: [10], quantile: [6], tau: 0.9 })).toBeCloseTo(3.6, 12);
    expect(pinball({ actual: [6], quantile: [10], tau: 0.9 })).toBeCloseTo(0.4, 12);
    expect(pinball({ actual: [10, 6], quantile: [6, 10], tau: 0.9 })).toBeCloseTo((3.6 + 0.4) / 2, 12);
  });

  it("refuses a level written in percent, and the ends 0 and 1", () => {
    expect(() => intervalScore({ ...rows, level: 80 })).toThrow(/level must lie between 0 and 1/);
    expect(() => intervalScore({ ...rows, level: 1 })).toThrow(/got 1\./);
    expect(() => pinball({ actual: [1], quantile: [1], tau: 0 })).toThrow(/tau must lie between 0 and 1/);
    expect(() => pinball({ actual: [1], quantile: [1], tau: 1 })).toThrow(
      expect.objectContaining({ code: "ENGINE_METRIC_LEVEL_INVALID", details: { tau: 1 } }),
    );
  });
});
