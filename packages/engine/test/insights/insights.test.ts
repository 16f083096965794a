import { describe, expect, it } from "vitest";
import { describeSeries, growthLikeForLike, sumWeekly } from "../../src/index.ts";
import { smallPanel } from "./small-panel.ts";

describe("growth like for like", () => {
  it("compares the last 4 weeks with the same weeks 52 weeks earlier", () => {
    const panel = smallPanel((sales, at) => {
      for (const week of [56, 57, 58, 59]) sales[at(0, week)] = 110;
    });
    const growth = growthLikeForLike(panel, { includes: (series) => series === 0 });
    expect(growth).toEqual({ salesUsd: 440, lastYearUsd: 400, growthFraction: expect.closeTo(0.1, 12), pairWeeks: 4 });
  });

  it("leaves out pair-weeks that lack a row in either year", () => {
    const panel = smallPanel((sales, at) => {
      sales[at(0, 4)] = Number.NaN;
      sales[at(1, 59)] = Number.NaN;
    });
    const growth = growthLikeForLike(panel, { includes: (series) => series < 2 });
    expect(growth.pairWeeks).toBe(6);
    expect(growth.growthFraction).toBe(0);
  });

  it("has no growth where last year's sales are not positive", () => {
    const panel = smallPanel((sales, at) => {
      for (const week of [4, 5, 6, 7]) sales[at(0, week)] = 0;
    });
    expect(growthLikeForLike(panel, { includes: (series) => series === 0 }).growthFraction).toBeNull();
  });
});

describe("series statistics", () => {
  it("gives mean, sample standard deviation and their ratio over actual weeks", () => {
    const panel = smallPanel((sales, at) => {
      sales.fill(Number.NaN, at(0, 0), at(0, 60));
      sales.set([2, 4, 4, 4, 5, 5, 7, 9], at(0, 10));
    });
    const { weeks, meanUsd, standardDeviationUsd, cvFraction } = describeSeries(panel, 0);
    expect([weeks, meanUsd]).toEqual([8, 5]);
    expect(standardDeviationUsd).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(cvFraction).toBeCloseTo(Math.sqrt(32 / 7) / 5, 12);
  });
});

describe("weekly totals", () => {
  it("sums the chosen series and leaves weeks without any row empty", () => {
    const panel = smallPanel((sales, at) => {
      sales[at(0, 7)] = Number.NaN;
      sales[at(1, 7)] = Number.NaN;
      sales[at(1, 8)] = Number.NaN;
    });
    const totals = sumWeekly(panel, (series) => series < 2);
    expect([totals[6], totals[7], totals[8]]).toEqual([150, Number.NaN, 100]);
  });
});
