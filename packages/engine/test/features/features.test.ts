import { describe, expect, it } from "vitest";
import { computeBase, emptyBaseParts } from "../../src/base/base-forecast.ts";
import { buildOriginState } from "../../src/base/origin-state.ts";
import { FEATURE_NAMES, FEATURES } from "../../src/features/feature-catalog.ts";
import { buildFeatureState } from "../../src/features/feature-state.ts";
import { writeFeatures } from "../../src/features/write-features.ts";
import { buildPanel } from "../panel-builder.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

function featuresOf(panel: ReturnType<typeof buildPanel>, origin: number, series: number, horizon: number) {
  const state = buildOriginState(panel, origin);
  const parts = emptyBaseParts();
  computeBase(state, series, horizon, parts);
  const out = new Float64Array(FEATURE_NAMES.length);
  writeFeatures(state, buildFeatureState(state), { series, horizon, parts }, out, 0);
  return { state, parts, values: Object.fromEntries(FEATURE_NAMES.map((name, k) => [name, out[k]!])) };
}

describe("features", () => {
  it("are 78 with a name and a description each", () => {
    expect(FEATURES).toHaveLength(78);
    expect(new Set(FEATURE_NAMES).size).toBe(78);
    expect(FEATURES.filter(({ description }) => description.length < 8)).toEqual([]);
  });

  it("describe the recent weeks of a pair in units of its scale", () => {
    const sales: (number | null)[] = Array.from({ length: 110 }, () => 100);
    sales.splice(106, 4, 120, null, 80, 160);
    const { state, values } = featuresOf(buildPanel([{ store: 1, dept: 7, sales }]), 109, 0, 2);
    const s = (48 * 100 + 120 + 80 + 160) / 51;
    expect(state.scale[0]).toBeCloseTo(s, 10);
    expect(values.recent1).toBeCloseTo(160 / s, 10);
    expect(values.recent2).toBeCloseTo(80 / s, 10);
    expect(values.recent3).toBeNaN();
    expect(values.recent4).toBeCloseTo(120 / s, 10);
    expect(values.mean4).toBeCloseTo(120 / s, 10);
    expect(values.mean8).toBeCloseTo((4 * 100 + 360) / 7 / s, 10);
    expect(values.median8).toBeCloseTo(100 / s, 10);
    expect([values.count8, values.count52]).toEqual([7, 51]);
    expect(values.logScale).toBeCloseTo(Math.log(s), 12);
    const mean13 = (9 * 100 + 360) / 12;
    const variance = (9 * (100 - mean13) ** 2 + (120 - mean13) ** 2 + (80 - mean13) ** 2 + (160 - mean13) ** 2) / 12;
    expect(values.deviation13).toBeCloseTo(Math.sqrt(variance) / s, 10);
  });

  it("look up lags of the target week, never later than the origin", () => {
    const sales = Array.from({ length: 130 }, (_, t) => 1000 + t);
    const { values, state } = featuresOf(buildPanel([{ store: 1, dept: 7, sales }]), 119, 0, 6);
    const s = state.scale[0]!;
    expect(values.lag50).toBeCloseTo(1075 / s, 12);
    expect(values.lag52).toBeCloseTo(1073 / s, 12);
    expect(values.lagMean5).toBeCloseTo(1073 / s, 12);
    expect(values.lag104).toBeCloseTo(1021 / s, 12);
    expect(values.lag105).toBeCloseTo(1020 / s, 12);
    expect(values.yearsOfHistory).toBe(2);
    expect(featuresOf(buildPanel([{ store: 1, dept: 7, sales }]), 100, 0, 6).values.yearsOfHistory).toBe(1);
    // Lag 50 of a target 51 weeks ahead lies after the origin.
    const far = buildOriginState(buildPanel([{ store: 1, dept: 7, sales }]), 119, { maxHorizon: 52 });
    const parts = emptyBaseParts();
    computeBase(far, 0, 51, parts);
    const out = new Float64Array(78);
    writeFeatures(far, buildFeatureState(far), { series: 0, horizon: 51, parts }, out, 0);
    expect(out[FEATURE_NAMES.indexOf("lag50")]).toBeNaN();
    expect(out[FEATURE_NAMES.indexOf("lag51")]).toBeCloseTo(1119 / s, 12);
  });

  it("measure seasonal change of department, store and pair against the weeks before the origin's lag", () => {
    const panel = buildPanel([
      { store: 1, dept: 1, sales: Array.from({ length: 80 }, (_, t) => (t === 30 ? 400 : 100)) },
      { store: 1, dept: 2, sales: Array.from({ length: 80 }, (_, t) => (t === 30 ? 1000 : 300)) },
      { store: 2, dept: 1, sales: Array.from({ length: 80 }, () => 100) },
    ]);
    // Origin 79, horizon 3: lag 52 of week 82 is week 30; the weeks before are 20..27.
    const { values } = featuresOf(panel, 79, 0, 3);
    expect(values.deptChange).toBeCloseTo(500 / 200, 12);
    expect(values.storeChange).toBeCloseTo(1400 / 400, 12);
    expect(values.levelByDept).toBeCloseTo((values.mean8! * 500) / 200, 12);
    expect(values.levelByOwn).toBeCloseTo(values.mean8! * 4, 12);
  });

  it("carry the base, its parts and the place of the pair", () => {
    const panel = buildSyntheticPanel();
    const { values, parts, state } = featuresOf(panel, 115, 4, 9);
    const s = state.scale[4]!;
    expect(values.base).toBe(parts.base / s);
    expect(values.baseDampedGap).toBe((parts.damped - parts.beforeDamped) / s);
    expect([values.horizon, values.store, values.dept]).toEqual([9, panel.seriesStore[4], panel.seriesDept[4]]);
    expect([values.storeType, values.storeSize]).toEqual([0, 100_000]);
  });
});
