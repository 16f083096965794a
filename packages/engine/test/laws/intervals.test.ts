import type { SalesPanel } from "@sales-hub/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listAggregates } from "../../src/aggregate/aggregates.ts";
import { calibrateSums } from "../../src/aggregate/calibrate-sums.ts";
import { createSumErrorCollector, SUM_ERROR_HORIZONS } from "../../src/aggregate/collect-sum-errors.ts";
import { computeBase, emptyBaseParts } from "../../src/base/base-forecast.ts";
import { buildOriginState } from "../../src/base/origin-state.ts";
import { calibrateIntervals } from "../../src/intervals/calibrate-intervals.ts";
import { createErrorCollector, FIRST_ERROR_ORIGIN, type ScaledErrors } from "../../src/intervals/collect-errors.ts";
import { measureErrorScale } from "../../src/intervals/error-scale.ts";
import { IntervalPredictor, type PointForecast } from "../../src/intervals/interval-predictor.ts";
import { visitBase } from "../../src/intervals/visit-base.ts";
import { calibrateLeadTimes } from "../../src/inventory/calibrate-lead-times.ts";
import { createLeadTimeErrorCollector } from "../../src/inventory/collect-lead-time-errors.ts";
import { buildPanel } from "../panel-builder.ts";
import { scrambleFuture } from "../scramble-future.ts";
import { buildSyntheticPanel, seededRandom } from "../synthetic-panel.ts";

const HORIZONS = [1, 4, 9, 13, 39];

/** All calibrations known at an origin, from the errors of every fifth earlier origin. */
function calibrateAt(panel: SalesPanel, originIndex: number) {
  const collected = [];
  const aggregates = listAggregates(panel);
  for (let origin = FIRST_ERROR_ORIGIN; origin < originIndex; origin += 5) {
    const state = buildOriginState(panel, origin, { maxHorizon: SUM_ERROR_HORIZONS.at(-1)! });
    const errorScale = measureErrorScale(state);
    const known = { lastWeek: originIndex, maxHorizon: 9 };
    const pairs = createErrorCollector(state, errorScale, known);
    const sums = createSumErrorCollector(state, aggregates, known);
    const leadTimes = createLeadTimeErrorCollector(state, errorScale, known);
    const horizons = SUM_ERROR_HORIZONS.filter((h) => origin + h <= originIndex);
    visitBase(state, horizons, [pairs.visit, sums.visit, leadTimes.visit]);
    collected.push({ pairs: pairs.finish(), sums: sums.finish(), leadTimes: leadTimes.finish() });
  }
  const { isHoliday } = panel;
  return {
    intervals: calibrateIntervals({ errors: collected.map((c) => c.pairs), originIndex, isHoliday }),
    sums: calibrateSums({ errors: collected.map((c) => c.sums), originIndex, isHoliday }),
    leadTimes: calibrateLeadTimes({ errors: collected.map((c) => c.leadTimes), originIndex }),
  };
}

/** The base of every pair and horizon as point forecasts. */
function* pointsAt(panel: SalesPanel, state: ReturnType<typeof buildOriginState>): Generator<PointForecast> {
  for (let series = 0; series < panel.seriesCount; series++) {
    for (const horizon of HORIZONS) {
      const parts = emptyBaseParts();
      computeBase(state, series, horizon, parts);
      yield { series, horizon, forecast: parts.base, parts };
    }
  }
}

function boundsAtOrigin(panel: SalesPanel, originIndex: number) {
  const state = buildOriginState(panel, originIndex);
  const calibrations = calibrateAt(panel, originIndex);
  const predictor = new IntervalPredictor(state, calibrations.intervals);
  const points = Array.from(pointsAt(panel, state), (point) => [
    predictor.errorScaleOf(point),
    predictor.bounds(point, 0.8),
    predictor.bounds(point, 0.95),
  ]);
  return { calibrations, points };
}

/** Pairs as they come: steady, with returns, gaps, zeros, a late start, an early end, nothing at all. */
const unruly = fc.record({
  seed: fc.integer(),
  scale: fc.constantFrom(1, 50, 3_000, 200_000),
  returns: fc.constantFrom(0, 0.05, 0.6),
  gaps: fc.constantFrom(0, 0.1, 0.95),
  zeros: fc.constantFrom(0, 0.2, 1),
  from: fc.constantFrom(0, 30, 75, 96),
  to: fc.constantFrom(10, 60, 98, 100),
});

type Unruly = typeof unruly extends fc.Arbitrary<infer T> ? T : never;

function salesOf({ seed, scale, returns, gaps, zeros, from, to }: Unruly): (number | null)[] {
  const random = seededRandom(seed);
  return Array.from({ length: 100 }, (_, t) => {
    if (t < from || t >= to || random() < gaps) return null;
    if (random() < zeros) return 0;
    return (random() < returns ? -1 : 1) * scale * random();
  });
}

/** Calibration from made-up errors: any shape, any holiday widening. */
const errors = fc
  .array(
    fc.record({
      horizon: fc.integer({ min: 1, max: 9 }),
      week: fc.integer({ min: 60, max: 99 }),
      z: fc.double({ min: -30, max: 30, noNaN: true }),
    }),
    { maxLength: 300, size: "max" },
  )
  .map(
    (rows): ScaledErrors => ({
      week: Int32Array.from(rows, (row) => row.week),
      horizon: Int32Array.from(rows, (row) => row.horizon),
      z: Float64Array.from(rows, (row) => row.z),
    }),
  );
const level = fc.double({ min: 0.5, max: 0.99, noNaN: true });

describe("intervals", () => {
  it("do not change, nor does any calibration, when everything after the origin does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 112 }), fc.integer(), (origin, seed) => {
        const panel = buildSyntheticPanel({ stores: 6, depts: 3 });
        expect(boundsAtOrigin(scrambleFuture(panel, origin, seed), origin)).toEqual(boundsAtOrigin(panel, origin));
      }),
      { numRuns: 5 },
    );
  });

  it("do change when the origin's own week does", () => {
    const panel = buildSyntheticPanel({ stores: 6, depts: 3 });
    const changed = { ...panel, sales: panel.sales.slice() };
    changed.sales[100] = 9_999;
    const [before, after] = [boundsAtOrigin(panel, 100), boundsAtOrigin(changed, 100)];
    expect(before.calibrations.intervals.bands[0]!.basis).toBeUndefined();
    expect(after.calibrations).not.toEqual(before.calibrations);
    expect(after.points).not.toEqual(before.points);
  });

  it("hold the forecast, nest by level, are never NaN, and lie below 0 only where a week by the origin did", () => {
    const panels = fc.array(unruly, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        panels,
        errors,
        fc.integer({ min: 53, max: 99 }),
        level,
        level,
        fc.integer(),
        (specs, z, origin, a, b, seed) => {
          const random = seededRandom(seed);
          const panel = buildPanel(
            specs.map((spec, k) => ({ store: 1 + (k % 2), dept: 1 + (k >> 1), sales: salesOf(spec) })),
            { weekCount: 100, historyWeekCount: 100, holidays: [42, 47, 55, 83, 94] },
          );
          const state = buildOriginState(panel, origin);
          const stretched = { ...z, z: z.z.map((value) => value * (random() < 0.5 ? 1 : 3)) };
          const calibration = calibrateIntervals({
            errors: [z, stretched].map((rows) => ({
              ...rows,
              historyClass: Uint8Array.from(rows.z, () => Math.floor(5 * random())),
            })),
            originIndex: origin,
            isHoliday: panel.isHoliday,
          });
          const predictor = new IntervalPredictor(state, calibration);
          for (const point of pointsAt(panel, state)) {
            const row = panel.sales.subarray(point.series * 100, point.series * 100 + origin + 1);
            const negative = row.some((y) => y < 0);
            const narrow = predictor.bounds(point, Math.min(a, b));
            const wide = predictor.bounds(point, Math.max(a, b));
            const shown = negative ? point.forecast : Math.max(0, point.forecast);
            const ladder = [wide.lower, narrow.lower, shown, narrow.upper, wide.upper];
            expect(ladder.every(Number.isFinite)).toBe(true);
            expect(ladder.every((x, k) => k === 0 || x >= ladder[k - 1]! - 1e-9 * Math.abs(x))).toBe(true);
            if (!negative) expect(wide.lower).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
