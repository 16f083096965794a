import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AggregateKind, byKind, listAggregates } from "../../src/aggregate/aggregates.ts";
import { calibrateSums } from "../../src/aggregate/calibrate-sums.ts";
import { createSumErrorCollector, type SumErrors, sumActual } from "../../src/aggregate/collect-sum-errors.ts";
import { SumForecasts } from "../../src/aggregate/sum-forecasts.ts";
import { buildOriginState } from "../../src/base/origin-state.ts";
import { notesOnBands } from "../../src/intervals/band-notes.ts";
import type { ScaledErrors } from "../../src/intervals/collect-errors.ts";
import { collectCalibrationErrors, collectErrorsInWorkers } from "../../src/intervals/collect-errors-in-workers.ts";
import { boundsAt } from "../../src/intervals/interval-bounds.ts";
import { visitBase } from "../../src/intervals/visit-base.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const ORIGIN = 130;
const none: ScaledErrors = { week: new Int32Array(0), horizon: new Int32Array(0), z: new Float64Array(0) };

/** 99 errors -4.9 ... 4.9 times `stretch` at one horizon, of some weeks in turn: the one named and those before. */
function evenErrors(horizon: number, week: number, stretch = 1, weeks = 4): ScaledErrors {
  const z = Float64Array.from({ length: 99 }, (_, k) => (stretch * (k - 49)) / 10);
  return { week: Int32Array.from(z, (_, k) => week - (k % weeks)), horizon: new Int32Array(99).fill(horizon), z };
}

const of = (kind: AggregateKind, errors: ScaledErrors): SumErrors =>
  byKind((other) => (other === kind ? errors : none));
const calibrate = (errors: SumErrors[]) =>
  calibrateSums({ errors, originIndex: ORIGIN, isHoliday: new Uint8Array(200) });
const upperAt = (calibration: ReturnType<typeof calibrate>, kind: AggregateKind, horizon: number) =>
  boundsAt(calibration[kind], { horizon, forecast: 0, errorScale: 1, isHoliday: false, mayBeNegative: true }, 0.8)
    .upper;

describe("calibration of sums", () => {
  it("takes quantiles of the errors of the kind: rank 90 of 99 at level 0.8", () => {
    const calibration = calibrate([of("store", evenErrors(1, 120)), of("dept", evenErrors(1, 120, 3))]);
    expect(upperAt(calibration, "store", 1)).toBeCloseTo(4.0, 9);
    expect(upperAt(calibration, "dept", 1)).toBeCloseTo(12.0, 9);
  });

  it("lets the total share the errors of the store types, of which it has too few alone", () => {
    const calibration = calibrate([of("type", evenErrors(1, 120))]);
    expect(upperAt(calibration, "total", 1)).toBeCloseTo(4.0, 9);
  });

  it("measures a far band that six origins reach, and widens by 10% a band where they do not", () => {
    const near = of("store", evenErrors(7, 120));
    const far = Array.from({ length: 6 }, (_, k) => of("store", evenErrors(12, 120 - k, 2, 1)));
    const reached = calibrate([near, ...far]);
    expect(upperAt(reached, "store", 12)).toBeCloseTo(8.0, 9);
    expect(upperAt(reached, "store", 20)).toBeCloseTo(8.8, 9);
    const unreached = calibrate([near, ...far.slice(1)]);
    expect(upperAt(unreached, "store", 12)).toBeCloseTo(upperAt(unreached, "store", 7) * 1.1, 9);
  });

  it("takes the default multipliers, wider by 10% a band, with fewer than 39 errors or 4 weeks for the nearest band", () => {
    const few = (count: number, weeks: number) => {
      const errors = evenErrors(2, 120, 1, weeks);
      return of("store", {
        week: errors.week.slice(0, count),
        horizon: errors.horizon.slice(0, count),
        z: new Float64Array(count).fill(3),
      });
    };
    const basisOf = (count: number, weeks: number) => calibrate([few(count, weeks)]).store.bands[0]!.basis;
    expect([basisOf(38, 4), basisOf(39, 3), basisOf(39, 4)]).toEqual(["rule-of-thumb", "rule-of-thumb", undefined]);
    const without = calibrate([]);
    // log2(9) / 2, as for single pairs.
    expect(upperAt(without, "total", 1)).toBeCloseTo(1.58496, 5);
    expect(upperAt(without, "total", 4)).toBeCloseTo(1.1 * 1.58496, 5);
    expect(without.dept.bands.map(({ basis }) => basis)).toEqual(Array(6).fill("rule-of-thumb"));
    expect(notesOnBands(without.dept, 1)).toEqual([
      "Bands are a rule of thumb: no earlier forecasts to measure them on.",
    ]);
  });

  it("ignores errors that were not known at the origin, and those of more than a year before", () => {
    const known = of("store", evenErrors(1, 120));
    const others = [of("store", evenErrors(1, ORIGIN + 4, 9)), of("store", evenErrors(1, ORIGIN - 52, 9))];
    expect(calibrate([known, ...others])).toEqual(calibrate([known]));
  });

  it("nests bounds of rising levels and never narrows with the horizon, whatever the errors", () => {
    const rows = fc.array(
      fc.record({
        week: fc.integer({ min: 85, max: 130 }),
        horizon: fc.integer({ min: 1, max: 30 }),
        z: fc.double({ min: -9, max: 9, noNaN: true }),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(rows, fc.boolean(), (errors, isHoliday) => {
        const columns = {
          week: Int32Array.from(errors, ({ week }) => week),
          horizon: Int32Array.from(errors, ({ horizon }) => horizon),
          z: Float64Array.from(errors, ({ z }) => z),
        };
        const { store } = calibrate([of("store", columns)]);
        const bounds = (horizon: number, level: number) =>
          boundsAt(store, { horizon, forecast: 0, errorScale: 1, isHoliday, mayBeNegative: true }, level);
        let narrower = bounds(10, 0.5);
        for (const horizon of [10, 16, 26]) {
          let inner = narrower;
          for (const level of [0.5, 0.8, 0.95, 0.99]) {
            const outer = bounds(horizon, level);
            expect(outer.lower).toBeLessThanOrEqual(inner.lower + 1e-9);
            expect(outer.upper).toBeGreaterThanOrEqual(inner.upper - 1e-9);
            inner = outer;
          }
          narrower = bounds(horizon, 0.5);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("errors of sums", () => {
  const panel = buildSyntheticPanel({ stores: 4, depts: 3 });
  const aggregates = listAggregates(panel);
  const state = buildOriginState(panel, 100, { maxHorizon: 15 });
  const collect = (lastWeek: number) => {
    const collector = createSumErrorCollector(state, aggregates, { lastWeek });
    visitBase(state, [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15], [collector.visit]);
    return collector.finish();
  };

  it("are the summed actuals minus the summed base, in units of the scale of the sum", () => {
    const { total } = collect(112);
    expect([...total.horizon]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 12]);
    const sums = new SumForecasts(state, aggregates, 12);
    visitBase(state, [4], [(i, h, parts) => sums.add(i, h, parts.base, parts)]);
    const actual = sumActual(panel, aggregates[0]!.members, 104);
    expect(total.z[3]).toBeCloseTo((actual - sums.forecast[3]!) / sums.errorScale(0, 4), 9);
  });

  it("stop at the last week that may be read", () => {
    expect(Math.max(...collect(106).store.week)).toBe(106);
  });

  it("do not change when everything after the last week that may be read is overwritten", async () => {
    const changed = { ...panel, sales: panel.sales.map((sales, at) => (at % panel.weekCount > 80 ? 1e6 : sales)) };
    const [before, after] = await Promise.all(
      [panel, changed].map((world) => collectCalibrationErrors(world, { lastWeek: 80, threads: 1 })),
    );
    expect(after!.sums).toEqual(before!.sums);
    expect(after!.leadTimes).toEqual(before!.leadTimes);
  });

  it("come in the same pass as the errors of pairs, which stay what they are alone", async () => {
    const alone = await collectErrorsInWorkers(panel, { lastWeek: 80, threads: 1 });
    const together = await collectCalibrationErrors(panel, { lastWeek: 80, threads: 2 });
    const byOrigin = (errors: readonly ScaledErrors[]) =>
      [...errors].sort((a, b) => a.week[0]! - a.horizon[0]! - (b.week[0]! - b.horizon[0]!));
    expect(byOrigin(together.rows)).toEqual(byOrigin(alone));
    expect(together.sums).toHaveLength(alone.length);
    expect(together.leadTimes).toHaveLength(alone.length);
  });
});
