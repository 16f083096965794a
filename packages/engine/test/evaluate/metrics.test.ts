import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bias, mae, r2, rmse, wape, wmae } from "../../src/evaluate/metrics.ts";

const actual = [100, 200, 300, -50];
const forecast = [110, 190, 330, -50];

describe("point metrics", () => {
  it("weighs holiday rows five times in the WMAE", () => {
    // (5*10 + 10 + 30 + 0) / (5 + 1 + 1 + 1)
    expect(wmae({ actual, forecast, isHoliday: [1, 0, 0, 0] })).toBe(90 / 8);
    expect(wmae({ actual, forecast, isHoliday: [false, false, true, false] })).toBe(170 / 8);
  });

  it("divides absolute errors by absolute actuals in the WAPE, returns counted positive", () => {
    expect(wape({ actual, forecast })).toBeCloseTo(50 / 650, 15);
    expect(wape({ actual: [0, 0], forecast: [1, 2] })).toBeNaN();
  });

  it("averages absolute and squared errors", () => {
    expect(mae({ actual, forecast })).toBe(12.5);
    expect(rmse({ actual, forecast })).toBeCloseTo(Math.sqrt((100 + 100 + 900) / 4), 12);
  });

  it("compares squared errors with those of the mean in R2", () => {
    // mean of 1, 2, 3 is 2: total 2, residual 0.25
    expect(r2({ actual: [1, 2, 3], forecast: [1, 2.5, 3] })).toBeCloseTo(1 - 0.25 / 2, 12);
    expect(r2({ actual: [2, 2], forecast: [1, 2] })).toBeNaN();
  });

  it("calls over-forecasting a positive bias", () => {
    expect(bias({ actual, forecast })).toBeCloseTo(30 / 650, 15);
    expect(bias({ actual: [10], forecast: [7] })).toBeCloseTo(-0.3, 15);
    expect(bias({ actual: [0], forecast: [7] })).toBeNaN();
  });

  it("gives NaN for no rows", () => {
    const none = { actual: [], forecast: [], isHoliday: [] };
    expect([wmae(none), wape(none), mae(none), rmse(none), r2(none), bias(none)]).toEqual(Array(6).fill(Number.NaN));
  });

  it("names the lengths when arrays do not match", () => {
    expect(() => wape({ actual: [1, 2], forecast: [1] })).toThrow(/actual 2, forecast 1/);
    const details = { actual: 1, forecast: 1, isHoliday: 0 };
    expect(() => wmae({ actual: [1], forecast: [1], isHoliday: [] })).toThrow(expect.objectContaining({ details }));
  });

  it("equals the plain mean absolute error when no week or every week is a holiday", () => {
    const row = fc.tuple(
      fc.double({ min: -1e5, max: 1e5, noNaN: true }),
      fc.double({ min: -1e5, max: 1e5, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 50 }), fc.boolean(), (rows, holiday) => {
        const pairs = { actual: rows.map((r) => r[0]), forecast: rows.map((r) => r[1]) };
        const weighted = wmae({ ...pairs, isHoliday: rows.map(() => holiday) });
        expect(Math.abs(weighted - mae(pairs))).toBeLessThanOrEqual(1e-9 * (1 + mae(pairs)));
        expect(rmse(pairs) + 1e-6).toBeGreaterThanOrEqual(mae(pairs));
      }),
    );
  });
});
