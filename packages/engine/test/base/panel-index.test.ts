import { describe, expect, it } from "vitest";
import { departmentTotals, learnEasterLift } from "../../src/base/easter-lift.ts";
import { estimateLocalRatio } from "../../src/base/local-level.ts";
import { buildOriginState, contextOf } from "../../src/base/origin-state.ts";
import { buildPanelIndex } from "../../src/base/panel-index.ts";
import { buildWeekCalendar } from "../../src/calendar/week-calendar.ts";
import { buildPanel } from "../panel-builder.ts";

const pair = (store: number, dept: number, sales: readonly (number | null)[] = [1]) => ({ store, dept, sales });

describe("buildPanelIndex", () => {
  it("numbers departments in ascending order and stores as the panel lists them", () => {
    const index = buildPanelIndex(buildPanel([pair(4, 92), pair(4, 7), pair(9, 7), pair(9, 10)]));
    expect([...index.depts]).toEqual([7, 10, 92]);
    expect([...index.seriesDept]).toEqual([0, 2, 0, 1]);
    expect([...index.seriesStore]).toEqual([0, 0, 1, 1]);
    expect(index.deptSeries.map((series) => [...series])).toEqual([[0, 2], [3], [1]]);
  });
});

describe("department totals and Easter lifts", () => {
  const easter = 8; // 2010-04-02
  const steady = (special: Record<number, number>) => Array.from({ length: 20 }, (_, t) => special[t] ?? 5_000);

  it("are kept apart by department and added up over stores", () => {
    const panel = buildPanel([
      pair(1, 1, steady({ [easter]: 10_000 })),
      pair(1, 2, steady({ [easter - 1]: 20_000 })),
      pair(2, 1, steady({ [easter]: 10_000, 3: 5_000 })),
      pair(2, 2, steady({})),
    ]);
    const index = buildPanelIndex(panel);
    const totals = departmentTotals(panel, index, 20);
    expect([totals[0], totals[3], totals[easter], totals[20 + easter - 1]]).toEqual([10_000, 10_000, 20_000, 25_000]);
    const { byDept } = learnEasterLift(buildWeekCalendar(panel), totals, 20);
    [0, Math.log(2), 0, Math.log(2.5), 0, 0].forEach((lift, k) => {
      expect(byDept[k]).toBeCloseTo(lift, 12);
    });
  });

  it("count the week after Easter once it is known", () => {
    const panel = buildPanel([pair(1, 1, steady({ [easter + 1]: 10_000 }))]);
    const lifts = (weeks: number) => {
      const index = buildPanelIndex(panel);
      return [...learnEasterLift(buildWeekCalendar(panel), departmentTotals(panel, index, weeks), weeks).byDept];
    };
    expect(lifts(easter + 1)[2]).toBe(0);
    expect(lifts(easter + 2)[2]).toBeCloseTo(Math.log(2), 12);
  });

  it("say nothing of an Easter with fewer than three known neighbours, and 0 where nothing was sold", () => {
    // The data begins two weeks before Easter: weeks 0, 4, 5 and 6 are neighbours.
    const early = (length: number) => {
      const sales = Array.from({ length }, (_, t) => (t === 2 ? 10_000 : 5_000));
      const panel = buildPanel([pair(1, 1, sales)], { firstWeek: "2010-03-19" });
      return learnEasterLift(buildWeekCalendar(panel), departmentTotals(panel, buildPanelIndex(panel), length), length);
    };
    expect(early(5).byDept[1]).toBe(0);
    expect(early(6).byDept[1]).toBeCloseTo(Math.log(2), 12);
    const closed = buildPanel([pair(1, 1, steady({ [easter]: 0 }))]);
    expect(
      learnEasterLift(buildWeekCalendar(closed), departmentTotals(closed, buildPanelIndex(closed), 20), 20).byDept[1],
    ).toBe(0);
  });
});

describe("buildOriginState", () => {
  const sales = (dept: number) =>
    Array.from({ length: 130 }, (_, t) => 9_000 * dept + 10 * t + (t === 8 || t === 63 || t === 113 ? 20_000 : 0));
  const panel = buildPanel([pair(1, 1, sales(1)), pair(1, 2, sales(2)), pair(2, 2, sales(2))]);

  it("takes Easter out of copies and leaves the history as it is", () => {
    const state = buildOriginState(panel, 129, { maxHorizon: 3 });
    expect(state.history[8]).toBe(29_080);
    expect(state.adjusted[8]).toBeLessThan(15_000);
    expect(state.smooth[8]).toBeLessThan(15_000);
    expect(state.deptTotals[130 + 8]).toBe(2 * 38_080);
    expect(state.adjustedDeptTotals[130 + 8]).toBeLessThan(60_000);
    expect(state.adjustedDeptTotals[8]).toBeLessThan(15_000);
  });

  it("prepares a local ratio for each horizon", () => {
    const state = buildOriginState(panel, 129, { maxHorizon: 3 });
    expect(state.localRatio).toHaveLength(3);
    for (const h of [1, 2, 3]) {
      expect(state.localRatio[h - 1]).toEqual(
        estimateLocalRatio(contextOf(state), state.adjusted, state.smooth, 129 + h),
      );
    }
    expect(state.localRatio[0]).not.toEqual(state.localRatio[2]);
  });
});
