import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  buildOriginState,
  calibrateIntervals,
  collectErrorsInWorkers,
  createForecaster,
  Explainer,
  type Forecaster,
  IntervalPredictor,
  trainModel,
} from "../../src/index.ts";
import { buildPanel, type SeriesSpec } from "../panel-builder.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const WEEKS = 120;
const originIndex = WEEKS - 1;

const season = (t: number) => 3000 * (1 + 0.3 * Math.sin((2 * Math.PI * t) / 52));

/** Sales by week of pairs that are not like the others; each is a department of its own, in two stores. */
const unusual: Readonly<Record<string, { readonly dept: number; readonly sales: (t: number) => number | null }>> = {
  new: { dept: 50, sales: (t) => (t === WEEKS - 1 ? 3000 : null) },
  young: { dept: 51, sales: (t) => (t >= 90 ? season(t) : null) },
  gappy: { dept: 52, sales: (t) => (t % 4 === 3 ? season(t) : null) },
  silent: { dept: 53, sales: (t) => (t < 108 ? season(t) : null) },
  zero: { dept: 54, sales: () => 0 },
  returns: { dept: 55, sales: (t) => -50 - (t % 7) },
  unsold: { dept: 56, sales: (t) => (t < 105 ? season(t) : 0) },
  tiny: { dept: 57, sales: (t) => (t % 2) / 2 },
};

const usual = buildSyntheticPanel({ stores: 5, depts: 3, weeks: WEEKS });
const series: SeriesSpec[] = Array.from({ length: usual.seriesCount }, (_, i) => ({
  store: usual.seriesStore[i]!,
  dept: usual.seriesDept[i]!,
  sales: Array.from(usual.sales.subarray(i * WEEKS, (i + 1) * WEEKS), (y) => (Number.isNaN(y) ? null : y)),
}));
for (const { dept, sales } of Object.values(unusual)) {
  for (const store of [1, 2]) series.push({ store, dept, sales: Array.from({ length: WEEKS }, (_, t) => sales(t)) });
}
const panel = buildPanel(series, { holidays: [1, 31, 42, 47, 53, 83, 94, 99, 105] });

let forecaster: Forecaster;
let intervals: IntervalPredictor;
let explainer: Explainer;

beforeAll(async () => {
  const model = await trainModel(panel, { originIndex, maxHorizon: 13, targetRows: 4_000 });
  const errors = await collectErrorsInWorkers(panel, { lastWeek: originIndex });
  const state = buildOriginState(panel, originIndex, { maxHorizon: 52 });
  forecaster = createForecaster({ state, model });
  explainer = await Explainer.load(model);
  intervals = new IntervalPredictor(state, calibrateIntervals({ errors, originIndex, isHoliday: panel.isHoliday }));
}, 120_000);
afterAll(() => forecaster.dispose());

const ask = (name: string, horizonWeeks = 13) =>
  forecaster.forecast({ store: 1, dept: unusual[name]!.dept, horizonWeeks });
const salesOf = (name: string) => ask(name).weeks.map((week) => week.forecast);
const notesOf = (name: string) => ask(name).notes.map(({ code }) => code);

describe("a series that is not like the others", () => {
  it("is forecast with finite, ordered bounds at every horizon to 52", () => {
    for (const name of Object.keys(unusual)) {
      const { seriesIndex, weeks } = ask(name, 52);
      for (const week of weeks) {
        const { lower, upper } = intervals.bounds({ series: seriesIndex, ...week }, 0.95);
        expect(Number.isFinite(lower) && Number.isFinite(upper)).toBe(true);
        expect(lower).toBeLessThanOrEqual(week.forecast);
        expect(week.forecast).toBeLessThanOrEqual(upper);
        if (name !== "returns") expect(lower).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("is explained exactly, the limit at 0 included", () => {
    const { predictor } = forecaster;
    for (const name of Object.keys(unusual)) {
      const { seriesIndex, weeks } = ask(name, 3);
      for (const week of weeks) {
        const { baseValueUsd, addends } = explainer.explain({ predictor, series: seriesIndex, week });
        const sum = addends.reduce((total, { contributionUsd }) => total + contributionUsd, baseValueUsd);
        expect(sum).toBeCloseTo(week.forecast, 6);
      }
    }
  });

  it("is forecast the same alone as with all others", async () => {
    const all = await forecaster.forecastAll({ horizonWeeks: 13, threads: 2 });
    for (const name of Object.keys(unusual)) {
      const { seriesIndex, weeks } = ask(name);
      weeks.forEach((week, k) => {
        expect(all[seriesIndex * 13 + k]).toBeCloseTo(week.forecast, 8);
      });
    }
  });

  it("sells near its one week when new, and says what that rests on", () => {
    for (const sales of salesOf("new")) expect(Math.abs(sales / 3000 - 1)).toBeLessThan(0.5);
    const { notes } = ask("new");
    expect(notes.map(({ code }) => code)).toEqual(["few-weeks", "short-history"]);
    expect(notes[0]!.message).toMatch(/in only 1 week ever/);
    expect(notesOf("young")).toEqual(["short-history"]);
  });

  it("says when weeks are missing or sales have ended, in rows or in dollars", () => {
    expect(notesOf("gappy")).toEqual(["gaps"]);
    expect(notesOf("silent")).toEqual(["stopped", "gaps"]);
    expect(ask("silent").notes[0]!.message).toMatch(/no sales were recorded in the last 12 weeks.*if still offered/i);
    expect(ask("unsold").notes[0]!.message).toMatch(/^The last 15 weeks sold 0/);
  });

  it("is forecast at or near 0 where it always sold 0, never below", () => {
    for (const sales of salesOf("zero")) {
      expect(sales).toBeGreaterThanOrEqual(0);
      expect(sales).toBeLessThan(5);
    }
    expect(ask("zero").notes.map(({ message }) => message)).toEqual(["Every week recorded sold 0."]);
    for (const sales of salesOf("tiny")) expect(sales).toBeGreaterThanOrEqual(0);
  });

  it("may be forecast below 0 where returns exceeded sales before", () => {
    for (const sales of salesOf("returns")) expect(Math.abs(sales + 53)).toBeLessThan(15);
    expect(notesOf("returns")).toEqual(["returns"]);
  });
});
