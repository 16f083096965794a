import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeOfAll, comparedWindows, compareWindows, growthInterval, holidayShare } from "../../src/index.ts";
import { jackknifeRatio } from "../../src/insights/growth-interval.ts";
import { buildPanel } from "../panel-builder.ts";
import { smallPanel } from "./small-panel.ts";

const byDept = (panel: ReturnType<typeof smallPanel>) => (series: number) => panel.seriesDept[series]!;

describe("the change between two windows", () => {
  it("sets the last 4 weeks against the same weeks of last year or the weeks before", () => {
    const panel = { historyWeekCount: 60 };
    expect(comparedWindows(panel, "last_year")).toEqual({
      comparison: "last_year",
      start: 56,
      end: 60,
      priorStart: 4,
      priorEnd: 8,
    });
    expect(comparedWindows(panel, "weeks_before")).toMatchObject({ priorStart: 52, priorEnd: 56 });
  });

  it("splits a change into what sold in both windows, what opened and what closed", () => {
    const panel = smallPanel((sales, at) => {
      for (const week of [4, 5, 6, 7]) sales[at(0, week)] = 80;
      sales[at(0, 4)] = Number.NaN;
      sales[at(1, 58)] = Number.NaN;
    });
    const includes = (series: number) => series < 2;
    const change = changeOfAll(panel, comparedWindows(panel, "last_year"), includes);
    // Series 0: 3 weeks 100 against 80, one opened at 100. Series 1: 3 weeks level, one of 50 closed.
    expect(change).toMatchObject({
      salesUsd: 550,
      priorUsd: 440,
      changeUsd: 110,
      likeForLikeUsd: 60,
      openedUsd: 100,
      closedUsd: 50,
      comparedPairWeeks: 6,
      openedPairWeeks: 1,
      closedPairWeeks: 1,
    });
  });

  it("compares each of the last 4 weeks with the one 4 weeks earlier", () => {
    const panel = smallPanel((sales, at) => {
      for (let week = 0; week < 60; week++) sales[at(0, week)] = 1000 * week;
      // A week without a row leaves its counterpart out too.
      sales[at(0, 53)] = Number.NaN;
    });
    const change = changeOfAll(panel, comparedWindows(panel, "weeks_before"), (series) => series === 0);
    expect(change).toMatchObject({ likeForLikeUsd: 12_000, openedUsd: 57_000, closedUsd: 0, priorUsd: 161_000 });
  });

  it("gives no percentage on small, negative or missing bases and says which", () => {
    const reasonAt = (prior: number) => {
      const panel = smallPanel((sales, at) => {
        for (const week of [4, 5, 6, 7]) sales[at(2, week)] = prior;
      });
      const change = changeOfAll(panel, comparedWindows(panel, "last_year"), (series) => series === 2);
      return [change.changeFraction, change.noFractionReason];
    };
    expect(reasonAt(1249)).toEqual([null, "small_base"]);
    expect(reasonAt(-10)).toEqual([null, "negative_base"]);
    expect(reasonAt(Number.NaN)).toEqual([null, "no_base"]);
    expect(reasonAt(16_000)).toEqual([0.25, null]);
  });

  it("finds every earlier week missing when the history is shorter than a year", () => {
    const panel = buildPanel([{ store: 1, dept: 1, sales: Array<number>(20).fill(2000) }]);
    const change = changeOfAll(panel, comparedWindows(panel, "last_year"));
    expect([change.openedPairWeeks, change.noFractionReason]).toEqual([4, "no_base"]);
  });

  it("adds up: groups to the whole, parts to the change", () => {
    const cell = fc.option(fc.double({ min: -500, max: 20_000, noNaN: true }), { nil: Number.NaN, freq: 3 });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 24, maxLength: 24 }), (cells) => {
        const panel = smallPanel((sales, at) => {
          for (let series = 0; series < 3; series++) {
            for (let k = 0; k < 4; k++) {
              sales[at(series, 4 + k)] = cells[8 * series + k]!;
              sales[at(series, 56 + k)] = cells[8 * series + 4 + k]!;
            }
          }
        });
        const windows = comparedWindows(panel, "last_year");
        const groups = [...compareWindows(panel, windows, byDept(panel)).values()];
        const all = changeOfAll(panel, windows);
        expect(groups.reduce((sum, { changeUsd }) => sum + changeUsd, 0)).toBeCloseTo(all.changeUsd, 6);
        for (const change of groups) {
          expect(change.likeForLikeUsd + change.openedUsd - change.closedUsd).toBeCloseTo(change.changeUsd, 6);
        }
      }),
    );
  });
});

describe("the interval of growth", () => {
  it("is the delete-one jackknife over groups", () => {
    const interval = jackknifeRatio([110, 110, 110, 110, 160], [100, 100, 100, 100, 100]);
    // Without a 110 group the ratio is 490/400 = 1.225 (four times), without the 160 one 440/400 = 1.1; mean 1.2.
    // Student's t at 80% with 4 degrees of freedom: 1.533206. Squares: 4 x 0.025^2 + 0.1^2 = 0.0125; x 4/5 = 0.01; root 0.1.
    expect(interval!.growthFraction).toBeCloseTo(0.2, 12);
    expect(interval!.standardError).toBeCloseTo(0.1, 12);
    expect(interval!.lowerFraction).toBeCloseTo(0.2 - 0.1533206, 6);
    expect(interval!.upperFraction).toBeCloseTo(0.2 + 0.1533206, 6);
    // Student's t = 2 with 4 degrees of freedom.
    expect(interval!.pValue).toBeCloseTo(0.1161165, 6);
  });

  it("has no width when all groups grow alike", () => {
    const interval = jackknifeRatio([11, 22, 33, 44, 55], [10, 20, 30, 40, 50]);
    expect(interval!.upperFraction - interval!.lowerFraction).toBeCloseTo(0, 12);
  });

  it("is unknown with fewer than 5 groups", () => {
    const panel = smallPanel(() => undefined);
    expect(growthInterval(panel, comparedWindows(panel, "last_year"), (series) => series)).toBeNull();
  });
});

describe("the share of sales in holiday weeks", () => {
  it("sums marked weeks and compares their mean with the other weeks' mean", () => {
    const sales = [100, 300, 100, 200];
    const panel = buildPanel([{ store: 1, dept: 1, sales }], { holidays: [1, 3] });
    expect(holidayShare(panel)).toEqual({
      shareFraction: 500 / 700,
      holidayWeeks: 2,
      weeks: 4,
      weekLiftFraction: 1.5,
    });
  });
});
