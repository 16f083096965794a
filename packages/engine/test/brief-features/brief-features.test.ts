import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { buildPanelIndex } from "../../src/base/panel-index.ts";
import { makeBriefRows } from "../../src/brief-features/brief-model.ts";
import { buildBriefState, writeBriefFeatures } from "../../src/brief-features/brief-state.ts";
import { measureHolidayLift } from "../../src/brief-features/holiday-lift.ts";
import {
  BRIEF_FEATURES,
  buildWeekCalendar,
  forecastWithBriefModel,
  HOLIDAY_TYPES,
  trainBriefModel,
} from "../../src/index.ts";
import { buildPanel } from "../panel-builder.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

type Panel = ReturnType<typeof buildPanel>;

function featuresOf(panel: Panel, originIndex: number, series: number, horizon: number): Record<string, number> {
  const shared = { calendar: buildWeekCalendar(panel), index: buildPanelIndex(panel) };
  const out = new Float64Array(BRIEF_FEATURES.length);
  writeBriefFeatures(buildBriefState(panel, originIndex, shared), series, horizon, out, 0);
  return Object.fromEntries(BRIEF_FEATURES.map(({ name }, k) => [name, out[k]!]));
}

/** Ten weeks of a pair: 10, 20, ... 100, beside a department that sells 100 every week. */
const ramp = buildPanel([
  { store: 1, dept: 1, sales: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100] },
  { store: 1, dept: 2, sales: Array<number>(10).fill(100) },
]);

describe("the brief's features", () => {
  it("have the brief's names, each with a definition", () => {
    const names = BRIEF_FEATURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of [
      ...["StoreDept_Mean", "StoreDept_Std", "Sales_vs_Baseline", "Lag_1", "Lag_2", "Lag_4", "Lag_52"],
      ...["Rolling_Avg_4", "Rolling_Avg_8", "Rolling_Avg_12", "Rolling_Std_4", "Rolling_Std_8", "Rolling_Std_12"],
      ...["Sales_Momentum", "Store_Total_Sales", "Dept_Share_of_Store", "Promo_Active", "Promo_Count"],
      ...["Total_Markdown", "MarkDown1", "MarkDown2", "MarkDown3", "MarkDown4", "MarkDown5", "Sales_Log"],
      ...["Holiday_Lift", "Dept_Holiday_Expected_Lift", "Is_SuperBowl", "Is_Thanksgiving", "Is_Christmas"],
      ...["IsHoliday", "Month_sin", "Month_cos", "Week_sin", "Week_cos", "Size_x_Unemployment", "Store", "Dept"],
      ...["Type", "Size", "Temperature", "Fuel_Price", "CPI", "Unemployment"],
    ]) {
      expect(names).toContain(name);
    }
    for (const { definition } of BRIEF_FEATURES) expect(definition.length).toBeGreaterThan(10);
  });

  it("are documented as they are defined", async () => {
    const documented = await readFile(resolve(import.meta.dirname, "../../../../docs/brief-features.md"), "utf8");
    for (const { name, definition, latestWeek } of BRIEF_FEATURES) {
      expect(documented).toContain(`| \`${name}\` | ${definition} | ${latestWeek} |`);
    }
  });

  it("are what is known at the origin, computed by hand", () => {
    // Origin: the eighth week. Sales so far 10..80: mean 45, variance 100 (1 + 4 + ... + 49 + 64) / 8 - ... = 525.
    const features = featuresOf(ramp, 7, 0, 2);
    expect(features).toMatchObject({
      StoreDept_Mean: 45,
      Sales_vs_Baseline: 80 / 45,
      Lag_1: 80,
      Lag_2: 70,
      Lag_4: 50,
      Rolling_Avg_4: 65,
      Rolling_Avg_8: 45,
      Rolling_Avg_12: 45,
      Store_Total_Sales: 180,
      Dept_Share_of_Store: 80 / 180,
      Promo_Active: 0,
      Size_x_Unemployment: 800_000,
      Type: 0,
      Horizon: 2,
    });
    expect(features.StoreDept_Std).toBeCloseTo(Math.sqrt(525), 10);
    expect(features.Rolling_Std_4).toBeCloseTo(Math.sqrt(125), 10);
    expect(features.Sales_Momentum).toBeCloseTo(65 / 45 - 1, 12);
    expect(features.Sales_Log).toBeCloseTo(Math.log(81), 12);
    expect(features.Lag_52).toBeNaN();
  });

  it("count the markdowns of the origin's week, not of the target's", () => {
    const markdowns = ramp.markdowns.slice();
    markdowns.set([50, 0, 0, 25, 0], 7 * 5);
    markdowns.fill(1000, 8 * 5);
    const features = featuresOf({ ...ramp, markdowns }, 7, 1, 1);
    expect(features).toMatchObject({
      MarkDown1: 50,
      MarkDown4: 25,
      Total_Markdown: 75,
      Promo_Count: 2,
      Promo_Active: 1,
    });
  });

  it("compare past holidays with the four weeks before them", () => {
    const panel = buildPanel([{ store: 1, dept: 1, sales: Array<number>(60).fill(1) }], { holidays: [42, 47] });
    const calendar = buildWeekCalendar(panel);
    const totals = new Float64Array(45).fill(100);
    totals[42] = 250;
    const lift = measureHolidayLift(calendar, totals, 45);
    expect(calendar.holidayType[42]).toBe(HOLIDAY_TYPES.indexOf("thanksgiving"));
    expect([...lift]).toEqual([1, Number.NaN, Number.NaN, 2.5, Number.NaN]);
  });

  it("do not change when anything after the origin does", () => {
    const panel = buildSyntheticPanel({ weeks: 120 });
    const originIndex = 100;
    const disturb = (values: Float64Array, width = 1) => {
      const copy = values.slice();
      const row = panel.weekCount * width;
      for (let r = 0; r < copy.length / row; r++) copy.fill(777, r * row + (originIndex + 1) * width, (r + 1) * row);
      return copy;
    };
    const disturbed = {
      ...panel,
      sales: disturb(panel.sales),
      temperature: disturb(panel.temperature),
      fuelPrice: disturb(panel.fuelPrice),
      cpi: disturb(panel.cpi),
      unemployment: disturb(panel.unemployment),
      markdowns: disturb(panel.markdowns, 5),
    };
    for (const horizon of [1, 8, 39]) {
      for (const series of [0, 5, panel.seriesCount - 1]) {
        expect(featuresOf(disturbed, originIndex, series, horizon)).toEqual(
          featuresOf(panel, originIndex, series, horizon),
        );
      }
    }
  });
});

describe("the brief's model", () => {
  const panel = buildSyntheticPanel({ weeks: 110 });
  const options = { originIndex: 100, maxHorizon: 8, seed: 7, targetRows: 3_000 };

  it("learns log(1 + sales) of the sampled past targets", async () => {
    const { features, label } = await makeBriefRows(panel, options);
    expect(features).toHaveLength(label.length * BRIEF_FEATURES.length);
    expect(label.length).toBeGreaterThan(2_000);
    for (const log of label) expect(Math.expm1(log)).toBeGreaterThan(0);
  });

  it("forecasts levels near those of the past and 0 for a pair without history", async () => {
    const model = await trainBriefModel(panel, options);
    const forecast = forecastWithBriefModel(panel, model, { originIndex: 100, horizonWeeks: 8 });
    for (let i = 0; i < panel.seriesCount; i++) {
      const recent = panel.sales.subarray(i * panel.weekCount + 92, i * panel.weekCount + 101);
      const known = recent.filter((y) => !Number.isNaN(y));
      const mean = known.reduce((sum, y) => sum + y, 0) / known.length;
      for (const value of forecast.subarray(i * 8, (i + 1) * 8)) {
        if (panel.seriesDept[i] === 99) expect(value).toBe(0);
        else expect(Math.abs(value / mean - 1)).toBeLessThan(0.5);
      }
    }
  });
});
