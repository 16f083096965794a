import { describe, expect, it } from "vitest";
import { collectFoldRows, locateFold, scoreFold, summarizeProtocols } from "../../src/evaluate/score-fold.ts";
import { seasonalNaive } from "../../src/evaluate/seasonal-naive.ts";
import { parseSplits } from "../../src/evaluate/splits.ts";
import { buildPanel } from "../panel-builder.ts";

const year = Array.from({ length: 54 }, (_, t) => 100 + t);

const fold = {
  protocol: "P",
  fold: 1,
  train_end: "2011-02-04",
  test_start: "2011-02-11",
  test_end: "2011-02-18",
  n_test: 5,
};

function makePanel() {
  return buildPanel(
    [
      { store: 1, dept: 1, sales: [...year, 500] },
      { store: 1, dept: 2, sales: [7, null, null, 9, ...Array(49).fill(null), 11, null] },
      { store: 2, dept: 1, sales: [...Array(53).fill(null), 40, 50] },
    ],
    { holidays: [54] },
  );
}

describe("parseSplits", () => {
  it("reads the folds of a splits file", () => {
    expect(parseSplits([fold])).toEqual([
      {
        protocol: "P",
        fold: 1,
        trainEnd: "2011-02-04",
        testStart: "2011-02-11",
        testEnd: "2011-02-18",
        testRowCount: 5,
      },
    ]);
  });

  it.each([
    [{ folds: [] }, /array of folds; got "object"/],
    [[1], /entry 1/],
    [[{ ...fold, protocol: "" }], /"protocol" must be a non-empty string/],
    [[{ ...fold, fold: 0 }], /"fold" must be a whole number from 1; got 0/],
    [[{ ...fold, train_end: 5 }], /P fold 1, field "train_end" must be an ISO date; got 5/],
    [[{ ...fold, train_end: "2011-02-30" }], /train_end": "2011-02-30" is not a calendar date/],
    [[{ ...fold, test_start: "2011-02-04" }], /"test_start" must be after train_end 2011-02-04/],
    [[{ ...fold, test_end: "2011-02-04" }], /"test_end" must be test_start 2011-02-11 or later/],
    [[{ ...fold, n_test: "5" }], /"n_test" must be a whole number/],
  ])("names what is wrong in %j", (json, message) => {
    expect(() => parseSplits(json)).toThrow(message);
  });
});

describe("seasonalNaive", () => {
  it("takes the value 52 weeks earlier, else the last value, and 0 for a pair without history", () => {
    const forecast = seasonalNaive(makePanel(), { originIndex: 52, horizonWeeks: 3 });
    // dept 2: weeks 1 and 2 are missing, so its last value 9 stands in; week 3 holds 9
    expect([...forecast]).toEqual([101, 102, 103, 9, 9, 9, 0, 0, 0]);
  });

  it("steps back further years where last year's week lies after the origin", () => {
    const forecast = seasonalNaive(makePanel(), { originIndex: 53, horizonWeeks: 54 });
    expect(forecast[53]).toBe(103);
  });

  it("can fall back to the median of all sales up to the origin", () => {
    const panel = buildPanel([
      { store: 1, dept: 1, sales: [1, 2, 30, 40, 999] },
      { store: 1, dept: 2, sales: [null, null, null, null, 5] },
    ]);
    const forecast = seasonalNaive(panel, { originIndex: 3, horizonWeeks: 1, fallback: "global-median" });
    expect([...forecast]).toEqual([16, 16]);
  });

  it("refuses an origin beyond the history", () => {
    expect(() => seasonalNaive(makePanel(), { originIndex: 55, horizonWeeks: 1 })).toThrow(/0 \(2010-02-05\) to 54/);
  });
});

describe("scoreFold", () => {
  const [split] = parseSplits([fold]);

  it("scores every row with sales in the window, counting a missing forecast as 0", () => {
    const panel = makePanel();
    expect(locateFold(panel, split!)).toEqual({ originIndex: 52, firstHorizon: 1, horizonWeeks: 2 });
    const forecast = Float64Array.from([150, 480, 11, 11, Number.NaN, 45]);
    const rows = collectFoldRows(panel, split!, forecast);
    expect([...rows.actual]).toEqual([153, 500, 11, 40, 50]);
    expect([...rows.forecast]).toEqual([150, 480, 11, 0, 45]);
    expect([...rows.horizon]).toEqual([1, 2, 1, 1, 2]);
    const score = scoreFold(panel, split!, forecast);
    expect(score.rowCount).toBe(5);
    expect(score.mae).toBeCloseTo((3 + 20 + 0 + 40 + 5) / 5, 12);
    // week 54 is a holiday: rows 2 and 5 weigh five
    expect(score.wmae).toBeCloseTo((3 + 5 * 20 + 0 + 40 + 5 * 5) / 13, 12);
  });

  it("averages the folds of a protocol with equal weight", () => {
    const score = scoreFold(makePanel(), split!, new Float64Array(6));
    const summary = summarizeProtocols([
      { ...score, wmae: 10, rowCount: 1 },
      { ...score, wmae: 30, rowCount: 99 },
    ]);
    expect(summary.map((s) => [s.protocol, s.wmae])).toEqual([["P", 20]]);
  });

  it("refuses a forecast that does not reach the end of the window", () => {
    expect(() => scoreFold(makePanel(), split!, new Float64Array(3))).toThrow(/3 series x at least 2 weeks; got 3/);
  });

  it("refuses a window outside the history", () => {
    const [late] = parseSplits([{ ...fold, test_end: "2011-03-04" }]);
    expect(() => locateFold(makePanel(), late!)).toThrow(/from 2011-02-04 to 2011-03-04; the data holds 2010-02-05/);
  });
});
