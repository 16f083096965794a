import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectTrendBreak, findDataGaps } from "../../src/index.ts";
import { interpolatedQuantile, median, robustDeviation } from "../../src/insights/order-statistics.ts";
import { buildPanel } from "../panel-builder.ts";
import { seededRandom } from "../synthetic-panel.ts";

/** 120 weeks: the first 52 at 1000, later ones at 1000 x (1 + growth of that week). */
function growing(growthAt: (week: number) => number) {
  const sales = Array.from({ length: 120 }, (_, week) =>
    week < 52 ? 1000 : 1000 * (1 + growthAt(week)) * (week >= 104 ? 1 + growthAt(week - 52) : 1),
  );
  return buildPanel([{ store: 1, dept: 1, sales }]);
}

describe("the trend break", () => {
  it("is the difference of the medians of year-on-year growth in standard errors", () => {
    // Growth by turns -1% and +1%, in the last 8 weeks 29% and 31%: medians 0 and 0.3.
    const panel = growing((week) => (week >= 112 ? 0.3 : 0) + (week % 2 === 0 ? -0.01 : 0.01));
    const result = detectTrendBreak(panel, 0)!;
    expect(result.recentGrowth).toBeCloseTo(0.3, 12);
    expect(result.earlierGrowth).toBeCloseTo(0, 12);
    // MAD 0.01 x 1.4826; no positive autocorrelation; sqrt(pi/2) x 0.014826 x sqrt(1/8 + 1/52) = 0.0070574.
    expect(result.z).toBeCloseTo(0.3 / 0.00705745, 2);
    expect(result.isBreak).toBe(true);
  });

  it("is none when the change is small, however sure", () => {
    const panel = growing((week) => (week >= 112 ? 0.08 : 0) + (week % 2 === 0 ? -0.001 : 0.001));
    const result = detectTrendBreak(panel, 0)!;
    expect(Math.abs(result.z)).toBeGreaterThan(20);
    expect(result.isBreak).toBe(false);
  });

  it("is hardly ever found in steady noise", () => {
    const random = seededRandom(7);
    let breaks = 0;
    for (let k = 0; k < 300; k++) {
      const noise = Array.from({ length: 120 }, () => 0.2 * (random() + random() + random() - 1.5));
      if (
        detectTrendBreak(
          growing((week) => noise[week]!),
          0,
        )!.isBreak
      )
        breaks++;
    }
    expect(breaks).toBeLessThanOrEqual(3);
  });

  it("counts weeks for less where growth lingers", () => {
    // Growth of -1% and +1% in runs of 13 weeks: the first autocorrelation is (48 - 3) / 52, so that of n weeks
    // 7 / 97 count. sqrt(pi/2) x 0.014826 x sqrt((1/8 + 1/52) x 97 / 7) = 0.0262712.
    const panel = growing((week) =>
      week >= 112 ? 0.3 + (week % 2 === 0 ? -0.01 : 0.01) : Math.floor((week - 60) / 13) % 2 === 0 ? -0.01 : 0.01,
    );
    expect(detectTrendBreak(panel, 0)!.z).toBeCloseTo(0.3 / 0.0262712, 2);
  });

  it("is unknown without two years of sales or without a positive base", () => {
    const short = buildPanel([{ store: 1, dept: 1, sales: Array<number>(80).fill(100) }]);
    expect(detectTrendBreak(short, 0)).toBeNull();
    const returns = buildPanel([{ store: 1, dept: 1, sales: Array<number>(120).fill(-5) }]);
    expect(detectTrendBreak(returns, 0)).toBeNull();
  });
});

describe("data gaps", () => {
  it("are the weeks without a row after the first sale", () => {
    const sales = [null, null, 5, null, 5, ...Array<number>(60).fill(5), null];
    expect(findDataGaps(buildPanel([{ store: 1, dept: 1, sales }], { historyWeekCount: 66 }), 0)).toEqual({
      missingWeeks: 2,
      missingLastYear: 1,
    });
  });
});

describe("order statistics", () => {
  it("interpolate between neighbours", () => {
    expect(interpolatedQuantile([10, 20, 30, 40, 50], 0.6)).toBeCloseTo(34, 12);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
    expect(robustDeviation([1, 2, 3, 4, 100])).toBeCloseTo(1.4826, 12);
  });

  it("lie between the smallest and the largest value", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p) => {
          const sorted = Float64Array.from(values).sort();
          const quantile = interpolatedQuantile(sorted, p);
          expect(quantile).toBeGreaterThanOrEqual(sorted[0]!);
          expect(quantile).toBeLessThanOrEqual(sorted.at(-1)!);
        },
      ),
    );
  });
});
