import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autocorrelate } from "../../src/diagnostics/autocorrelation.ts";
import { correlationMatrix } from "../../src/diagnostics/correlation.ts";
import { dieboldMariano } from "../../src/diagnostics/diebold-mariano.ts";
import { countByBin, quantileOf } from "../../src/diagnostics/histogram.ts";
import { describeMoments } from "../../src/diagnostics/moments.ts";
import { pairedTTest } from "../../src/diagnostics/paired-t-test.ts";
import { varianceInflation } from "../../src/diagnostics/vif.ts";

describe("moments", () => {
  it("are 0 in skew and kurtosis where nothing varies, and leave NaN out", () => {
    expect(describeMoments([3, Number.NaN, 3, 3, 3])).toEqual({
      count: 4,
      mean: 3,
      deviation: 0,
      skew: 0,
      excessKurtosis: 0,
      min: 3,
      max: 3,
    });
  });

  it("do not change with the order of values, and skew changes its sign with them", () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(values, (sample) => {
        const { skew, mean } = describeMoments(sample);
        const mirrored = describeMoments(sample.map((x) => -x).reverse());
        expect(mirrored.skew).toBeCloseTo(-skew, 8);
        expect(mirrored.mean).toBeCloseTo(-mean, 8);
      }),
    );
  });
});

describe("a histogram", () => {
  it("counts every value once, the last edge included, and what lies outside apart", () => {
    const histogram = countByBin([0, 0.5, 1, 1.5, 2, -1, 3, Number.NaN], { bins: 2, range: [0, 2] });
    expect(histogram).toEqual({ edges: [0, 1, 2], counts: [2, 3], below: 1, above: 1 });
  });

  it("takes the range of the values where none is given", () => {
    expect(countByBin([1, 2, 4], { bins: 3 })).toEqual({ edges: [1, 2, 3, 4], counts: [1, 1, 1], below: 0, above: 0 });
    expect(countByBin([5, 5], { bins: 1 }).counts).toEqual([2]);
  });

  it("refuses to count nothing", () => {
    expect(() => countByBin([Number.NaN], { bins: 2 })).toThrow("values between two edges");
  });

  it("finds quantiles by nearest rank", () => {
    expect([0, 0.5, 0.99, 1].map((q) => quantileOf([4, 1, Number.NaN, 3, 2], q))).toEqual([1, 3, 4, 4]);
  });
});

describe("variance inflation", () => {
  const column = (name: string, values: number[]) => ({ name, values });
  const a = column("a", [1, -1, 1, -1, 2, 0]);
  const b = column("b", [1, 1, -1, -1, 0, 5]);

  it("is infinite (null) for every column of an exact dependence and not for the others", () => {
    const sum = column(
      "sum",
      a.values.map((x, k) => x + b.values[k]!),
    );
    const other = column("other", [0, 1, 5, 2, 2, 1]);
    const vif = varianceInflation([a, b, sum, other]);
    expect(vif.map(({ name, vif: value }) => [name, value === null])).toEqual([
      ["a", true],
      ["b", true],
      ["sum", true],
      ["other", false],
    ]);
  });

  it("is 1 / (1 - r2) for two columns", () => {
    const r = correlationMatrix([a, b]).get(0, 1);
    for (const { vif } of varianceInflation([a, b])) expect(vif).toBeCloseTo(1 / (1 - r * r), 10);
  });

  it("names the columns whose lengths differ", () => {
    expect(() => varianceInflation([a, column("short", [1])])).toThrow("a 6, short 1");
  });
});

describe("autocorrelation", () => {
  it("of a wave of 4 weeks is 1, 0, -1 but for the ends", () => {
    const { acf } = autocorrelate(
      Array.from({ length: 400 }, (_, t) => Math.cos((Math.PI * t) / 2)),
      4,
    );
    expect(acf.map((r) => Math.round(r))).toEqual([1, 0, -1, 0, 1].map((r) => expect.closeTo(r, 5)));
  });

  it("needs a series that varies and is long enough", () => {
    expect(() => autocorrelate([1, 1, 1, 1, 1], 2)).toThrow("values that vary");
    expect(() => autocorrelate([1, 2, 3, 4], 2)).toThrow("more than 4");
    expect(() => autocorrelate([1, Number.NaN, 3, 4, 5], 2)).toThrow("finite");
  });
});

describe("tests of accuracy", () => {
  it("find nothing where the losses are the same", () => {
    expect(pairedTTest([1, 2, 3], [1, 2, 3])).toMatchObject({ statistic: null, pValue: 1, meanDifference: 0 });
    expect(dieboldMariano([0, 0, 0, 0], 2)).toMatchObject({ statistic: null, pValue: 1 });
  });

  it("computed by hand: differences 1, 2, 3 have t = 2 / sqrt(1 / 3)", () => {
    expect(pairedTTest([1, 2, 3], [0, 0, 0]).statistic).toBeCloseTo(2 * Math.sqrt(3), 12);
  });

  it("change their sign when the rivals change places", () => {
    const differential = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(differential, fc.integer({ min: 1, max: 8 }), (d, horizon) => {
        const one = dieboldMariano(d, horizon);
        const other = dieboldMariano(
          d.map((x) => -x),
          horizon,
        );
        if (one.statistic === null) expect(other.statistic).toBeNull();
        else expect(other.statistic).toBeCloseTo(-one.statistic, 6);
        expect(other.pValue).toBeCloseTo(one.pValue, 10);
        expect(one.longRunVariance).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("trust overlapping forecasts less when their losses move together", () => {
    const d = Array.from({ length: 60 }, (_, t) => 0.4 + Math.sin(t / 6));
    expect(dieboldMariano(d, 8).pValue).toBeGreaterThan(dieboldMariano(d, 1).pValue);
  });

  it("need more weeks than the overlap", () => {
    expect(() => dieboldMariano([1, 2, 3, 4], 3)).toThrow("needs more than 4 weeks; got 4");
    expect(() => pairedTTest([1], [2])).toThrow("at least two pairs");
  });
});
