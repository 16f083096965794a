import { describe, expect, it } from "vitest";
import { createLocalDesign, gatherEquations, isUnflagged, solveTowards } from "../../src/base/local-fit.ts";
import { learnMonthCycle } from "../../src/base/month-cycle.ts";
import { buildPanelIndex } from "../../src/base/panel-index.ts";
import { copyHistory } from "../../src/base/seasonal.ts";
import { MONTH_WAVES } from "../../src/calendar/month-position.ts";
import { buildWeekCalendar } from "../../src/calendar/week-calendar.ts";
import { buildPanel } from "../panel-builder.ts";

/** Six weeks of which the first has a column of its own. */
const design = (changed: { deviationLimit?: number; usable?: readonly number[] } = {}) =>
  createLocalDesign({
    columns: 1,
    values: Float64Array.of(1, 0, 0, 0, 0, 0),
    usable: Uint8Array.from(changed.usable ?? [1, 1, 1, 1, 1, 1]),
    deviationLimit: changed.deviationLimit ?? 9,
  });
const DOUBLED = Float64Array.of(2_000, 1_000, 1_000, 1_000, 1_000, 1_000);

describe("createLocalDesign", () => {
  it("marks the weeks that have a column within four weeks", () => {
    const tellsAt = (week: number) => {
      const values = new Float64Array(2 * 14);
      values[2 * week + 1] = -1;
      const { tells } = createLocalDesign({
        columns: 2,
        values,
        usable: new Uint8Array(14).fill(1),
        deviationLimit: 1,
      });
      return [...tells].flatMap((tell, t) => (tell === 1 ? [t] : []));
    };
    expect(tellsAt(6)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(tellsAt(0)).toEqual([0, 1, 2, 3, 4]);
    expect(tellsAt(13)).toEqual([9, 10, 11, 12, 13]);
  });
});

describe("gatherEquations", () => {
  it("compares each week with those up to four weeks around it", () => {
    // Week 0 has five weeks in its window: 1 - 1/5. Weeks 1 to 4 have all six: -1/6. Week 5 does not see week 0.
    const { xx, xy, mean } = gatherEquations(design(), DOUBLED, 0)!;
    const squares = 0.8 ** 2 + 4 / 36;
    expect(xx[0]).toBeCloseTo(squares, 12);
    expect(xy[0]).toBeCloseTo(squares * Math.log(2), 12);
    expect(mean).toBeCloseTo(7_000 / 6, 9);
  });

  it("limits deviations in either direction", () => {
    const { xy } = gatherEquations(design({ deviationLimit: 0.3 }), DOUBLED, 0)!;
    expect(xy[0]).toBeCloseTo(0.8 * 0.3 + (4 * Math.log(2)) / 36, 12);
    const halved = Float64Array.from(DOUBLED, (y) => 2e6 / y);
    expect(gatherEquations(design({ deviationLimit: 0.3 }), halved, 0)!.xy[0]).toBeCloseTo(-xy[0]!, 12);
  });

  it("reads the weeks from where the row begins", () => {
    const rows = Float64Array.of(7, 7, 7, 7, 7, 7, ...DOUBLED, 9e9);
    expect(gatherEquations(design(), rows, 6)).toEqual(gatherEquations(design(), DOUBLED, 0));
  });

  it("skips weeks that are missing, and those that see fewer than five", () => {
    const gap = Float64Array.from(DOUBLED, (y, t) => (t === 3 ? Number.NaN : y));
    // Week 0 sees weeks 0, 1, 2 and 4 only; weeks 1, 2 and 4 see five.
    const { xx, xy, mean } = gatherEquations(design(), gap, 0)!;
    expect(xx[0]).toBeCloseTo(3 / 25, 12);
    expect(xy[0]).toBeCloseTo((3 * Math.log(2)) / 25, 12);
    expect(mean).toBe(1_200);
    const unusable = gatherEquations(design({ usable: [1, 1, 1, 0, 1, 1] }), DOUBLED, 0)!;
    expect(unusable.xx[0]).toBeCloseTo(3 / 25, 12);
    expect(unusable.mean).toBeCloseTo(7_000 / 6, 9);
  });

  it("leaves out weeks that sell no more than a twentieth of the mean", () => {
    // The mean is 1,000 with 50 in week 3.
    const almostClosed = (usd: number) => Float64Array.of(1_950, 1_000, 1_000, usd, 1_000, 1_000);
    expect(gatherEquations(design(), almostClosed(50), 0)!.xx[0]).toBeCloseTo(3 / 25, 12);
    expect(gatherEquations(design(), almostClosed(55), 0)!.xx[0]).toBeCloseTo(0.8 ** 2 + 4 / 36, 12);
  });

  it("says nothing of a row without sales", () => {
    const rowOf = (y: number) => gatherEquations(design(), new Float64Array(6).fill(y), 0);
    expect([0, -5, Number.NaN].map(rowOf)).toEqual([undefined, undefined, undefined]);
  });

  it("multiplies every column with every other", () => {
    // Seven weeks; columns in weeks 0 and 1. Windows: week 0 sees 0-4, 1 sees 0-5, 2 to 4 see 0-6, 5 sees 1-6, 6 sees 2-6.
    const values = new Float64Array(14);
    values[0] = 1;
    values[3] = 2;
    const two = createLocalDesign({ columns: 2, values, usable: new Uint8Array(7).fill(1), deviationLimit: 9 });
    const sales = Float64Array.of(2_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000);
    const { xx, xy } = gatherEquations(two, sales, 0)!;
    const first = [4 / 5, -1 / 6, -1 / 7, -1 / 7, -1 / 7, 0];
    const second = [-2 / 5, 2 - 2 / 6, -2 / 7, -2 / 7, -2 / 7, -2 / 6];
    const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, t) => sum + x * b[t]!, 0);
    [dot(first, first), dot(first, second), dot(second, first), dot(second, second)].forEach((value, k) => {
      expect(xx[k]).toBeCloseTo(value, 12);
    });
    expect(xy[0]).toBeCloseTo(dot(first, first) * Math.log(2), 12);
    expect(xy[1]).toBeCloseTo(dot(second, first) * Math.log(2), 12);
  });
});

describe("solveTowards", () => {
  it("adds the prior as so many weeks of it", () => {
    // [[2 + 1, 1], [1, 3 + 1]] w = [1 + 10, 2 + 20]
    const equations = { xx: Float64Array.of(2, 1, 1, 3), xy: Float64Array.of(1, 2), mean: 1 };
    const [first, second] = solveTowards(equations, Float64Array.of(10, 20), 1);
    expect(first).toBeCloseTo(2, 12);
    expect(second).toBeCloseTo(5, 12);
  });
});

describe("isUnflagged", () => {
  it("leaves out weeks ending from Nov 20 to Jan 7 and flagged holidays", () => {
    const calendar = buildWeekCalendar(buildPanel([{ store: 1, dept: 1, sales: [1] }]));
    const at = (month: number, dayOfMonth: number, holiday = 0) => {
      calendar.month[0] = month;
      calendar.dayOfMonth[0] = dayOfMonth;
      calendar.holidayType[0] = holiday;
      return isUnflagged(calendar, 0);
    };
    expect([at(11, 19), at(11, 20), at(12, 31), at(1, 1), at(1, 7), at(1, 8)]).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect([at(6, 15), at(6, 15, 1), at(6, 15, 4)]).toEqual([true, false, false]);
  });
});

describe("learnMonthCycle", () => {
  const WEEKS = 100;
  /** Week 53, 2011-02-11, is a flagged holiday. */
  const calendar = buildWeekCalendar(
    buildPanel([{ store: 1, dept: 1, sales: Array<number>(WEEKS).fill(1) }], { holidays: [53] }),
  );
  const wave = (t: number) => calendar.monthPosition[t * MONTH_WAVES]!;
  /** Departments in one store. */
  const learn = (departments: readonly ((t: number) => number)[]) => {
    const panel = buildPanel(
      departments.map((sales, k) => ({
        store: 1,
        dept: k + 1,
        sales: Array.from({ length: WEEKS }, (_, t) => sales(t)),
      })),
    );
    const history = copyHistory(panel, WEEKS);
    return { history, cycle: learnMonthCycle(calendar, buildPanelIndex(panel), history, history, WEEKS) };
  };

  it("draws a department by three weeks to all departments by their size, and one too small to none", () => {
    const { history, cycle } = learn([
      (t) => 5_000 * Math.exp(0.1 * wave(t)),
      (t) => 20_000 * Math.exp(-0.05 * wave(t)),
      (t) => 1_000 * Math.exp(0.2 * wave(t)),
    ]);
    const monthly = createLocalDesign({
      columns: MONTH_WAVES,
      values: calendar.monthPosition,
      usable: Uint8Array.from({ length: WEEKS }, (_, t) =>
        isUnflagged(calendar, t) && Math.abs(calendar.easterOffset[t]!) > 1 ? 1 : 0,
      ),
      deviationLimit: 0.3,
    });
    const [a, b] = [0, 1].map((d) => gatherEquations(monthly, history, d * WEEKS)!);
    const weighted = (pick: "xx" | "xy") => a![pick].map((value, k) => a!.mean * value + b!.mean * b![pick][k]!);
    const all = { xx: weighted("xx"), xy: weighted("xy"), mean: 0 };
    const overall = solveTowards(all, new Float64Array(MONTH_WAVES), (a!.mean + b!.mean) / 3);
    for (const [d, own] of [a!, b!].entries()) {
      solveTowards(own, overall, 3).forEach((weight, k) => {
        expect(cycle.byDept[d * MONTH_WAVES + k]).toBeCloseTo(weight, 12);
      });
    }
    const prior = cycle.byDept.subarray(MONTH_WAVES, 2 * MONTH_WAVES);
    solveTowards(b!, prior, 15).forEach((weight, k) => {
      expect(cycle.bySeries[MONTH_WAVES + k]).toBeCloseTo(weight, 12);
    });
    expect([...cycle.byDept.subarray(2 * MONTH_WAVES)]).toEqual(Array(MONTH_WAVES).fill(0));
    expect(cycle.bySeries[2 * MONTH_WAVES]).toBeGreaterThan(0.05);
  });

  it("counts a department from 2,000 USD a week and a pair from 200", () => {
    const first = (usd: number) => {
      // Ups and downs of a month that leave the mean at exactly this: weeks 20 and 21 differ.
      const { cycle } = learn([(t) => usd * (t === 20 ? 1.25 : t === 21 ? 0.75 : 1)]);
      return [cycle.byDept[0] !== 0, cycle.bySeries[0] !== 0];
    };
    expect([2_000, 1_996, 200, 196].map(first)).toEqual([
      [true, true],
      [false, true],
      [false, true],
      [false, false],
    ]);
  });

  it("looks past Easter, the end of the year and flagged holidays, and not past the weeks beside them", () => {
    const calm = learn([(t) => 5_000 * Math.exp(0.1 * wave(t))]).cycle.byDept;
    const changes = (week: number) => {
      const odd = learn([(t) => 5_000 * Math.exp(0.1 * wave(t)) * (t === week ? 1.2 : 1)]).cycle.byDept;
      return odd.some((weight, k) => Math.abs(weight - calm[k]!) > 1e-9);
    };
    // Easter is week 63; Thanksgiving 2010 is week 42 and New Year's week 48.
    expect([61, 62, 63, 64, 65].map(changes)).toEqual([true, false, false, false, true]);
    expect([52, 53, 54].map(changes)).toEqual([true, false, true]);
    expect([41, 42, 47, 48, 49].map(changes)).toEqual([true, false, false, false, true]);
  });
});
