import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildOriginState } from "../../src/base/origin-state.ts";
import { notesOnSafetyStock } from "../../src/intervals/band-notes.ts";
import { measureErrorScale, rowErrorScale } from "../../src/intervals/error-scale.ts";
import { visitBase } from "../../src/intervals/visit-base.ts";
import { calibrateLeadTimes, type LeadTimeCalibration } from "../../src/inventory/calibrate-lead-times.ts";
import { createLeadTimeErrorCollector, type LeadTimeErrors } from "../../src/inventory/collect-lead-time-errors.ts";
import { coveringServiceLevel, safetyStock } from "../../src/inventory/safety-stock.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const ORIGIN = 100;

/** 999 errors -4.99 ... 4.99 of sums over `leadTime` weeks that end in one of four weeks: the one named or before. */
function evenErrors(leadTime: number, stretch = 1, week = 90): LeadTimeErrors {
  const z = Float64Array.from({ length: 999 }, (_, k) => (stretch * (k - 499)) / 100);
  return { week: Int32Array.from(z, (_, k) => week - (k % 4)), horizon: new Int32Array(999).fill(leadTime), z };
}

const calibration = calibrateLeadTimes({
  errors: [evenErrors(1), evenErrors(2, 0.7), evenErrors(3, 0.1)],
  originIndex: ORIGIN,
});

describe("safety stock", () => {
  it("is the quantile of summed errors times the summed scale: rank 800 of 999 at service level 0.8", () => {
    const one = safetyStock(calibration, { forecast: [1000], errorScale: [50] }, 0.8);
    expect(one.expectedDemandUsd).toBe(1000);
    expect(one.safetyStockUsd).toBeCloseTo(50 * 3.0, 9);
    expect(one.reorderTargetUsd).toBeCloseTo(1150, 9);
    const two = safetyStock(calibration, { forecast: [1000, 1200], errorScale: [50, 70] }, 0.9);
    expect(two.expectedDemandUsd).toBe(2200);
    expect(two.safetyStockUsd).toBeCloseTo(120 * 0.7 * 4.0, 9);
  });

  it("is interpolated between calibrated service levels", () => {
    const at = (level: number) => safetyStock(calibration, { forecast: [0], errorScale: [1] }, level).safetyStockUsd;
    expect(at(0.9025)).toBeCloseTo((at(0.9) + at(0.905)) / 2, 9);
  });

  it("does not fall when a longer lead time was calibrated lower", () => {
    const two = safetyStock(calibration, { forecast: [0, 0], errorScale: [50, 50] }, 0.8).safetyStockUsd;
    const three = safetyStock(calibration, { forecast: [0, 0, 0], errorScale: [50, 50, 50] }, 0.8).safetyStockUsd;
    expect(three).toBe(two);
  });

  it("widens the buffer for pairs with little history, by the factor of the service level", () => {
    const usual = { forecast: [1000], errorScale: [50] };
    const wide = safetyStock(calibration, { ...usual, widening: (level) => 10 * level }, 0.8);
    expect(wide.safetyStockUsd).toBeCloseTo(8 * safetyStock(calibration, usual, 0.8).safetyStockUsd, 9);
  });

  it("targets no less than an empty shelf when returns exceed sales", () => {
    const stock = safetyStock(calibration, { forecast: [-500], errorScale: [10] }, 0.8);
    expect(stock).toEqual({ expectedDemandUsd: -500, reorderTargetUsd: 0, safetyStockUsd: 500 });
  });

  it("ignores sums that were not complete at the origin, and those of more than a year before", () => {
    const others = [evenErrors(1, 9, ORIGIN + 4), evenErrors(1, 9, ORIGIN - 52)];
    const errors = [evenErrors(1), evenErrors(2, 0.7), evenErrors(3, 0.1), ...others];
    expect(calibrateLeadTimes({ errors, originIndex: ORIGIN })).toEqual(calibration);
  });

  it("refuses service levels and lead times out of range", () => {
    const weeks = { forecast: [1], errorScale: [1] };
    expect(() => safetyStock(calibration, weeks, 0.79)).toThrow(/between 0.8 and 0.99; got 0.79/);
    expect(() => safetyStock(calibration, weeks, Number.NaN)).toThrow(/got NaN/);
    const nine = new Array(9).fill(1);
    expect(() => safetyStock(calibration, { forecast: nine, errorScale: nine }, 0.9)).toThrow(/from 1 to 8; got 9/);
  });

  it("rises with service level and lead time, whatever the errors and scales", () => {
    const multipliers = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 });
    const level = fc.double({ min: 0.8, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(multipliers, { minLength: 8, maxLength: 8 }),
        fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 8, maxLength: 8 }),
        level,
        level,
        (drawn, errorScale, a, b) => {
          const any: LeadTimeCalibration = {
            serviceLevels: [0.8, 0.9, 0.99],
            leadTimes: drawn.map((upper) => ({ rows: 3, upper: upper.toSorted((x, y) => x - y) })),
          };
          const at = (serviceLevel: number, leadTime: number) => {
            const scales = errorScale.slice(0, leadTime);
            return safetyStock(any, { forecast: scales.map(() => 100), errorScale: scales }, serviceLevel)
              .safetyStockUsd;
          };
          for (let leadTime = 1; leadTime <= 8; leadTime++) {
            const low = at(Math.min(a, b), leadTime);
            expect(at(Math.max(a, b), leadTime)).toBeGreaterThanOrEqual(low - 1e-6);
            if (leadTime > 1) expect(low).toBeGreaterThanOrEqual(at(Math.min(a, b), leadTime - 1) - 1e-6);
          }
        },
      ),
    );
  });
});

describe("safety stock with too few errors", () => {
  const calibrate = (...errors: LeadTimeErrors[]) => calibrateLeadTimes({ errors, originIndex: ORIGIN });
  const stockOf = (from: LeadTimeCalibration, leadTime: number, level: number) => {
    const errorScale = Array<number>(leadTime).fill(10);
    return safetyStock(from, { forecast: errorScale, errorScale }, level).safetyStockUsd;
  };
  const few = (count: number, weeks = 4): LeadTimeErrors => ({
    week: Int32Array.from({ length: count }, (_, k) => 90 + (k % weeks)),
    horizon: new Int32Array(count).fill(1),
    z: new Float64Array(count).fill(3),
  });

  it("is a rule of thumb and never nothing: log2(p / (1 - p)) / 2 scales, as if no errors cancelled", () => {
    const without = calibrate();
    expect(stockOf(without, 1, 0.8)).toBeCloseTo(10, 9);
    expect(stockOf(without, 1, 0.95)).toBeCloseTo(21.24, 2);
    expect(stockOf(without, 8, 0.99)).toBeCloseTo(265.174, 3);
    expect(notesOnSafetyStock(without, 1)).toEqual([
      "The safety stock is a rule of thumb: no earlier forecasts to measure it on.",
    ]);
  });

  it("needs the 99 errors that a service level of 0.99 takes, from windows that end in four weeks", () => {
    const basisOf = (errors: LeadTimeErrors) => calibrate(errors).leadTimes[0]!.basis;
    expect([few(98), few(99), few(99, 3)].map(basisOf)).toEqual(["rule-of-thumb", undefined, "rule-of-thumb"]);
    expect(calibrate(few(98)).leadTimes[0]!.rows).toBe(98);
  });

  it("borrows from the nearest shorter lead time as it is", () => {
    const borrowed = calibrate(evenErrors(1, 5), evenErrors(3), evenErrors(6, 9));
    expect(borrowed.leadTimes[4]!.upper).toEqual(borrowed.leadTimes[2]!.upper);
    expect(borrowed.leadTimes.map(({ basis }) => basis ?? "own")).toEqual([
      "own",
      "borrowed",
      "own",
      "borrowed",
      "borrowed",
      "own",
      "borrowed",
      "borrowed",
    ]);
    expect(notesOnSafetyStock(borrowed, 3)).toEqual([]);
    expect(notesOnSafetyStock(borrowed, 4)).toEqual([
      "The safety stock rests on errors over other lead times: too few earlier forecasts of this one.",
    ]);
  });

  it("borrows from a longer lead time as if errors had cancelled there like independent ones", () => {
    const borrowed = calibrate(evenErrors(4), evenErrors(8, 9));
    expect(stockOf(borrowed, 1, 0.8)).toBeCloseTo(10 * 3 * 2, 9);
    expect(borrowed.leadTimes[1]!.upper[0]).toBeCloseTo(3 * Math.SQRT2, 9);
  });
});

describe("covering service level", () => {
  const weeks = { forecast: [1000], errorScale: [10] };

  it("is the level at which the target reaches the demand", () => {
    const { reorderTargetUsd } = safetyStock(calibration, weeks, 0.93);
    expect(coveringServiceLevel(calibration, weeks, reorderTargetUsd)).toBeCloseTo(0.93, 3);
  });

  it("is 0.8 for a demand that the lowest target covers and 1 for one beyond the highest", () => {
    expect(coveringServiceLevel(calibration, weeks, 900)).toBe(0.8);
    expect(coveringServiceLevel(calibration, weeks, 5000)).toBe(1);
  });
});

describe("lead-time errors", () => {
  it("are sums of actuals minus sums of the base over sums of scales, up to the first week without a row", () => {
    const panel = buildSyntheticPanel({ stores: 3, depts: 2 });
    const gap = 103;
    panel.sales[0 * panel.weekCount + gap] = Number.NaN;
    const state = buildOriginState(panel, ORIGIN, { maxHorizon: 9 });
    const errorScale = measureErrorScale(state);
    const collector = createLeadTimeErrorCollector(state, errorScale, { lastWeek: 119 });
    const bases: number[] = [];
    const scales: number[] = [];
    visitBase(
      state,
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [
        collector.visit,
        (i, _h, parts) => {
          if (i !== 0) return;
          bases.push(parts.base);
          scales.push(rowErrorScale(state, errorScale, 0, parts.base, parts));
        },
      ],
    );
    const { z, horizon, week } = collector.finish();
    expect([...horizon.slice(0, 3)]).toEqual([1, 2, 1]);
    expect(week[1]).toBe(102);
    const sold = panel.sales[101]! + panel.sales[102]!;
    expect(z[1]).toBeCloseTo((sold - bases[0]! - bases[1]!) / (scales[0]! + scales[1]!), 9);
    expect(Math.max(...horizon)).toBe(8);
  });
});
