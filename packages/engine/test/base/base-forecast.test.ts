import { beforeEach, describe, expect, it } from "vitest";
import { BASE_SHARES, computeBase, emptyBaseParts } from "../../src/base/base-forecast.ts";
import { buildOriginState, type OriginState } from "../../src/base/origin-state.ts";
import { buildPanel } from "../panel-builder.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const baseOf = (state: ReturnType<typeof buildOriginState>, i: number, h: number) => {
  const parts = emptyBaseParts();
  computeBase(state, i, h, parts);
  return parts;
};

describe("computeBase", () => {
  const panel = buildSyntheticPanel();
  let state: OriginState;
  beforeEach(() => {
    state = buildOriginState(panel, 115);
  });

  it("mixes the parts in order: two years, local level, pooled, linear, damped", () => {
    const parts = baseOf(state, 0, 5);
    const { lastYear, twoYears, localLevel, pooled, linear, damped } = parts;
    let mix = 0.6 * lastYear + 0.4 * twoYears;
    mix = 0.8 * mix + 0.2 * localLevel;
    mix = 0.8 * mix + 0.2 * pooled;
    mix = 0.85 * mix + 0.15 * linear;
    expect(parts.beforeDamped).toBeCloseTo(mix, 8);
    expect(parts.base).toBeCloseTo(0.6 * mix + 0.4 * damped, 8);
    expect(BASE_SHARES).toEqual({ twoYears: 0.4, localLevel: 0.2, pooled: 0.2, linear: 0.15, damped: 0.4 });
  });

  it("skips the parts that have no basis", () => {
    const early = buildOriginState(panel, 56);
    const parts = baseOf(early, 0, 5);
    expect(parts.twoYears).toBeNaN();
    expect(parts.localLevel).toBeNaN();
    expect(parts.damped).toBeNaN();
    const mix = 0.85 * (0.8 * parts.lastYear + 0.2 * parts.pooled) + 0.15 * parts.linear;
    expect(parts.base).toBeCloseTo(mix, 8);
    expect(parts.beforeDamped).toBe(parts.base);
  });

  it("borrows the department's profile for a pair too young for a season of its own", () => {
    const young = state.index.deptSeries[2]!.at(-1)!;
    const parts = baseOf(state, young, 4);
    expect(parts.seasonal).toBeNaN();
    expect(parts.damped).toBeNaN();
    expect(parts.base).toBe(parts.pooled);
  });

  it("falls back to the recent mean without a profile and to 0 without any row", () => {
    const tiny = buildPanel([
      { store: 1, dept: 1, sales: [...Array<null>(60).fill(null), 30, 50] },
      { store: 1, dept: 2, sales: Array<null>(62).fill(null) },
    ]);
    const origin = buildOriginState(tiny, 61);
    expect(baseOf(origin, 0, 3).base).toBe(40);
    expect(baseOf(origin, 1, 3).base).toBe(0);
  });

  it("drops a pooled part far outside the pair's sizes", () => {
    const shape = Array.from({ length: 70 }, (_, t) => (t === 20 ? 100_000 : 100));
    const panelWithPeak = buildPanel([{ store: 1, dept: 1, sales: shape }]);
    const origin = buildOriginState(panelWithPeak, 69);
    // Week 72 = 20 + 52 repeats a peak far above six times the mean size.
    expect(baseOf(origin, 0, 3).pooled).toBeNaN();
    expect(baseOf(origin, 0, 10).pooled).toBeGreaterThan(0);
  });

  it("keeps a forecast of a steady series steady", () => {
    const steady = buildPanel([{ store: 1, dept: 1, sales: Array<number>(130).fill(5_000) }]);
    const origin = buildOriginState(steady, 129);
    for (const h of [1, 13, 39]) expect(baseOf(origin, 0, h).base).toBeCloseTo(5_000, 2);
  });

  it("refuses an origin outside the history", () => {
    expect(() => buildOriginState(panel, 120)).toThrow(/originIndex must be a whole number from 0/);
  });
});
