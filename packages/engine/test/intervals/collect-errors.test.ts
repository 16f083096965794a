import { beforeEach, describe, expect, it } from "vitest";
import { computeBase, emptyBaseParts } from "../../src/base/base-forecast.ts";
import { buildOriginState, type OriginState } from "../../src/base/origin-state.ts";
import { collectErrors, createErrorCollector, FIRST_ERROR_ORIGIN } from "../../src/intervals/collect-errors.ts";
import { measureErrorScale, rowErrorScale } from "../../src/intervals/error-scale.ts";
import { horizonsTo, visitBase } from "../../src/intervals/visit-base.ts";
import { buildPanel } from "../panel-builder.ts";

/** Two pairs, the second without a row in week 62, and one that stopped selling after its first week. */
const panel = buildPanel([
  { store: 1, dept: 1, sales: Array.from({ length: 70 }, (_, t) => 1_000 + 10 * (t % 52)) },
  { store: 1, dept: 2, sales: Array.from({ length: 70 }, (_, t) => (t === 62 ? null : 500 + t)) },
  { store: 1, dept: 3, sales: [400, ...Array<null>(69).fill(null)] },
]);
const origin = 60;
let state: OriginState;

beforeEach(() => {
  state = buildOriginState(panel, origin, { maxHorizon: 9 });
});

describe("collectErrors", () => {
  it("lists pair by pair and week by week what the base missed, in units of the error scale", () => {
    const { week, horizon, z, historyClass } = collectErrors(state, { lastWeek: 63, maxHorizon: 9 });
    expect([...week]).toEqual([61, 62, 63, 61, 63]);
    expect([...horizon]).toEqual([1, 2, 3, 1, 3]);
    expect([...historyClass]).toEqual([0, 0, 0, 0, 0]);
    const errorScale = measureErrorScale(state);
    const parts = emptyBaseParts();
    computeBase(state, 1, 3, parts);
    const expected = (500 + 63 - parts.base) / rowErrorScale(state, errorScale, 1, parts.base, parts);
    expect(z[4]).toBe(expected);
    expect(z).toHaveLength(5);
  });

  it("goes no further than the horizon asked for, and nowhere from the last week", () => {
    expect([...collectErrors(state, { lastWeek: 69, maxHorizon: 2 }).week]).toEqual([61, 62, 61]);
    expect(collectErrors(state, { lastWeek: 60, maxHorizon: 9 }).z).toHaveLength(0);
    expect(collectErrors(state, { lastWeek: 50, maxHorizon: 9 }).z).toHaveLength(0);
  });

  it("leaves out what others visit beyond the last week or the horizon asked for", () => {
    const collected = (limits: { lastWeek: number; maxHorizon: number }) => {
      const collector = createErrorCollector(state, measureErrorScale(state), limits);
      visitBase(state, horizonsTo(5), [collector.visit]);
      return [...collector.finish().week];
    };
    expect(collected({ lastWeek: 63, maxHorizon: 9 })).toEqual([61, 62, 63, 61, 63]);
    expect(collected({ lastWeek: 69, maxHorizon: 2 })).toEqual([61, 62, 61]);
  });

  it("starts once there is a year to look back on", () => {
    expect(FIRST_ERROR_ORIGIN).toBe(53);
  });
});

describe("visitBase", () => {
  it("visits every pair, sold within a year or not, and tells every visitor the same base", () => {
    const seen: [number, number, number][] = [];
    const bases: number[] = [];
    visitBase(
      state,
      [1, 4],
      [
        (series, horizon, { base }) => seen.push([series, horizon, base]),
        (_series, _horizon, { base }) => bases.push(base),
      ],
    );
    expect(seen.map(([series, horizon]) => [series, horizon])).toEqual([
      [0, 1],
      [0, 4],
      [1, 1],
      [1, 4],
      [2, 1],
      [2, 4],
    ]);
    expect(seen.map(([, , base]) => base)).toEqual(bases);
    const parts = emptyBaseParts();
    computeBase(state, 0, 4, parts);
    expect(bases[1]).toBe(parts.base);
  });

  it("counts horizons from 1", () => {
    expect(horizonsTo(3)).toEqual([1, 2, 3]);
    expect(horizonsTo(0)).toEqual([]);
    expect(horizonsTo(-2)).toEqual([]);
  });
});
