import { describe, expect, it } from "vitest";
import { emptyBaseParts } from "../../src/base/base-forecast.ts";
import { PLAIN_RECIPE } from "../../src/base/base-recipe.ts";
import { buildOriginState, type OriginState } from "../../src/base/origin-state.ts";
import { measureErrorScale, rowErrorScale } from "../../src/intervals/error-scale.ts";
import { buildPanel } from "../panel-builder.ts";

/**
 * The state after the last week of two stores' department 1 as if last year had been 100 every week, growth 1 and no week
 * shifted; what `sales(series, week)` leaves out is 100.
 */
function makeState(weeks: number, sales: (series: number, week: number) => number | null | undefined): OriginState {
  const panel = buildPanel(
    [0, 1].map((i) => ({
      store: i + 1,
      dept: 1,
      sales: Array.from({ length: weeks }, (_, t) => {
        const y = sales(i, t);
        return y === undefined ? 100 : y;
      }),
    })),
  );
  const state = buildOriginState(panel, weeks - 1, { maxHorizon: 9, recipe: PLAIN_RECIPE });
  state.calendar.shiftDays.fill(0);
  state.smooth.fill(100);
  state.growth.own.fill(1);
  state.scale.set([100, 200]);
  state.lift.byDept.fill(0);
  return state;
}

const sigmaOf = (state: OriginState) => [...measureErrorScale(state).sigma];

describe("measureErrorScale", () => {
  it("averages recent absolute errors, 0.9 a week, and shrinks them to the department's by two weeks", () => {
    const state = makeState(54, (i, t) => {
      if (i === 0) return t === 52 ? 130 : t === 53 ? 110 : undefined;
      return t === 52 ? null : t === 53 ? 140 : undefined;
    });
    // Store 1: 0.9 x 30 + 10; store 2: 40, its week 52 being missing.
    const relative = (27 + 10 + 40) / (1.9 * 100 + 200);
    const [first, second] = sigmaOf(state);
    expect(first).toBeCloseTo((37 + 2 * relative * 100) / 3.9, 10);
    expect(second).toBeCloseTo((40 + 2 * relative * 200) / 3, 10);
  });

  it("measures errors of last year's sales times growth, at this year's day and Easter position", () => {
    const grown = makeState(53, (_, t) => (t === 52 ? 150 : undefined));
    grown.growth.own.fill(1.5);
    expect(sigmaOf(grown)[0]).toBeCloseTo((2 * 0.03 * 100) / 3 + 3, 10); // the floor of 5 USD

    const shifted = makeState(54, (_, t) => (t === 53 ? 40 : undefined));
    shifted.calendar.shiftDays[53] = 7;
    shifted.smooth[0] = 40;
    shifted.smooth[54] = 40;
    // Week 52 misses |100 - 40|, week 53 nothing: without the shift it would be the other way round.
    const relative = (2 * 0.9 * 60) / (1.9 * 300);
    expect(sigmaOf(shifted)[0]).toBeCloseTo((0.9 * 60 + 2 * relative * 100) / 3.9, 10);

    // Easter 2011 is week 63.
    const easter = makeState(64, (_, t) => (t === 63 ? 200 : undefined));
    easter.lift.byDept.set([0, Math.log(2), 0]);
    expect(sigmaOf(easter)[0]).toBe(5);
  });

  it("looks at 26 weeks, the first of them the second after a year", () => {
    const early = makeState(79, (_, t) => (t === 52 ? 9_000 : undefined));
    expect(sigmaOf(early)).toEqual([5, 5]);
    const inside = makeState(79, (_, t) => (t === 53 ? 9_000 : undefined));
    expect(sigmaOf(inside)[0]).toBeGreaterThan(20);
  });

  it("skips weeks without a row now or a year before", () => {
    const now = makeState(54, (_, t) => (t === 53 ? null : t === 52 ? 130 : undefined));
    const before = makeState(54, (_, t) => (t === 1 ? null : t === 52 ? 130 : t === 53 ? 9_000 : undefined));
    const relative = (2 * 27) / (0.9 * 300);
    for (const state of [now, before]) {
      expect(sigmaOf(state)[0]).toBeCloseTo((27 + 2 * relative * 100) / 2.9, 10);
    }
  });

  it("keeps the department's relative error between 3% and 200%, which it is without evidence", () => {
    const perfect = makeState(53, () => undefined);
    perfect.scale.set([1_000, 2_000]);
    expect(sigmaOf(perfect)[0]).toBeCloseTo((2 * 0.03 * 1_000) / 3, 10);
    const wild = makeState(53, (_, t) => (t === 52 ? 1_100 : undefined));
    expect(sigmaOf(wild)[0]).toBeCloseTo((1_000 + 2 * 2 * 100) / 3, 10);
    expect(sigmaOf(makeState(50, (_, t) => (t === 20 ? 100 : null)))).toEqual([200, 400]);
  });

  it("measures a department without last year by what the mean of the 8 weeks before missed", () => {
    const state = makeState(11, (i, t) => {
      if (i === 1) return t === 10 ? 200 : null;
      return [900, 100, 100, 100, 100, 100, 100, 100, 100, 180, 60][t];
    });
    // Week 1 misses 800, week 2 400, ... week 8 100; week 9 80 above 100, week 10 50 below the mean of 110.
    const errors = [800, 1600 / 4, 1600 / 6, 1600 / 8, 1600 / 10, 1600 / 12, 1600 / 14, 1600 / 16, 80, 50];
    const weights = errors.map((_, k) => 0.9 ** (9 - k));
    const sum = errors.reduce((total, error, k) => total + weights[k]! * error, 0);
    const weight = weights.reduce((total, w) => total + w, 0);
    const relative = sum / (weight * 100);
    const [first, second] = sigmaOf(state);
    expect(first).toBeCloseTo((sum + 2 * relative * 100) / (weight + 2), 10);
    // A single row has no week before it: the department's relative error.
    expect(second).toBeCloseTo(relative * 200, 10);
  });

  it("does so for each pair on its own rows, gaps left out", () => {
    // Store 1 misses 90 in its last week; store 2 misses 30 in week 3, week 2 being missing, and 70 - 15 in week 4.
    const state = makeState(5, (i, t) => (i === 0 ? [100, 100, 100, 100, 10] : [200, 200, null, 230, 280])[t]);
    const [w3, w2, w1] = [0.9, 0.81, 0.729];
    const first = 90;
    const second = w3 * 30 + 70;
    const weights = [1 + w3 + w2 + w1, 1 + w3 + w1];
    const relative = (first + second) / (100 * weights[0]! + 200 * weights[1]!);
    const [one, two] = sigmaOf(state);
    expect(one).toBeCloseTo((first + 2 * relative * 100) / (weights[0]! + 2), 10);
    expect(two).toBeCloseTo((second + 2 * relative * 200) / (weights[1]! + 2), 10);
    expect([...measureErrorScale(state).recentMedian]).toEqual([100, 215]);
  });

  it("looks at 26 weeks without last year, too", () => {
    const at = (jump: number) => sigmaOf(makeState(40, (_, t) => (t === jump ? 9_000 : undefined)))[0]!;
    // The 8 weeks before week 14 end with week 13.
    expect(at(5)).toBe(5);
    expect(at(6)).toBeGreaterThan(5);
    expect(at(13)).toBeGreaterThan(5);
  });

  it("takes last year's errors of the department for a pair that has none of its own", () => {
    const state = makeState(54, (i, t) =>
      i === 1 ? (t === 53 ? 700 : t === 52 ? 100 : null) : t === 53 ? 110 : undefined,
    );
    const relative = 10 / (1.9 * 100);
    expect(sigmaOf(state)[1]).toBeCloseTo(relative * 200, 10);
  });

  it("is at least 5 USD and 1% of the series' scale", () => {
    const state = makeState(78, () => undefined);
    state.scale.set([100, 10_000]);
    // 2 x 0.03 x 10,000 / (9.35 + 2) is 53.
    expect(sigmaOf(state)).toEqual([5, 100]);
  });

  it("takes the median of the last 8 rows within 26 weeks, Easter taken out", () => {
    const medianOf = (sales: (t: number) => number | null) => {
      const state = makeState(60, (_, t) => sales(t));
      return measureErrorScale(state).recentMedian[0];
    };
    expect(medianOf((t) => t)).toBe(55.5);
    expect(medianOf((t) => (t === 52 ? 9_000 : 100 + (t % 2)))).toBe(101);
    // Week 59 is missing: rows 51 to 58.
    expect(medianOf((t) => (t === 59 ? null : t))).toBe(54.5);
    // Three rows within the 26 weeks from week 34; week 33 is too early.
    expect(medianOf((t) => ([33, 34, 40, 50].includes(t) ? t : null))).toBe(40);
    expect(medianOf((t) => (t === 33 ? t : null))).toBeNaN();
    expect(medianOf((t) => ([50, 55].includes(t) ? 200 - t : null))).toBe(147.5);
    const short = makeState(5, (_, t) => 10 * t);
    expect(measureErrorScale(short).recentMedian[0]).toBe(20);
    const easter = makeState(60, () => 100);
    easter.adjusted.fill(70);
    expect(measureErrorScale(easter).recentMedian[0]).toBe(70);
  });
});

describe("rowErrorScale", () => {
  const state = makeState(60, () => undefined);
  const scale = { sigma: Float64Array.from([10, 40]), recentMedian: Float64Array.from([300, Number.NaN]) };
  const parts = (known: { lastYear?: number; pooled?: number; linear?: number; base?: number }) => ({
    ...emptyBaseParts(),
    ...known,
  });

  it("grows with the root of the forecast over the usual level, between a quarter and six times", () => {
    const sizes = [800, 20_000, 200, 3, -800].map((usd) => rowErrorScale(state, scale, 1, usd, parts({})));
    [80, 40 * Math.sqrt(6), 40, 20, 80].forEach((usd, k) => {
      expect(sizes[k]).toBeCloseTo(usd, 10);
    });
  });

  it("adds 5% of the distance from the recent median, in either direction", () => {
    expect(rowErrorScale(state, scale, 0, 400, parts({}))).toBeCloseTo(20 + 0.05 * 100, 10);
    expect(rowErrorScale(state, scale, 0, 100, parts({}))).toBeCloseTo(10 + 0.05 * 200, 10);
  });

  it("adds a quarter of the largest disagreement of last year, profile and linear season with the base", () => {
    const at = (known: Parameters<typeof parts>[0]) =>
      rowErrorScale(state, scale, 1, 200, parts({ base: 200, ...known })) - 40;
    expect(at({ lastYear: 260, pooled: 190, linear: 220 })).toBeCloseTo(15, 10);
    expect(at({ lastYear: 210, pooled: 120, linear: 220 })).toBeCloseTo(20, 10);
    expect(at({ linear: 240 })).toBeCloseTo(10, 10);
    expect(at({})).toBe(0);
  });
});
