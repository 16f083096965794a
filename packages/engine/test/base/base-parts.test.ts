import { beforeEach, describe, expect, it } from "vitest";
import { computeBase, emptyBaseParts } from "../../src/base/base-forecast.ts";
import { PLAIN_RECIPE } from "../../src/base/base-recipe.ts";
import { buildOriginState, type OriginState } from "../../src/base/origin-state.ts";
import { buildPanel } from "../panel-builder.ts";

const WEEKS = 130;
const ORIGIN = WEEKS - 1;

describe("the parts of the base of one pair, from a state set by hand", () => {
  let state: OriginState;
  const at = (h: number, changed: Partial<OriginState> = {}, i = 1) => {
    const parts = emptyBaseParts();
    computeBase({ ...state, ...changed }, i, h, parts);
    return parts;
  };

  beforeEach(() => {
    const sales = Array.from({ length: WEEKS }, (_, t) => 1_000 + t);
    const panel = buildPanel([
      { store: 1, dept: 1, sales },
      { store: 1, dept: 2, sales },
    ]);
    const built = buildOriginState(panel, ORIGIN, { maxHorizon: 104, recipe: PLAIN_RECIPE });
    built.calendar.shiftDays.fill(0);
    built.lift.byDept.fill(0);
    built.growth.prior.fill(1);
    built.growth.own.fill(1.5);
    state = {
      ...built,
      // Week t of the second pair is 10 t; the first must not be looked at.
      smooth: Float64Array.from({ length: 2 * WEEKS }, (_, k) => (k < WEEKS ? -9e9 : 10 * (k - WEEKS))),
      twoYearRatio: Float64Array.from([7, 2]),
      localRatio: Array.from({ length: 104 }, (_, k) => Float64Array.from([7, k === 0 ? 3 : 4])),
    };
  });

  /** The state with only these weeks of the second pair known. */
  const knowing = (...weeks: number[]): Partial<OriginState> => {
    const history = new Float64Array(2 * WEEKS).fill(Number.NaN);
    for (const week of weeks) history[WEEKS + week] = 1;
    return { history };
  };

  it("look at no week of another pair: before a pair's first and after its last lie its neighbours'", () => {
    const weeks = 52;
    const early = { originIndex: weeks - 1, weeks };
    const short = (...known: number[]) => {
      const history = new Float64Array(2 * WEEKS).fill(Number.NaN);
      for (const at of known) history[at] = 1;
      return { ...early, history };
    };
    // Week 52 of the second pair looks at its weeks 0 and 1; the week before them is the first pair's last.
    expect(at(1, short(weeks - 1)).seasonal).toBeNaN();
    expect(at(1, short(weeks)).seasonal).not.toBeNaN();
    expect(at(2, short(weeks)).seasonal).not.toBeNaN();
    // Week 51 has no week a year before, though week 0 is known.
    expect(at(1, { ...short(weeks - 1), originIndex: weeks - 2, weeks: weeks - 1 }).seasonal).toBeNaN();
    // A year after the origin the first pair's next week is the second pair's first.
    expect(at(52, knowing(0), 0).seasonal).toBeNaN();
    expect(at(52, knowing(WEEKS - 1)).seasonal).not.toBeNaN();
  });

  it("reach back to the very first week", () => {
    const state104 = { originIndex: 103, weeks: 104, pooledShare: Float64Array.of(0.5, 0.5) };
    const history = new Float64Array(2 * WEEKS).fill(Number.NaN);
    history[104] = 1;
    expect(at(1, { ...state104, history }).twoYears).not.toBeNaN();
    const totals = new Float64Array(4 * WEEKS).fill(600);
    const first = { originIndex: 51, weeks: 52, history, adjustedDeptTotals: totals };
    const pooledAt = (h: number) => at(h, { ...first, pooledShare: Float64Array.of(0.5, 0.5) }).pooled;
    expect(pooledAt(1)).toBe(300);
    expect(at(1, { ...first, originIndex: 50, weeks: 51, pooledShare: Float64Array.of(0.5, 0.5) }).pooled).toBeNaN();
  });

  it("are last year's and the year before's smoothed weeks times their ratios", () => {
    // Week 130: 52 weeks earlier is 78, 104 earlier is 26.
    expect(at(1)).toMatchObject({ seasonal: 780, lastYear: 780 * 1.5, twoYears: 260 * 2 });
    expect(at(1).localLevel).toBeCloseTo(260 * 3 * 1.5, 8);
    expect(at(2).localLevel).toBeCloseTo(270 * 4 * 1.5 ** 0.96, 8);
    expect(at(2).lastYear).toBeCloseTo(790 * 1.5 ** 0.96, 8);
  });

  it("are shifted by the days of both years", () => {
    state.calendar.shiftDays[130] = 1;
    state.calendar.shiftDays[78] = 2;
    const parts = at(1);
    expect(parts.seasonal).toBeCloseTo(780 - 10 / 7, 8);
    expect(parts.twoYears).toBeCloseTo(2 * (260 - 30 / 7), 8);
    expect(parts.localLevel).toBeCloseTo(3 * 1.5 * (260 - 30 / 7), 8);
    // Where the holiday moves with the week, the local level is not shifted.
    state.calendar.shiftDays[130] = 0;
    expect(at(1).localLevel).toBeCloseTo(3 * 1.5 * 260, 8);
    expect(at(1).twoYears).toBeCloseTo(2 * (260 - 20 / 7), 8);
  });

  it("are moved to this year's Easter", () => {
    state.lift.byDept.fill(Math.log(2));
    const easter = state.calendar.easterWeeks.find((week) => week > ORIGIN)!;
    const plain = at(easter + 5 - ORIGIN);
    const lifted = at(easter - ORIGIN);
    const lag = easter - 52;
    expect(plain.seasonal).toBe(10 * (lag + 5));
    expect(lifted.seasonal).toBeCloseTo(2 * 10 * lag, 6);
    expect(lifted.twoYears).toBeCloseTo(2 * 10 * (lag - 52) * 2, 6);
    const { damped } = state;
    const level = {
      ...damped!,
      level: new Float64Array(2).fill(500),
      slope: new Float64Array(2),
      season: new Float64Array(104),
    };
    expect(at(easter - ORIGIN, { damped: level }).damped).toBeCloseTo(1_000, 6);
  });

  it("need last year's week or one beside it to be known", () => {
    for (const week of [77, 78, 79]) expect(at(1, knowing(week)).seasonal).toBe(780);
    for (const week of [76, 80])
      expect([at(1, knowing(week)).seasonal, at(1, knowing(week)).damped]).toEqual([Number.NaN, Number.NaN]);
    expect(at(1, knowing(77)).damped).not.toBeNaN();
  });

  it("need the very week two years back, the local level that or the week before", () => {
    expect(at(1, knowing(26))).toMatchObject({ twoYears: 520 });
    for (const week of [25, 27, 0]) expect(at(1, knowing(week)).twoYears).toBeNaN();
    expect(at(1, knowing(25)).localLevel).toBeCloseTo(260 * 3 * 1.5, 8);
    for (const week of [24, 27]) expect(at(1, knowing(week)).localLevel).toBeNaN();
    expect(at(1, { twoYearRatio: undefined }).twoYears).toBeNaN();
    expect(at(1, { localRatio: [undefined] }).localLevel).toBeNaN();
  });

  it("look two years back only while last year's week is not after the origin", () => {
    expect(at(52).twoYears).not.toBeNaN();
    expect(at(53).twoYears).toBeNaN();
    // Beyond a year the season is that of the last known year.
    expect(at(53).seasonal).toBe(780);
  });

  it("keep the pooled part within -1 and 6 times the usual size, bounds left out", () => {
    const pooledOf = (size: number, total: number) =>
      at(1, {
        pooledShare: Float64Array.from([9, 0.5]),
        adjustedDeptTotals: new Float64Array(2 * WEEKS).fill(total),
        meanSize: Float64Array.from([9, size]),
      }).pooled;
    expect(pooledOf(100, 400)).toBe(200);
    expect(pooledOf(100, 1_200)).toBeNaN();
    expect(pooledOf(100, 1_199)).toBe(599.5);
    expect(pooledOf(100, -200)).toBeNaN();
    expect(pooledOf(100, -199)).toBe(-99.5);
  });
});
