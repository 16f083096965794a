import { describe, expect, it } from "vitest";
import { dampedLevelAt, fitDampedLevel } from "../../src/base/damped-level.ts";
import { departmentTotals, easterLiftAt, learnEasterLift } from "../../src/base/easter-lift.ts";
import {
  BASE_GROWTH,
  estimateGrowth,
  GROWTH_WEEKS,
  type GrowthContext,
  growthAtHorizon,
  pairYears,
} from "../../src/base/growth.ts";
import { fitLinearSeason, linearSeasonAt } from "../../src/base/linear-season.ts";
import { estimateLocalRatio, hasLocalLevel } from "../../src/base/local-level.ts";
import { buildPanelIndex } from "../../src/base/panel-index.ts";
import { departmentProfile, estimatePooledShare } from "../../src/base/pooled-profile.ts";
import { findHistory, measureMeanSize, recentMean, scaleOfSize } from "../../src/base/scale.ts";
import { copyHistory, removeLift, seasonalLag, shiftedValue } from "../../src/base/seasonal.ts";
import { estimateTwoYearRatio, twoYearShift } from "../../src/base/two-years-back.ts";
import { buildWeekCalendar } from "../../src/calendar/week-calendar.ts";
import { buildPanel, type SeriesSpec } from "../panel-builder.ts";

/** Two departments in one store; `sales(dept, week)`, null for no row. */
function makeContext(weeks: number, sales: (dept: number, week: number) => number | null, depts = [1, 2]) {
  const series: SeriesSpec[] = depts.map((dept) => ({
    store: 1,
    dept,
    sales: Array.from({ length: weeks }, (_, t) => sales(dept, t)),
  }));
  const panel = buildPanel(series);
  const index = buildPanelIndex(panel);
  const calendar = buildWeekCalendar(panel);
  const totals = departmentTotals(panel, index, weeks);
  const lift = { byDept: new Float64Array(index.depts.length * 3) };
  const context: GrowthContext = { calendar, index, lift, originIndex: weeks - 1, storeCount: 1 };
  const history = copyHistory(panel, weeks);
  return { panel, index, calendar, totals, lift, context, history };
}

describe("learnEasterLift", () => {
  const easter = 8; // 2010-04-02
  const flat = (special: Record<number, number>) => (_: number, t: number) => special[t] ?? 10_000;

  it("is the log of the week's total over the mean of its neighbours", () => {
    const { calendar, totals } = makeContext(20, flat({ [easter]: 20_000, [easter + 1]: 5_000 }), [1]);
    const lift = learnEasterLift(calendar, totals, 20);
    expect(lift.byDept[0]).toBeCloseTo(0, 12);
    expect(lift.byDept[1]).toBeCloseTo(Math.log(2), 12);
    expect(lift.byDept[2]).toBeCloseTo(-Math.log(2), 12);
    expect(easterLiftAt(lift, calendar, 0, easter)).toBe(lift.byDept[1]);
    expect(easterLiftAt(lift, calendar, 0, easter + 2)).toBe(0);
    // The next Easter, 2011-04-22, is week 63.
    expect(easterLiftAt(lift, calendar, 0, 64)).toBe(lift.byDept[2]);
  });

  it("uses only neighbours that are known, at least three, and weeks up to the origin", () => {
    const special = { [easter]: 30_000, [easter - 4]: 40_000 };
    const oneMissing = makeContext(easter + 1, flat(special), [1]);
    // Neighbours 4, 5 and 6 weeks in: 40,000, 10,000, 10,000.
    expect(learnEasterLift(oneMissing.calendar, oneMissing.totals, easter + 1).byDept[1]).toBeCloseTo(
      Math.log(1.5),
      12,
    );
    expect(learnEasterLift(oneMissing.calendar, oneMissing.totals, easter + 1).byDept[2]).toBe(0);
    const before = makeContext(easter, flat(special), [1]);
    expect([...learnEasterLift(before.calendar, before.totals, easter).byDept]).toEqual([0, 0, 0]);
  });

  it("averages past Easters after limiting each to [-1, 1.5]", () => {
    const { calendar, totals } = makeContext(70, flat({ [easter]: 1e6, 63: 10_000, 62: 1 }), [1]);
    const lift = learnEasterLift(calendar, totals, 70);
    expect(lift.byDept[1]).toBeCloseTo(1.5 / 2, 12);
    expect(lift.byDept[0]).toBeCloseTo(-1 / 2, 12);
  });

  it("is 0 for departments too small to tell and for weeks without sales", () => {
    const small = makeContext(20, (_, t) => (t === easter ? 4_000 : 2_000), [1]);
    expect(learnEasterLift(small.calendar, small.totals, 20).byDept[1]).toBe(0);
    const returns = makeContext(20, flat({ [easter]: -5 }), [1]);
    expect(learnEasterLift(returns.calendar, returns.totals, 20).byDept[1]).toBe(0);
  });

  it("is taken out of the weeks around Easter and no others", () => {
    const { calendar, index } = makeContext(20, () => 1, [1]);
    const values = new Float64Array(20).fill(100);
    const lift = { byDept: Float64Array.from([Math.log(2), Math.log(4), 0]) };
    removeLift(values, 20, { index, calendar, lift });
    expect([6, 7, 8, 9, 10].map((t) => Math.round(values[t]!))).toEqual([100, 50, 25, 100, 100]);
  });
});

describe("seasonal lookups", () => {
  it("mixes in the week before by the share of shifted days", () => {
    const values = Float64Array.from([9, 70, 140, Number.NaN, 21]);
    expect(shiftedValue(values, 0, 2, 0)).toBe(140);
    expect(shiftedValue(values, 0, 2, 2)).toBeCloseTo((5 * 140 + 2 * 70) / 7, 12);
    expect(shiftedValue(values, 0, 4, 2)).toBe(21);
    expect(shiftedValue(values, 0, 3, 2)).toBeNaN();
    expect(shiftedValue(values, 1, 0, 2)).toBe(70);
  });

  it("steps back whole years until the week is known", () => {
    expect(seasonalLag(100, 90)).toBe(48);
    expect(seasonalLag(150, 90)).toBe(46);
  });
});

describe("scales", () => {
  it("averages sizes over the rows of the last 52 weeks, 20 USD at least", () => {
    const history = new Float64Array(2 * 60).fill(Number.NaN);
    history[0] = 1e6;
    history[20] = -30;
    history[59] = 50;
    expect([...measureMeanSize(history, 60)]).toEqual([40, 0]);
    expect([...scaleOfSize(Float64Array.from([40, 0, 19.5]))]).toEqual([40, 20, 20]);
    expect([...findHistory(history, 60)]).toEqual([1, 0]);
  });

  it("takes the mean of the last 8, 26, 52 or all weeks, whichever first has a row", () => {
    const at = (week: number) => {
      const history = new Float64Array(80).fill(Number.NaN);
      history[0] = 1;
      history[week] = 5;
      return recentMean(history, 80, 0);
    };
    expect(at(72)).toBe(5);
    expect(at(54)).toBe(5);
    expect(at(28)).toBe(5);
    expect(at(27)).toBe(3);
    expect(recentMean(new Float64Array(3).fill(Number.NaN), 3, 0)).toBeNaN();
  });
});

describe("growth", () => {
  it("shrinks own growth to the department's and the department's to the overall", () => {
    // Week 52 against week 0: dept 1 sells 150 after 100, dept 2 sells 100 after 100.
    const { context, history } = makeContext(53, (dept, t) => (t === 52 && dept === 1 ? 150 : 100));
    const pairs = pairYears(context, history, history);
    expect(pairs.current[GROWTH_WEEKS - 1]).toBe(150);
    expect(pairs.lastYear[GROWTH_WEEKS - 1]).toBe(100);
    expect(pairs.current[GROWTH_WEEKS - 2]).toBeNaN();
    const rule = {
      windowWeeks: 1,
      decay: 1,
      ownPseudoWeeks: 1,
      deptPseudoWeeks: 2,
      storeStrength: 0.5,
      deviations: Number.POSITIVE_INFINITY,
    };
    const growth = estimateGrowth(context, pairs, rule);
    expect(growth.overall).toBeCloseTo(1.25, 12);
    expect(growth.store[0]).toBeCloseTo(1.25, 12);
    expect(growth.dept[0]).toBeCloseTo((150 + 2 * 100 * 1.25) / 300, 12);
    expect(growth.dept[1]).toBeCloseTo((100 + 2 * 100 * 1.25) / 300, 12);
    expect(growth.prior[0]).toBeCloseTo(growth.dept[0]!, 12);
    expect(growth.own[0]).toBeCloseTo((150 + 100 * growth.dept[0]!) / 200, 12);
  });

  it("weighs recent weeks more and counts weeks without a row as no evidence", () => {
    // Weeks 52 and 53 against 0 and 1; dept 2 has no row in week 53.
    const { context, history } = makeContext(54, (dept, t) => {
      if (dept === 2) return t === 53 ? null : 100;
      return t === 53 ? 200 : 100;
    });
    const growth = estimateGrowth(context, pairYears(context, history, history), BASE_GROWTH);
    const a1 = 200 + 0.9 * 100;
    const b1 = 1.9 * 100;
    expect(growth.overall).toBeCloseTo((a1 + 90) / (b1 + 90), 12);
    const dept2 = (90 + 50 * 90 * growth.overall) / (90 + 50 * 90);
    expect(growth.dept[1]).toBeCloseTo(dept2, 12);
    // The window weighs 1.9 whether or not the pair has all its weeks.
    const lambda = 1.5 / 1.9;
    expect(growth.own[1]).toBeCloseTo((90 + lambda * 90 * growth.prior[1]!) / (90 * (1 + lambda)), 12);
  });

  it("is 1 without a year of history and limited with extreme evidence", () => {
    const short = makeContext(40, () => 100);
    const none = estimateGrowth(short.context, pairYears(short.context, short.history, short.history), BASE_GROWTH);
    expect([none.overall, ...none.dept, ...none.prior, ...none.own]).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const { context, history } = makeContext(78, (dept, t) => (t >= 52 && dept === 1 ? 10_000 : 100));
    const growth = estimateGrowth(context, pairYears(context, history, history), BASE_GROWTH);
    expect(growth.prior[0]).toBe(2);
    expect(growth.own[0]).toBe(3);
    const falling = makeContext(78, (dept, t) => (t >= 52 && dept === 1 ? 1 : 100));
    const low = estimateGrowth(
      falling.context,
      pairYears(falling.context, falling.history, falling.history),
      BASE_GROWTH,
    );
    expect(low.prior[0]).toBeGreaterThanOrEqual(0.5);
    expect(low.own[0]).toBe(0.3);
  });

  it("pulls odd weeks to 1.5 median deviations around the pair's median growth", () => {
    // Week on week growth is 1.1, 1.2, 1.3, 1.4, 1.5 and one week of 40.
    const rates = [1.1, 1.2, 1.3, 1.4, 1.5, 40];
    const { context, history } = makeContext(58, (_, t) => (t < 52 ? 100 : 100 * rates[t - 52]!), [1]);
    const rule = { windowWeeks: 6, decay: 1, ownPseudoWeeks: 0, deptPseudoWeeks: 0, storeStrength: 1, deviations: 1.5 };
    const logs = rates.map(Math.log);
    const middle = (logs[2]! + logs[3]!) / 2;
    // Distances to the middle, ascending: 1.3 and 1.4, then 1.5, 1.2, 1.1, 40; the median is the mean of 1.5's and 1.2's.
    const deviation = 1.48 * ((logs[4]! - middle + (middle - logs[1]!)) / 2);
    const low = Math.exp(middle - 1.5 * deviation);
    const high = Math.exp(middle + 1.5 * deviation);
    const limited = rates.map((rate) => Math.min(high, Math.max(low, rate)));
    const growth = estimateGrowth(context, pairYears(context, history, history), rule);
    expect(growth.own[0]).toBeCloseTo(limited.reduce((sum, rate) => sum + rate, 0) / 6, 10);
    expect(growth.own[0]).toBeLessThan(1.5);
  });

  it("draws a pair to its department and store, a pair without last year all the way", () => {
    // Week 52 against week 0; the second store's second department did not exist a year before.
    const now = [150, 120, 60, 80];
    const panel = buildPanel(
      now.map((sales, k) => ({
        store: 1 + (k >> 1),
        dept: 1 + (k % 2),
        sales: Array.from({ length: 53 }, (_, t) => (t === 52 ? sales : k === 3 ? null : 100)),
      })),
    );
    const calendar = buildWeekCalendar(panel);
    const lift = { byDept: new Float64Array(6) };
    const context: GrowthContext = { calendar, index: buildPanelIndex(panel), lift, originIndex: 52, storeCount: 2 };
    const history = copyHistory(panel, 53);
    const rule = { ...BASE_GROWTH, windowWeeks: 1, ownPseudoWeeks: 1, deptPseudoWeeks: 2, storeStrength: 0.5 };
    const growth = estimateGrowth(context, pairYears(context, history, history), rule);
    expect(growth.overall).toBeCloseTo(1.1, 12);
    expect(growth.dept[0]).toBeCloseTo((210 + 2 * 100 * 1.1) / (200 + 2 * 100), 12);
    expect(growth.dept[1]).toBeCloseTo((120 + 2 * 100 * 1.1) / (100 + 2 * 100), 12);
    expect([...growth.store]).toEqual([1.35, 0.6]);
    // Stores count by the root of their growth relative to all, which is held between 0.8 and 1.25.
    const [first, second] = [Math.sqrt(1.35 / 1.1), Math.sqrt(0.8)];
    [1.075 * first, (3.4 / 3) * first, 1.075 * second, (3.4 / 3) * second].forEach((prior, i) => {
      expect(growth.prior[i]).toBeCloseTo(prior, 12);
      expect(growth.own[i]).toBeCloseTo(i === 3 ? prior : (now[i]! + 100 * prior) / 200, 12);
    });
  });

  it("limits a week without sales, but not one without sales the year before", () => {
    const current = [110, 120, 0, 130, 140, 150, 500];
    const { context, history } = makeContext(59, (_, t) => (t < 52 ? (t === 6 ? 0 : 100) : current[t - 52]!), [1]);
    context.calendar.shiftDays.fill(0);
    const rule = { windowWeeks: 7, decay: 1, ownPseudoWeeks: 0, deptPseudoWeeks: 0, storeStrength: 1, deviations: 1.5 };
    // Growth of five weeks is 1.1 to 1.5: median 1.3, median distance that of 1.2.
    const reach = 1.5 * 1.48 * Math.log(1.3 / 1.2);
    const [low, high] = [130 * Math.exp(-reach), 130 * Math.exp(reach)];
    const limited = [110, 120, 0, 130, 140, 150].map((sales) => Math.min(high, Math.max(low, sales)));
    const expected = (limited.reduce((sum, sales) => sum + sales, 0) + 500) / 600;
    expect(estimateGrowth(context, pairYears(context, history, history), rule).own[0]).toBeCloseTo(expected, 10);
  });

  it("takes growth as it is with fewer than five weeks to compare", () => {
    const { context, history } = makeContext(56, (_, t) => (t < 52 ? 100 : t === 55 ? 500 : 100), [1]);
    const rule = { windowWeeks: 4, decay: 1, ownPseudoWeeks: 0, deptPseudoWeeks: 0, storeStrength: 1, deviations: 1.5 };
    expect(estimateGrowth(context, pairYears(context, history, history), rule).own[0]).toBeCloseTo(2, 10);
  });

  it("fades from own growth to the prior", () => {
    expect(growthAtHorizon(1.1, 1.5, 1)).toBeCloseTo(1.5, 12);
    expect(growthAtHorizon(1.1, 1.5, 2)).toBeCloseTo(1.1 * (1.5 / 1.1) ** 0.96, 12);
    expect(growthAtHorizon(1.1, 1.5, 500)).toBeCloseTo(1.1, 6);
  });
});

describe("two years back", () => {
  const growing = (_: number, t: number) => 100 * 1.1 ** Math.floor(t / 52);

  it("compares the last weeks with those two years before", () => {
    const { context, history } = makeContext(112, growing);
    const ratio = estimateTwoYearRatio(context, history, history)!;
    expect(ratio[0]).toBeCloseTo(1.21, 12);
  });

  it("needs four weeks two years back", () => {
    const enough = makeContext(108, growing);
    const short = makeContext(107, growing);
    expect(estimateTwoYearRatio(enough.context, enough.history, enough.history)).toBeDefined();
    expect(estimateTwoYearRatio(short.context, short.history, short.history)).toBeUndefined();
  });

  it("shrinks a pair to its department and skips weeks without a row in both years", () => {
    const panel = buildPanel([
      { store: 1, dept: 1, sales: Array.from({ length: 108 }, (_, t) => (t < 52 ? 100 : t < 104 ? 100 : 200)) },
      { store: 2, dept: 1, sales: Array.from({ length: 108 }, (_, t) => (t === 0 ? null : 100)) },
    ]);
    const index = buildPanelIndex(panel);
    const context: GrowthContext = {
      calendar: buildWeekCalendar(panel),
      index,
      lift: { byDept: new Float64Array(3) },
      originIndex: 107,
      storeCount: 2,
    };
    const history = copyHistory(panel, 108);
    const w = [0.9 ** 3, 0.9 ** 2, 0.9, 1];
    const all = w.reduce((x, y) => x + y, 0);
    const a = [200 * all, 100 * (all - w[0]!)];
    const b = [100 * all, 100 * (all - w[0]!)];
    const dept = (a[0]! + a[1]!) / (b[0]! + b[1]!);
    const lambda = 2.5 / all;
    const ratio = estimateTwoYearRatio(context, history, history)!;
    expect(ratio[0]).toBeCloseTo((a[0]! + lambda * b[0]! * dept) / (b[0]! * (1 + lambda)), 12);
    expect(ratio[1]).toBeCloseTo((a[1]! + lambda * b[1]! * dept) / (b[1]! * (1 + lambda)), 12);
  });

  it("adds both years' calendar shifts", () => {
    const shiftDays = new Int32Array(120);
    shiftDays[110] = 2;
    shiftDays[58] = 1;
    shiftDays[111] = 5;
    shiftDays[59] = 4;
    expect(twoYearShift(shiftDays, 110)).toBe(3);
    expect(twoYearShift(shiftDays, 111)).toBe(7);
  });
});

describe("local level", () => {
  it("compares last year around the week with the year before", () => {
    const { context, history } = makeContext(120, (_, t) => (t < 52 ? 100 : 130));
    expect(estimateLocalRatio(context, history, history, 125)![0]).toBeCloseTo(1.3, 12);
  });

  it("weighs weeks by nearness", () => {
    // Around week 125 - 52 = 73 all weeks are 100 but week 73 itself (weight 1) and week 80 (weight 2/9).
    const { context, history } = makeContext(120, (_, t) => (t === 73 ? 200 : t === 80 ? 300 : 100), [1]);
    const w = 1 + (2 * (8 + 7 + 6 + 5 + 4 + 3 + 2 + 1)) / 9;
    const ratio = (100 * w + 100 * 1 + 200 * (2 / 9)) / (100 * w);
    expect(estimateLocalRatio(context, history, history, 125)![0]).toBeCloseTo(ratio, 12);
  });

  it("takes the weeks known on both sides, at this year's day, shrunk to the department by two weeks", () => {
    // Week 108: around week 56 the weeks 52 to 60, around week 4 the weeks 0 to 8.
    const panel = buildPanel(
      [1, 2].map((store) => ({
        store,
        dept: 1,
        sales: Array.from({ length: 61 }, (_, t) => (store === 2 && t === 54 ? null : 50 * store + ((t * t * 7) % 31))),
      })),
    );
    const index = buildPanelIndex(panel);
    const calendar = buildWeekCalendar(panel);
    calendar.shiftDays.fill(0);
    calendar.shiftDays[55] = 2;
    const lift = { byDept: new Float64Array(3) };
    const context: GrowthContext = { calendar, index, lift, originIndex: 60, storeCount: 2 };
    const history = copyHistory(panel, 61);
    const smooth = history.map((_, k) => 200 + ((k * 11) % 47));
    const sums = [0, 1].map((i) => {
      let [a, b] = [0, 0];
      for (let k = -4; k <= 4; k++) {
        if (i === 1 && k === -2) continue;
        const w = (9 - Math.abs(k)) / 9;
        a += w * history[i * 61 + 56 + k]!;
        const at = i * 61 + 4 + k;
        b += w * (k === -1 ? (5 * smooth[at]! + 2 * smooth[at - 1]!) / 7 : smooth[at]!);
      }
      return { a, b };
    });
    const dept = (sums[0]!.a + sums[1]!.a) / (sums[0]!.b + sums[1]!.b);
    // The window weighs (5 + 6 + 7 + 8 + 9 + 8 + 7 + 6 + 5) / 9.
    const lambda = 2 / (61 / 9);
    const ratio = estimateLocalRatio(context, history, smooth, 108)!;
    sums.forEach(({ a, b }, i) => {
      expect(ratio[i]).toBeCloseTo((a + lambda * b * dept) / (b * (1 + lambda)), 12);
    });
  });

  it("exists from the fifth week of the third year on, while last year's week is known", () => {
    const exists = [107, 108, 171, 172].map((t) => hasLocalLevel(t, 119));
    expect(exists).toEqual([false, true, true, false]);
    const { context, history } = makeContext(120, () => 100);
    expect(estimateLocalRatio(context, history, history, 107)).toBeUndefined();
  });
});

describe("pooled profile", () => {
  it("gives a pair its share of the department's profile", () => {
    const panel = buildPanel([
      { store: 1, dept: 1, sales: Array.from({ length: 80 }, (_, t) => 100 + t) },
      { store: 2, dept: 1, sales: Array.from({ length: 80 }, (_, t) => (t < 77 ? null : 50)) },
      { store: 3, dept: 1, sales: Array.from({ length: 80 }, (_, t) => (t < 78 ? null : 50)) },
    ]);
    const index = buildPanelIndex(panel);
    const calendar = buildWeekCalendar(panel);
    calendar.shiftDays.fill(0);
    const context: GrowthContext = {
      calendar,
      index,
      lift: { byDept: new Float64Array(3) },
      originIndex: 79,
      storeCount: 3,
    };
    const totals = departmentTotals(panel, index, 80);
    const share = estimatePooledShare(context, copyHistory(panel, 80), totals);
    const profile = (t: number) => 100 + t - 52;
    const [w0, w1, w2] = [1, 0.9, 0.81];
    const weighted = w0 * profile(79) + w1 * profile(78) + w2 * profile(77);
    expect(share[1]).toBeCloseTo((50 * (w0 + w1 + w2)) / weighted, 12);
    expect(share[2]).toBeNaN();
    expect(departmentProfile(context, totals, 0, 85, 33)).toBe(133);
  });

  it("has no share where the department's returns exceed its sales", () => {
    const { context, history, totals } = makeContext(80, () => -10, [1]);
    expect(estimatePooledShare(context, history, totals)[0]).toBeNaN();
  });
});

describe("linear season", () => {
  it("recovers a level per ISO week and a yearly step", () => {
    const { calendar } = makeContext(130, () => 1, [1]);
    const value = (t: number) => 10 * Math.min(52, calendar.isoWeek[t]!) + 7 * (calendar.year[t]! - 2010);
    const model = fitLinearSeason(
      calendar,
      Float64Array.from({ length: 130 }, (_, t) => value(t)),
      129,
    )!;
    for (const t of [0, 60, 129, 135, 150]) expect(linearSeasonAt(model, calendar, 0, t)).toBeCloseTo(value(t), 3);
  });

  it("waits for a full year", () => {
    const { calendar } = makeContext(60, () => 1, [1]);
    expect(fitLinearSeason(calendar, new Float64Array(52), 51)).toBeUndefined();
    expect(fitLinearSeason(calendar, new Float64Array(53), 52)).toBeDefined();
  });
});

describe("damped level", () => {
  it("is the constant of a constant series", () => {
    const values = new Float64Array(70).fill(500);
    const model = fitDampedLevel(values, values, 69)!;
    expect(model.level[0]).toBeCloseTo(500, 10);
    expect(Math.abs(dampedLevelAt(model, 0, 75, 6, 1) - 500)).toBeLessThan(1e-9);
  });

  it("repeats a season around its level", () => {
    const season = (t: number) => (t % 52 === 10 ? 300 : 0);
    const values = Float64Array.from({ length: 114 }, (_, t) => 1000 + season(t));
    const model = fitDampedLevel(values, values, 113)!;
    expect(dampedLevelAt(model, 0, 166, 53, 0)).toBeGreaterThan(1250);
    expect(dampedLevelAt(model, 0, 166, 53, 7)).toBeLessThan(1050);
  });

  it("mixes raw and smoothed sales half and half, a missing week counting as 0 in the raw half", () => {
    const raw = new Float64Array(70).fill(Number.NaN);
    const smooth = new Float64Array(70).fill(400);
    expect(fitDampedLevel(raw, smooth, 69)!.level[0]).toBeCloseTo(200, 10);
  });

  it("is not led astray by one huge week", () => {
    const values = Float64Array.from({ length: 90 }, (_, t) => 1000 + (t % 2 ? 5 : -5) + (t === 88 ? 50_000 : 0));
    const model = fitDampedLevel(values, values, 89)!;
    // Week class 36 holds the peak; the level itself stays near 1,000.
    expect(Math.abs(model.level[0]! - 1000)).toBeLessThan(1000);
    expect(fitDampedLevel(values.slice(0, 60), values.slice(0, 60), 59)).toBeUndefined();
  });

  it("lets a damped slope add less with every week ahead", () => {
    const model = {
      level: Float64Array.from([100]),
      slope: Float64Array.from([10]),
      damping: Float64Array.from([0.5]),
      season: new Float64Array(52),
    };
    expect(dampedLevelAt(model, 0, 60, 1, 0)).toBeCloseTo(105, 12);
    expect(dampedLevelAt(model, 0, 61, 2, 0)).toBeCloseTo(107.5, 12);
    expect(dampedLevelAt({ ...model, damping: Float64Array.from([1]) }, 0, 61, 2, 0)).toBe(100);
  });
});
