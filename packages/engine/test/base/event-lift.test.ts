import { describe, expect, it } from "vitest";
import { EVENT_COLUMNS, eventColumns, eventLiftAt, learnEventLift } from "../../src/base/event-lift.ts";
import { buildPanelIndex } from "../../src/base/panel-index.ts";
import { deptLiftAt, seriesLiftAt } from "../../src/base/sales-lift.ts";
import { copyHistory } from "../../src/base/seasonal.ts";
import { MONTH_WAVES } from "../../src/calendar/month-position.ts";
import { buildWeekCalendar } from "../../src/calendar/week-calendar.ts";
import { buildPanel } from "../panel-builder.ts";

/** Weeks that hold Good Friday (2010-04-02, 2011-04-22, 2012-04-06) and Mother's Day (2010-05-09, 2011-05-08, 2012-05-13). */
const EASTERS = [8, 63, 113];
const MOTHERS_DAYS = [14, 66, 119];

const calendarOf = (weeks: number) =>
  buildWeekCalendar(buildPanel([{ store: 1, dept: 1, sales: Array<number>(weeks).fill(1) }]));

/** One department; `month` is the true weight of its first month wave. */
function learn(firstWeek: string, weeks: number, stores: readonly ((t: number) => number)[], month?: number) {
  const panel = buildPanel(
    stores.map((sales, k) => ({ store: k + 1, dept: 1, sales: Array.from({ length: weeks }, (_, t) => sales(t)) })),
    { firstWeek },
  );
  const index = buildPanelIndex(panel);
  const history = copyHistory(panel, weeks);
  const totals = new Float64Array(weeks);
  for (let i = 0; i < stores.length; i++) {
    for (let t = 0; t < weeks; t++) totals[t] = totals[t]! + history[i * weeks + t]!;
  }
  const weightsOf = (rows: number) => {
    const weights = new Float64Array(rows * MONTH_WAVES);
    for (let k = 0; k < rows; k++) weights[k * MONTH_WAVES] = month ?? 0;
    return weights;
  };
  const cycle = month === undefined ? undefined : { byDept: weightsOf(1), bySeries: weightsOf(stores.length) };
  return { lift: learnEventLift(buildWeekCalendar(panel), index, history, totals, weeks, cycle) };
}

describe("eventColumns", () => {
  it("numbers the weeks around Easter and the two of Mother's Day, whichever week they fall in", () => {
    const column = eventColumns(calendarOf(130));
    for (const easter of EASTERS) expect([...column.subarray(easter - 1, easter + 2)]).toEqual([0, 1, 2]);
    for (const sunday of MOTHERS_DAYS) expect([...column.subarray(sunday - 1, sunday + 2)]).toEqual([3, 4, -1]);
    expect([...column.subarray(0, 125)].filter((k) => k >= 0)).toHaveLength(3 * EVENT_COLUMNS);
  });
});

describe("learnEventLift", () => {
  /** Nine weeks from Mother's Day 2010 on: its week is compared with 4 more, the next four with it among 6, 7, 8 and 9. */
  const squares = 0.8 ** 2 + 1 / 36 + 1 / 49 + 1 / 64 + 1 / 81;

  it("draws a department a tenth of a week to no lift and a pair a week to its department", () => {
    const { lift } = learn("2010-05-14", 9, [(t) => (t === 0 ? 10_000 : 5_000), () => 5_000]);
    const dept = (squares * Math.log(1.5)) / (squares + 0.1);
    expect([...lift.byDept.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(lift.byDept[4]).toBeCloseTo(dept, 12);
    expect(lift.bySeries[4]).toBeCloseTo((squares * Math.log(2) + dept) / (squares + 1), 12);
    expect(lift.bySeries[EVENT_COLUMNS + 4]).toBeCloseTo(dept / (squares + 1), 12);
  });

  it("limits a deviation to 1.5", () => {
    // Deviations 0.8 x 3 and less.
    const { lift } = learn("2010-05-14", 9, [(t) => (t === 0 ? 5_000 * Math.exp(3) : 5_000)]);
    const rest = squares - 0.8 ** 2;
    expect(lift.byDept[4]).toBeCloseTo((0.8 * 1.5 + 3 * rest) / (squares + 0.1), 12);
  });

  it("gives a pair too small to tell its department's lift, a department too small none", () => {
    const { lift } = learn("2010-05-14", 9, [(t) => (t === 0 ? 10_000 : 5_000), () => 150]);
    expect(lift.bySeries[EVENT_COLUMNS + 4]).toBe(lift.byDept[4]);
    const small = learn("2010-05-14", 9, [(t) => (t === 0 ? 1_500 : 1_000)]);
    expect([...small.lift.byDept]).toEqual([0, 0, 0, 0, 0]);
  });

  it("tells Easter from Mother's Day and from trend", () => {
    const special: Record<number, number> = { 8: 2, 13: 1.5, 14: 0.8, 63: 2, 65: 1.5, 66: 0.8 };
    const { lift } = learn("2010-02-05", 80, [(t) => 5_000 * 1.002 ** t * (special[t] ?? 1)]);
    [0, Math.log(2), 0, Math.log(1.5), Math.log(0.8)].forEach((truth, k) => {
      expect(Math.abs(lift.byDept[k]! - truth)).toBeLessThan(0.05);
    });
  });

  it("does not take the time of the month or the end of the year for an event", () => {
    const amplitude = 0.2;
    const calendar = calendarOf(100);
    const wave = (t: number) => Math.exp(amplitude * calendar.monthPosition[t * MONTH_WAVES]!);
    const { lift } = learn("2010-02-05", 100, [(t) => 5_000 * wave(t) * (t >= 42 && t <= 47 ? 3 : 1)], amplitude);
    for (const weight of [...lift.byDept, ...lift.bySeries]) expect(weight).toBeCloseTo(0, 12);
  });
});

describe("lifts of moving events", () => {
  it("take the place of the Easter lift by department and stay within -1 and 1.5", () => {
    const calendar = calendarOf(130);
    const column = eventColumns(calendar);
    const byDept = Float64Array.from([0.1, 0.2, 0.3, 0.4, 0.5]);
    const bySeries = Float64Array.from([-3, 3, 0.3, 0.4, 0.6]);
    const lift = { byDept: Float64Array.from([9, 9, 9]), events: { column, byDept, bySeries } };
    const [easter, sunday] = [EASTERS[2]!, MOTHERS_DAYS[2]!];
    expect([easter - 1, easter, sunday, sunday + 1].map((t) => deptLiftAt(lift, calendar, 0, t))).toEqual([
      0.1, 0.2, 0.5, 0,
    ]);
    expect([easter - 1, easter, sunday, sunday + 1].map((t) => seriesLiftAt(lift, calendar, 0, 0, t))).toEqual([
      -1, 1.5, 0.6, 0,
    ]);
    expect(eventLiftAt(lift.events, bySeries, 0, easter + 1)).toBe(0.3);
  });
});
