import type { SalesPanel } from "@sales-hub/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeBase, emptyBaseParts } from "../../src/base/base-forecast.ts";
import { buildOriginState } from "../../src/base/origin-state.ts";
import { FEATURE_NAMES } from "../../src/features/feature-catalog.ts";
import { buildFeatureState } from "../../src/features/feature-state.ts";
import { writeFeatures } from "../../src/features/write-features.ts";
import { measureErrorScale, rowErrorScale } from "../../src/intervals/error-scale.ts";
import { buildSyntheticPanel, seededRandom } from "../synthetic-panel.ts";

const HORIZONS = [1, 6, 20, 39];
const ORIGIN = 112;

/** Base, features, scale and expected error of every pair, by "store/department". */
function describePairs(panel: SalesPanel): Map<string, number[]> {
  const state = buildOriginState(panel, ORIGIN);
  const features = buildFeatureState(state);
  const errorScale = measureErrorScale(state);
  const found = new Map<string, number[]>();
  for (let series = 0; series < panel.seriesCount; series++) {
    const values = [state.scale[series]!];
    for (const horizon of HORIZONS) {
      const parts = emptyBaseParts();
      computeBase(state, series, horizon, parts);
      const out = new Float64Array(FEATURE_NAMES.length);
      writeFeatures(state, features, { series, horizon, parts }, out, 0);
      values.push(...Object.values(parts), ...out, rowErrorScale(state, errorScale, series, parts.base, parts));
    }
    found.set(`${panel.seriesStore[series]}/${panel.seriesDept[series]}`, values);
  }
  return found;
}

/** The same pairs in another order. */
function reorder(panel: SalesPanel, order: readonly number[]): SalesPanel {
  const { weekCount } = panel;
  const rows = (values: Float64Array) =>
    Float64Array.from(
      { length: values.length },
      (_, k) => values[order[Math.floor(k / weekCount)]! * weekCount + (k % weekCount)]!,
    );
  return {
    ...panel,
    seriesStore: Int32Array.from(order, (i) => panel.seriesStore[i]!),
    seriesDept: Int32Array.from(order, (i) => panel.seriesDept[i]!),
    sales: rows(panel.sales),
  };
}

/** The panel with 20 more weeks of history, in which only one department has sales. */
function extend(panel: SalesPanel, dept: number, seed: number): SalesPanel {
  const random = seededRandom(seed);
  const weekCount = panel.weekCount + 20;
  const stretch = (values: Float64Array, perWeek = 1) => {
    const before = panel.weekCount * perWeek;
    const after = weekCount * perWeek;
    const longer = new Float64Array((values.length / before) * after);
    for (let row = 0; row * before < values.length; row++)
      longer.set(values.subarray(row * before, (row + 1) * before), row * after);
    return longer;
  };
  const sales = stretch(panel.sales);
  for (let i = 0; i < panel.seriesCount; i++) {
    for (let t = panel.weekCount; t < weekCount; t++)
      sales[i * weekCount + t] = panel.seriesDept[i] === dept ? 1e5 * (random() - 0.2) : Number.NaN;
  }
  const isHoliday = new Uint8Array(weekCount);
  isHoliday.set(panel.isHoliday);
  return {
    ...panel,
    weekCount,
    historyWeekCount: weekCount,
    isHoliday,
    sales,
    isPredictionTarget: new Uint8Array(panel.seriesCount * weekCount),
    temperature: stretch(panel.temperature),
    fuelPrice: stretch(panel.fuelPrice),
    cpi: stretch(panel.cpi),
    unemployment: stretch(panel.unemployment),
    markdowns: stretch(panel.markdowns, 5),
  };
}

describe("a pair's forecast", () => {
  const panel = buildSyntheticPanel({ stores: 4, depts: 3 });
  const before = describePairs(panel);

  it("does not depend on the order of the pairs", () => {
    const positions = Array.from({ length: panel.seriesCount }, (_, i) => i);
    fc.assert(
      fc.property(fc.shuffledSubarray(positions, { minLength: panel.seriesCount }), (order) => {
        const after = describePairs(reorder(panel, order));
        for (const [pair, values] of before) {
          after.get(pair)!.forEach((value, k) => {
            const expected = values[k]!;
            // Sums over pairs in another order differ in the last digits.
            if (Number.isNaN(expected)) expect([pair, k, value]).toEqual([pair, k, Number.NaN]);
            else expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-8 * (1 + Math.abs(expected)));
          });
        }
      }),
      { numRuns: 8 },
    );
  });

  it("does not move when weeks after the origin are added in which another department sells", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3, 99), fc.integer(), (dept, seed) => {
        expect(describePairs(extend(panel, dept, seed))).toEqual(before);
      }),
      { numRuns: 8 },
    );
  });

  it("does move when its own department sells more before the origin", () => {
    const more = { ...panel, sales: panel.sales.slice() };
    more.sales[panel.weekCount + ORIGIN] = 50_000;
    expect(describePairs(more).get("1/2")).not.toEqual(before.get("1/2"));
  });
});
