import { describe, expect, it } from "vitest";
import { learnMonthCycle, monthLiftAt } from "../../src/base/month-cycle.ts";
import { buildPanelIndex } from "../../src/base/panel-index.ts";
import { deptLiftAt, seriesLiftAt } from "../../src/base/sales-lift.ts";
import { copyHistory } from "../../src/base/seasonal.ts";
import { MONTH_WAVES, writeMonthPosition } from "../../src/calendar/month-position.ts";
import { buildWeekCalendar } from "../../src/calendar/week-calendar.ts";
import { buildPanel } from "../panel-builder.ts";

const WEEKS = 120;
/** A true cycle: 10% either way, once a month. */
const AMPLITUDE = 0.1;

function learn(sales: (store: number, wave: number, t: number) => number, stores = [1, 2]) {
  const shell = buildPanel(stores.map((store) => ({ store, dept: 1, sales: Array<number>(WEEKS).fill(1) })));
  const calendar = buildWeekCalendar(shell);
  const wave = (t: number) => calendar.monthPosition[t * MONTH_WAVES]!;
  const panel = buildPanel(
    stores.map((store) => ({
      store,
      dept: 1,
      sales: Array.from({ length: WEEKS }, (_, t) => sales(store, wave(t), t)),
    })),
  );
  const index = buildPanelIndex(panel);
  const history = copyHistory(panel, WEEKS);
  const totals = new Float64Array(WEEKS);
  for (let t = 0; t < WEEKS; t++)
    for (let i = 0; i < stores.length; i++) totals[t] = totals[t]! + history[i * WEEKS + t]!;
  return { calendar, cycle: learnMonthCycle(calendar, index, history, totals, WEEKS) };
}

describe("writeMonthPosition", () => {
  it("averages the waves over the days of the week", () => {
    // The week ending 2010-02-28 holds Feb 22-28 of 28 days: turns from 21.5/28 to 27.5/28.
    const out = new Float64Array(MONTH_WAVES + 1);
    const day = Date.UTC(2010, 1, 28) / 86_400_000;
    writeMonthPosition(day, out, 1);
    let cosine = 0;
    let sine = 0;
    for (let k = 0; k < 7; k++) {
      cosine += Math.cos((2 * Math.PI * (21.5 + k)) / 28) / 7;
      sine += Math.sin((4 * Math.PI * (21.5 + k)) / 28) / 7;
    }
    expect(out[0]).toBe(0);
    expect(out[1]).toBeCloseTo(cosine, 12);
    expect(out[4]).toBeCloseTo(sine, 12);
  });
});

describe("learnMonthCycle", () => {
  it("finds nothing in steady sales", () => {
    const { cycle } = learn(() => 5_000);
    for (const weight of [...cycle.byDept, ...cycle.bySeries]) expect(weight).toBeCloseTo(0, 10);
  });

  it("finds a cycle in spite of trend and level", () => {
    const { calendar, cycle } = learn((store, wave, t) => store * 5_000 * 1.002 ** t * Math.exp(AMPLITUDE * wave));
    expect(cycle.byDept[0]! / AMPLITUDE).toBeGreaterThan(0.9);
    expect(cycle.byDept[0]! / AMPLITUDE).toBeLessThan(1.05);
    const t = 130;
    const lift = monthLiftAt(cycle.bySeries, 1, calendar, t);
    expect(lift).toBeCloseTo(AMPLITUDE * calendar.monthPosition[t * MONTH_WAVES]!, 1);
  });

  it("gives each store its own cycle, drawn to the department's", () => {
    const { cycle } = learn((store, wave) => 5_000 * Math.exp((store === 1 ? AMPLITUDE : 0) * wave));
    const [first, second] = [cycle.bySeries[0]!, cycle.bySeries[MONTH_WAVES]!];
    expect(first).toBeGreaterThan(cycle.byDept[0]!);
    expect(second).toBeLessThan(cycle.byDept[0]!);
    expect(second).toBeGreaterThan(0);
    expect(first).toBeLessThan(AMPLITUDE);
  });

  it("gives a store too small or too young to tell its department's cycle", () => {
    const { cycle } = learn(
      (store, wave, t) => {
        if (store === 1) return 5_000 * Math.exp(AMPLITUDE * wave);
        return store === 2 ? 100 : t < WEEKS - 3 ? Number.NaN : 5_000;
      },
      [1, 2],
    );
    expect([...cycle.bySeries.subarray(MONTH_WAVES)]).toEqual([...cycle.byDept]);
  });

  it("is not led astray by Christmas, a flagged holiday or one odd week", () => {
    const calm = learn((_, wave) => 5_000 * Math.exp(AMPLITUDE * wave));
    const festive = learn((_, wave, t) => 5_000 * Math.exp(AMPLITUDE * wave) * (t === 45 || t === 46 ? 5 : 1));
    expect([...festive.cycle.byDept]).not.toEqual([]);
    for (let k = 0; k < MONTH_WAVES; k++) {
      expect(Math.abs(festive.cycle.byDept[k]! - calm.cycle.byDept[k]!)).toBeLessThan(1e-9);
    }
  });
});

describe("lifts of a date", () => {
  it("add Easter and the time of the month, which is limited to 0.5 either way", () => {
    const panel = buildPanel([{ store: 1, dept: 1, sales: Array<number>(20).fill(1) }]);
    const calendar = buildWeekCalendar(panel);
    const byDept = new Float64Array(MONTH_WAVES);
    byDept[0] = 0.1;
    const bySeries = new Float64Array(MONTH_WAVES);
    bySeries[0] = 100;
    const lift = { byDept: Float64Array.from([0, 0.7, 0]), month: { byDept, bySeries } };
    const easter = 8;
    const wave = calendar.monthPosition[easter * MONTH_WAVES]!;
    expect(deptLiftAt(lift, calendar, 0, easter)).toBeCloseTo(0.7 + 0.1 * wave, 12);
    expect(seriesLiftAt(lift, calendar, 0, 0, easter)).toBeCloseTo(0.7 + 0.5 * Math.sign(wave), 12);
    expect(seriesLiftAt({ byDept: lift.byDept }, calendar, 0, 0, easter)).toBe(0.7);
  });
});
