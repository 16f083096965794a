import type { SalesPanel } from "@sales-hub/domain";
import { describe, expect, it } from "vitest";
import type { Snapshot } from "../src/service/snapshot.ts";
import { compareMovers, detailGrowth } from "../src/use-cases/compare-periods.ts";

const WEEKS = 60;
const NONE = Number.NaN;

/** Departments 1 to 4 of one store over 60 weeks; each week 100 x department, unless changed. */
function snapshotOf(change: (set: (dept: number, weeks: readonly number[], usd: number) => void) => void): Snapshot {
  const sales = Float64Array.from({ length: 4 * WEEKS }, (_, at) => 100 * (1 + Math.floor(at / WEEKS)));
  change((dept, weeks, usd) => {
    for (const week of weeks) sales[(dept - 1) * WEEKS + week] = usd;
  });
  const panel = {
    seriesCount: 4,
    weekCount: WEEKS,
    historyWeekCount: WEEKS,
    firstWeek: "2010-02-05",
    seriesStore: Int32Array.of(1, 1, 1, 1),
    seriesDept: Int32Array.of(1, 2, 3, 4),
    sales,
  } as unknown as SalesPanel;
  return { panel } as Snapshot;
}

describe("growth on last year", () => {
  it("counts as compared only pairs that sold in a week and in the same week a year before", () => {
    const { pairs, opened, closed, growthFraction } = detailGrowth(
      snapshotOf((set) => {
        set(1, [56, 57, 58, 59], 110);
        // Department 2 sold in both years, never in the same week: nothing of it was compared.
        set(2, [4, 5], NONE);
        set(2, [58, 59], NONE);
        set(3, [4, 5, 6, 7], NONE);
        set(4, [56, 57, 58, 59], NONE);
      }),
    );
    expect(growthFraction).toBeCloseTo(0.1, 12);
    expect([pairs, opened.pairs, closed.pairs]).toEqual([1, 2, 2]);
    expect([opened.salesUsd, closed.lastYearUsd]).toEqual([400 + 1200, 400 + 1600]);
  });
});

describe("movers", () => {
  it("are ordered by dollars, against last year first", () => {
    const [lastYear, before] = compareMovers(
      snapshotOf((set) => {
        set(1, [56, 57, 58, 59], 110);
        set(2, [56, 57, 58, 59], 150);
        set(3, [4, 5, 6, 7], 250);
      }),
    );
    expect(lastYear!.top.map(({ dept, changeUsd }) => [dept, changeUsd])).toEqual([
      [3, 200],
      [1, 40],
    ]);
    expect(lastYear!.bottom.map(({ dept, changeUsd }) => [dept, changeUsd])).toEqual([[2, -200]]);
    expect(before!.top.map(({ dept }) => dept)).toEqual([1]);
  });
});
