import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrateIntervals } from "../../src/intervals/calibrate-intervals.ts";
import type { ScaledErrors } from "../../src/intervals/collect-errors.ts";
import { type BoundedForecast, boundsAt, coveringLevel } from "../../src/intervals/interval-bounds.ts";

const ORIGIN = 100;

/** 999 errors -4.99 ... 4.99 in even steps at one horizon and week. */
function evenErrors(horizon: number, week: number, stretch = 1): ScaledErrors {
  const z = Float64Array.from({ length: 999 }, (_, k) => (stretch * (k - 499)) / 100);
  return { week: new Int32Array(999).fill(week), horizon: new Int32Array(999).fill(horizon), z };
}

const calibrate = (errors: ScaledErrors[], holidayWeeks: number[] = []) => {
  const isHoliday = new Uint8Array(200);
  for (const week of holidayWeeks) isHoliday[week] = 1;
  return calibrateIntervals({ errors, originIndex: ORIGIN, isHoliday });
};

const forecast = (row: Partial<BoundedForecast> = {}): BoundedForecast => ({
  horizon: 1,
  forecast: 1000,
  errorScale: 10,
  isHoliday: false,
  mayBeNegative: false,
  ...row,
});

describe("interval calibration", () => {
  it("takes the outer quantiles of signed errors: ranks 100 and 900 of 999 at level 0.8", () => {
    const calibration = calibrate([evenErrors(1, 90)]);
    const { lower, upper } = boundsAt(calibration, forecast(), 0.8);
    expect(lower).toBeCloseTo(1000 - 10 * 4.0, 9);
    expect(upper).toBeCloseTo(1000 + 10 * 4.0, 9);
  });

  it("ignores errors of weeks after the origin and of more than a year before it", () => {
    const wide = [evenErrors(1, ORIGIN + 1, 50), evenErrors(1, ORIGIN - 52, 50)];
    const bounds = boundsAt(calibrate([evenErrors(1, 90), ...wide]), forecast(), 0.8);
    expect(bounds).toEqual(boundsAt(calibrate([evenErrors(1, 90)]), forecast(), 0.8));
  });

  it("widens far horizons by the stated factors of weeks 6 to 9", () => {
    const calibration = calibrate([evenErrors(7, 90)]);
    const width = (horizon: number) => boundsAt(calibration, forecast({ horizon }), 0.8).upper - 1000;
    expect(width(12) / width(7)).toBeCloseTo(1.026, 9);
    expect(width(20) / width(7)).toBeCloseTo(1.052, 9);
    expect(width(39) / width(7)).toBeCloseTo(1.076, 9);
  });

  it("widens holiday weeks by the ratio of their errors to those of other weeks", () => {
    const calibration = calibrate([evenErrors(1, 90), evenErrors(1, 80, 2)], [80]);
    const width = (isHoliday: boolean) => boundsAt(calibration, forecast({ isHoliday }), 0.8).upper - 1000;
    expect(width(true) / width(false)).toBeCloseTo(2, 6);
  });

  it("keeps bounds at or above zero where a series never sold less than nothing", () => {
    const calibration = calibrate([evenErrors(1, 90)]);
    const row = { forecast: 5, errorScale: 10 };
    expect(boundsAt(calibration, forecast(row), 0.95).lower).toBe(0);
    expect(boundsAt(calibration, forecast({ ...row, mayBeNegative: true }), 0.95).lower).toBeLessThan(0);
  });

  it("refuses levels outside 0.5 to 0.99", () => {
    const calibration = calibrate([evenErrors(1, 90)]);
    expect(() => boundsAt(calibration, forecast(), 0.995)).toThrow(/between 0.5 and 0.99; got 0.995/);
    expect(() => boundsAt(calibration, forecast(), Number.NaN)).toThrow(/got NaN/);
  });

  it("nests the bounds of rising levels around the forecast, whatever the errors", () => {
    const z = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 0, maxLength: 60 });
    fc.assert(
      fc.property(
        z,
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (values, a, b) => {
          const errors = {
            week: new Int32Array(values.length).fill(90),
            horizon: new Int32Array(values.length).fill(1),
            z: Float64Array.from(values),
          };
          const calibration = calibrate([errors]);
          const narrow = boundsAt(calibration, forecast(), Math.min(a, b));
          const wide = boundsAt(calibration, forecast(), Math.max(a, b));
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower);
          expect(narrow.lower).toBeLessThanOrEqual(1000);
          expect(narrow.upper).toBeGreaterThanOrEqual(1000);
          expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper);
        },
      ),
    );
  });
});

describe("covering level", () => {
  const calibration = calibrate([evenErrors(1, 90)]);

  it("is the level at which the bound reaches the actual", () => {
    const actual = boundsAt(calibration, forecast(), 0.9).upper;
    expect(coveringLevel(calibration, forecast(), actual)).toBeCloseTo(0.9, 3);
  });

  it("is 0.5 for an actual near the forecast and 1 for one beyond the widest bounds", () => {
    expect(coveringLevel(calibration, forecast(), 1001)).toBe(0.5);
    expect(coveringLevel(calibration, forecast(), 5000)).toBe(1);
  });
});
