import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { notesOnBands } from "../../src/intervals/band-notes.ts";
import {
  CALIBRATION_HORIZON,
  calibrateIntervals,
  gather,
  type IntervalCalibration,
  keepNested,
  measureBand,
  quantile,
} from "../../src/intervals/calibrate-intervals.ts";
import type { PairErrors, ScaledErrors } from "../../src/intervals/collect-errors.ts";
import { defaultQuantile, fewestErrorsFor } from "../../src/intervals/default-multipliers.ts";
import { type BoundedForecast, boundsAt, coveringLevel } from "../../src/intervals/interval-bounds.ts";

const ORIGIN = 100;

/** 999 errors -4.99 ... 4.99 in even steps at one horizon, of four weeks in turn: the one named and the three before. */
function evenErrors(horizon: number, week: number, stretch = 1): ScaledErrors {
  const z = Float64Array.from({ length: 999 }, (_, k) => (stretch * (k - 499)) / 100);
  return { week: Int32Array.from(z, (_, k) => week - (k % 4)), horizon: new Int32Array(999).fill(horizon), z };
}

/** Errors of pairs that were sold all year, or of another class of history. */
const ofClass = (errors: ScaledErrors, historyClass = 0): PairErrors => ({
  ...errors,
  historyClass: new Uint8Array(errors.z.length).fill(historyClass),
});

const calibrate = (errors: (ScaledErrors | PairErrors)[], holidayWeeks: number[] = []) => {
  const isHoliday = new Uint8Array(200);
  for (const week of holidayWeeks) isHoliday[week] = 1;
  const pairs = errors.map((rows) => ("historyClass" in rows ? rows : ofClass(rows)));
  return calibrateIntervals({ errors: pairs, originIndex: ORIGIN, isHoliday });
};

const forecast = (row: Partial<BoundedForecast> = {}): BoundedForecast => ({
  horizon: 1,
  forecast: 1000,
  errorScale: 10,
  isHoliday: false,
  mayBeNegative: false,
  ...row,
});

describe("interval calibration", () => {
  it("takes the outer quantiles of signed errors: ranks 100 and 900 of 999 at level 0.8", () => {
    const calibration = calibrate([evenErrors(1, 90)]);
    const { lower, upper } = boundsAt(calibration, forecast(), 0.8);
    expect(lower).toBeCloseTo(1000 - 10 * 4.0, 9);
    expect(upper).toBeCloseTo(1000 + 10 * 4.0, 9);
  });

  it("ignores errors of weeks after the origin and of more than a year before it", () => {
    const wide = [evenErrors(1, ORIGIN + 4, 50), evenErrors(1, ORIGIN - 52, 50)];
    const bounds = boundsAt(calibrate([evenErrors(1, 90), ...wide]), forecast(), 0.8);
    expect(bounds).toEqual(boundsAt(calibrate([evenErrors(1, 90)]), forecast(), 0.8));
  });

  it("widens far horizons by the stated factors of weeks 6 to 9", () => {
    const calibration = calibrate([evenErrors(7, 90)]);
    const width = (horizon: number) => boundsAt(calibration, forecast({ horizon }), 0.8).upper - 1000;
    expect(width(12) / width(7)).toBeCloseTo(1.026, 9);
    expect(width(20) / width(7)).toBeCloseTo(1.052, 9);
    expect(width(39) / width(7)).toBeCloseTo(1.076, 9);
    const below = (horizon: number) => 1000 - boundsAt(calibration, forecast({ horizon }), 0.8).lower;
    expect(below(12) / below(7)).toBeCloseTo(1.026, 9);
  });

  it("widens holiday weeks by the ratio of their errors to those of other weeks", () => {
    const calibration = calibrate([evenErrors(1, 90), evenErrors(1, 80, 2)], [80, 79, 78, 77]);
    const width = (isHoliday: boolean) => boundsAt(calibration, forecast({ isHoliday }), 0.8).upper - 1000;
    expect(width(true) / width(false)).toBeCloseTo(2, 6);
  });

  it("keeps bounds at or above zero where a series never sold less than nothing", () => {
    const calibration = calibrate([evenErrors(1, 90)]);
    const row = { forecast: 5, errorScale: 10 };
    expect(boundsAt(calibration, forecast(row), 0.95).lower).toBe(0);
    expect(boundsAt(calibration, forecast({ ...row, mayBeNegative: true }), 0.95).lower).toBeLessThan(0);
  });

  it("refuses levels outside 0.5 to 0.99", () => {
    const calibration = calibrate([evenErrors(1, 90)]);
    expect(() => boundsAt(calibration, forecast(), 0.995)).toThrow(/between 0.5 and 0.99; got 0.995/);
    expect(() => boundsAt(calibration, forecast(), Number.NaN)).toThrow(/got NaN/);
  });

  it("nests the bounds of rising levels around the forecast, whatever the errors", () => {
    const z = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 0, maxLength: 300, size: "max" });
    fc.assert(
      fc.property(
        z,
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (values, a, b) => {
          const errors = {
            week: Int32Array.from(values, (_, k) => 90 - (k % 4)),
            horizon: new Int32Array(values.length).fill(1),
            z: Float64Array.from(values),
          };
          const calibration = calibrate([errors]);
          const narrow = boundsAt(calibration, forecast(), Math.min(a, b));
          const wide = boundsAt(calibration, forecast(), Math.max(a, b));
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower);
          expect(narrow.lower).toBeLessThanOrEqual(1000);
          expect(narrow.upper).toBeGreaterThanOrEqual(1000);
          expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper);
        },
      ),
    );
  });
});

describe("conformal quantiles", () => {
  const nine = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]);

  it("take rank p (n + 1), rounded outwards", () => {
    expect([0.1, 0.25, 0.5, 0.75, 0.9].map((p) => quantile(nine, p))).toEqual([1, 2, 5, 8, 9]);
    expect([0.49, 0.51].map((p) => quantile(nine, p))).toEqual([4, 6]);
    expect(quantile(Float64Array.from([1, 2, 3, 4]), 0.5)).toBe(3);
  });

  it("are the extremes where the errors are too few and 0 without any", () => {
    expect([0.01, 0.99].map((p) => quantile(nine, p))).toEqual([1, 9]);
    expect([0.2, 0.8].map((p) => quantile(new Float64Array(0), p))).toEqual([0, 0]);
  });

  it("are taken of the errors asked for, in ascending order", () => {
    const errors = [
      { week: Int32Array.from([90, 91]), horizon: Int32Array.from([1, 2]), z: Float64Array.from([3, -5]) },
      { week: Int32Array.from([90]), horizon: Int32Array.from([3]), z: Float64Array.from([-1]) },
    ];
    expect([...gather(errors, () => true)]).toEqual([-5, -1, 3]);
    expect([...gather(errors, (week) => week === 90)]).toEqual([-1, 3]);
    expect([...gather(errors, (_, horizon) => horizon > 1, Math.abs)]).toEqual([1, 5]);
  });
});

describe("bands", () => {
  const at = (week: number, horizon: number, z: number[]): ScaledErrors => ({
    week: new Int32Array(z.length).fill(week),
    horizon: new Int32Array(z.length).fill(horizon),
    z: Float64Array.from(z),
  });

  it("cover horizons 1-2, 3-5, 6-9, 10-15, 16-25 and all beyond", () => {
    const errors = Array.from({ length: 12 }, (_, k) =>
      [90, 91, 92, 93].map((week) => at(week, k + 1, Array(25 * (k + 1)).fill(1))),
    );
    const calibration = calibrate(errors.flat());
    expect(CALIBRATION_HORIZON).toBe(9);
    expect(calibration.bands.map(({ fromHorizon, toHorizon, rows }) => [fromHorizon, toHorizon, rows])).toEqual([
      [1, 2, 300],
      [3, 5, 1200],
      [6, 9, 3000],
      [10, 15, 3000],
      [16, 25, 3000],
      [26, Number.MAX_SAFE_INTEGER, 3000],
    ]);
    expect(calibration.bands.map(({ basis }) => basis)).toEqual(Array(6).fill(undefined));
    expect(calibration.levels).toHaveLength(99);
    expect([calibration.levels[0], calibration.levels[60], calibration.levels[98]]).toEqual([0.5, 0.8, 0.99]);
  });

  it("count errors from 51 weeks before the origin to the origin", () => {
    const band = { fromHorizon: 1, toHorizon: 2 };
    const rowsIn = (week: number) => measureBand({ errors: [at(week, 1, [1])], originIndex: ORIGIN }, band).rows;
    expect([48, 49, 100, 101].map(rowsIn)).toEqual([0, 1, 1, 0]);
  });

  it("lie on either side of the forecast even when all errors are of one sign", () => {
    const band = { fromHorizon: 1, toHorizon: 2 };
    const above = measureBand({ errors: [at(90, 1, [1, 2, 3])], originIndex: ORIGIN }, band);
    expect([above.lower[60], above.upper[60]]).toEqual([0, 3]);
    const below = measureBand({ errors: [at(90, 1, [-1, -2, -3])], originIndex: ORIGIN }, band);
    expect([below.lower[60], below.upper[60]]).toEqual([-3, 0]);
  });

  it("widen holidays only on at least 500 flagged errors, never below other weeks", () => {
    const others = evenErrors(1, 90);
    // At horizon 12, so that bands come from the other weeks alone.
    const flagged = (count: number, size: number) => at(80, 12, Array(count).fill(size));
    const factorAt = (errors: ScaledErrors[], k: number) => calibrate(errors, [80]).holidayFactor[k];
    expect(factorAt([others, flagged(499, 50)], 60)).toBe(1);
    // |errors| of other weeks: rank 800 of 999 at level 0.8 is 4; keeping levels nested adds less than 1%.
    expect(factorAt([others, flagged(500, 50)], 60)).toBeCloseTo(50 / 4, 0);
    expect(factorAt([others, flagged(500, 0.1)], 60)).toBe(1);
    // Flagged weeks after the origin say nothing.
    const late = calibrateIntervals({
      errors: [ofClass(others), ofClass(at(101, 1, Array(600).fill(50)))],
      originIndex: ORIGIN,
      isHoliday: new Uint8Array(200).fill(1, 101, 102),
    });
    expect(late.holidayFactor[60]).toBe(1);
    // Half of the flagged errors are 1 and half 8: 8 at level 0.8 against 4 of the other weeks.
    const mixed = at(80, 12, [...Array(250).fill(-1), ...Array(250).fill(8)]);
    expect(factorAt([others, mixed], 60)).toBeCloseTo(2, 1);
  });

  it("raise a level's holiday factor where its bounds would lie inside those of the level before", () => {
    const band = { lower: [-1, -1.5, -3], upper: [1, 1.6, 3.2] };
    const raised = keepNested([2, 1, 1], [band]);
    expect(raised[1]).toBeCloseTo(2 / 1.5, 12);
    expect(raised[2]).toBe(1);
    expect(keepNested([2, 1], [{ lower: [0, 0], upper: [1, 4] }])).toEqual([2, 1]);
    expect(keepNested([2, 1], [{ lower: [0, 0], upper: [2, 3] }])[1]).toBeCloseTo(4 / 3, 12);
    expect(keepNested([2, 3], [{ lower: [-1, -1], upper: [1, 1] }])).toEqual([2, 3]);
  });
});

describe("calibration with too few errors", () => {
  /** `count` errors of 1 and as many of -1 at one horizon, of so many weeks. */
  const plusMinus = (horizon: number, count: number, { weeks = 4, size = 1 } = {}): ScaledErrors => {
    const z = Float64Array.from({ length: 2 * count }, (_, k) => (k % 2 === 0 ? size : -size));
    return {
      week: Int32Array.from(z, (_, k) => 90 + (k % weeks)),
      horizon: new Int32Array(2 * count).fill(horizon),
      z,
    };
  };
  const upperAt = (calibration: IntervalCalibration, horizon: number, level = 0.8) =>
    boundsAt(calibration, forecast({ horizon }), level).upper - 1000;
  const bases = ({ bands }: IntervalCalibration) => bands.slice(0, 3).map(({ basis }) => basis);

  it("takes a logistic distribution with the scale as its mean absolute error: log2((1 + L) / (1 - L)) / 2", () => {
    const calibration = calibrate([]);
    // log2(3) / 2, log2(9) / 2, log2(39) / 2 and log2(199) / 2, times a scale of 10.
    for (const [level, usd] of [
      [0.5, 7.925],
      [0.8, 15.85],
      [0.95, 26.427],
      [0.99, 38.183],
    ] as const) {
      const { lower, upper } = boundsAt(calibration, forecast(), level);
      expect(upper - 1000).toBeCloseTo(usd, 2);
      expect(1000 - lower).toBeCloseTo(usd, 2);
    }
    expect(upperAt(calibration, 12) / upperAt(calibration, 9)).toBeCloseTo(1.026, 9);
    expect(calibration.bands.map(({ basis }) => basis)).toEqual(Array(6).fill("rule-of-thumb"));
  });

  it("has a distribution by default whose mean absolute value is 1", () => {
    const steps = 200_000;
    let sum = 0;
    for (let k = 0; k < steps; k++) sum += Math.abs(defaultQuantile((k + 0.5) / steps));
    expect(sum / steps).toBeCloseTo(1, 4);
  });

  it("needs the 199 errors that a 99% interval takes, from four weeks", () => {
    expect([0.99, 0.95, 0.98, 0.5].map(fewestErrorsFor)).toEqual([199, 39, 99, 3]);
    const one = { week: Int32Array.of(90), horizon: Int32Array.of(1), z: Float64Array.of(1) };
    expect(bases(calibrate([plusMinus(1, 99)]))).toEqual(Array(3).fill("rule-of-thumb"));
    expect(bases(calibrate([plusMinus(1, 99), one]))).toEqual([undefined, "borrowed", "borrowed"]);
    expect(bases(calibrate([plusMinus(1, 500, { weeks: 3 })]))).toEqual(Array(3).fill("rule-of-thumb"));
    expect(bases(calibrate([plusMinus(1, 500, { weeks: 4 })]))[0]).toBe(undefined);
  });

  it("borrows from the nearest band, 9% wider a band if that is nearer, as it is if it is further", () => {
    const near = calibrate([plusMinus(1, 100)]);
    expect(upperAt(near, 1)).toBe(10);
    expect(upperAt(near, 3)).toBeCloseTo(10.9, 9);
    expect(upperAt(near, 6)).toBeCloseTo(11.881, 9);
    const far = calibrate([plusMinus(9, 100)]);
    expect([1, 3, 6].map((horizon) => upperAt(far, horizon))).toEqual([10, 10, 10]);
    expect(far.bands.map(({ rows }) => rows)).toEqual([0, 0, 200, 200, 200, 200]);
    const both = calibrate([plusMinus(1, 100, { size: 5 }), plusMinus(9, 100, { size: 2 })]);
    expect([1, 3, 6].map((horizon) => upperAt(both, horizon))).toEqual([50, 20, 20]);
    expect(bases(both)).toEqual([undefined, "borrowed", undefined]);
    const middle = calibrate([plusMinus(4, 100, { size: 3 }), plusMinus(9, 100, { size: 2 })]);
    expect(upperAt(middle, 1)).toBe(30);
    expect(boundsAt(near, forecast({ horizon: 3 }), 0.8).lower).toBeCloseTo(1000 - 10.9, 9);
  });

  it("takes the errors of all horizons up to 9 together where no band has enough alone", () => {
    const scarce = [plusMinus(2, 50), plusMinus(5, 25), plusMinus(9, 25)];
    expect(upperAt(calibrate(scarce), 4)).toBe(10);
    expect(bases(calibrate(scarce))).toEqual(Array(3).fill("borrowed"));
    expect(
      calibrate(scarce)
        .bands.map(({ fromHorizon, rows }) => [fromHorizon, rows])
        .slice(0, 3),
    ).toEqual([
      [1, 100],
      [3, 50],
      [6, 50],
    ]);
    expect(bases(calibrate(scarce.slice(1)))).toEqual(Array(3).fill("rule-of-thumb"));
    expect(bases(calibrate([...scarce.slice(1), plusMinus(10, 500)]))).toEqual(Array(3).fill("rule-of-thumb"));
  });

  it("counts errors known at the origin only", () => {
    const late = plusMinus(1, 500);
    const shifted = (weeks: number) => ({ ...late, week: late.week.map((week) => week + weeks) });
    expect(calibrate([shifted(11)])).toEqual(calibrate([]));
    expect(calibrate([shifted(-45)])).toEqual(calibrate([]));
    // Of weeks 98 to 101 the last is not known: three are left.
    expect(bases(calibrate([shifted(8)]))).toEqual(Array(3).fill("rule-of-thumb"));
  });

  it("is told in words, for the weeks that are asked for", () => {
    expect(notesOnBands(calibrate([]), 4)).toEqual([
      "Bands are a rule of thumb: no earlier forecasts to measure them on.",
    ]);
    const near = calibrate([plusMinus(1, 100)]);
    expect(notesOnBands(near, 2)).toEqual([]);
    expect(notesOnBands(near, 3)).toEqual([
      "Bands rest on errors at other horizons: too few earlier forecasts of this length to measure them on.",
    ]);
    expect(notesOnBands(near, 39)).toHaveLength(1);
  });
});

describe("pairs with little history", () => {
  /** Factors at level 0.8, by class. */
  const factorsOf = (...errors: (ScaledErrors | PairErrors)[]) =>
    calibrate(errors).historyFactor.map((factors) => Number(factors[60]!.toFixed(6)));

  it("have wider bands, by as much as their errors were wider at each level", () => {
    expect(factorsOf(evenErrors(1, 90), ofClass(evenErrors(1, 90, 2), 1), ofClass(evenErrors(1, 90, 3), 2))).toEqual([
      1, 2, 3, 3, 3,
    ]);
    // Heavier tails: two thirds of the errors as usual, the outer third ten times as large.
    const heavy = evenErrors(1, 90);
    const tails = { ...heavy, z: heavy.z.map((z) => (Math.abs(z) > 3.33 ? 10 * z : z)) };
    const { historyFactor } = calibrate([evenErrors(1, 90), ofClass(tails, 4)]);
    expect(historyFactor[4]![0]).toBeCloseTo(1, 6);
    expect(historyFactor[4]![90]).toBeCloseTo(10, 6);
  });

  it("leave the bands of the others as they are", () => {
    const alone = boundsAt(calibrate([evenErrors(1, 90)]), forecast(), 0.8);
    const beside = boundsAt(calibrate([evenErrors(1, 90), ofClass(evenErrors(1, 90, 30), 2)]), forecast(), 0.8);
    expect(beside).toEqual(alone);
  });

  it("never count as surer than those with more", () => {
    const errors = [evenErrors(1, 90), ofClass(evenErrors(1, 90, 2), 1), ofClass(evenErrors(1, 90, 0.5), 2)];
    expect(factorsOf(...errors)).toEqual([1, 2, 2, 2, 2]);
    expect(factorsOf(evenErrors(1, 90), ofClass(evenErrors(1, 90, 0.5), 1))).toEqual([1, 1, 1, 1, 1]);
  });

  it("are as the class before where fewer than 199 errors, or those of fewer than four weeks, tell", () => {
    const some = (count: number, weeks = 4): PairErrors =>
      ofClass(
        {
          week: Int32Array.from({ length: count }, (_, k) => 90 - (k % weeks)),
          horizon: new Int32Array(count).fill(1),
          z: new Float64Array(count).fill(50),
        },
        3,
      );
    expect(factorsOf(evenErrors(1, 90), some(198))[3]).toBe(1);
    expect(factorsOf(evenErrors(1, 90), some(199))[3]).toBeCloseTo(50 / 4, 0);
    expect(factorsOf(evenErrors(1, 90), some(500, 3))[3]).toBe(1);
  });

  it("share the bands of all where hardly any pair was sold all year", () => {
    const calibration = calibrate([ofClass(evenErrors(1, 90), 2)]);
    expect(calibration.historyFactor[2]![60]).toBe(1);
    expect(boundsAt(calibration, forecast(), 0.8)).toEqual(boundsAt(calibrate([evenErrors(1, 90)]), forecast(), 0.8));
  });

  it("keep levels nested, in holiday weeks too", () => {
    const odd = { ...evenErrors(1, 90), z: evenErrors(1, 90).z.map((z) => (Math.abs(z) < 2.6 ? 3 * z : z)) };
    const calibration = calibrate([evenErrors(1, 90), evenErrors(1, 80, 2), ofClass(odd, 1)], [80, 79, 78, 77]);
    for (const isHoliday of [false, true]) {
      const widths = [0.5, 0.6, 0.7, 0.8, 0.9, 0.99].map(
        (level) => boundsAt(calibration, forecast({ isHoliday, widening: calibration.historyFactor[1]! }), level).upper,
      );
      expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    }
  });
});

describe("bounds", () => {
  const calibration = {
    levels: [0.5, 0.745, 0.99],
    bands: [
      { fromHorizon: 1, toHorizon: 2, rows: 9, lower: [-1, -2, -4], upper: [1, 3, 7] },
      { fromHorizon: 3, toHorizon: 9, rows: 9, lower: [-10, -20, -40], upper: [10, 30, 70] },
    ],
    holidayFactor: [1, 1.5, 2],
  };
  const at = (row: Partial<BoundedForecast>, level: number) => boundsAt(calibration, forecast(row), level);
  const near = ({ lower, upper }: { lower: number; upper: number }) => [lower, upper].map((x) => Number(x.toFixed(6)));

  it("interpolate multipliers and holiday factors between levels", () => {
    expect(near(at({}, 0.5))).toEqual([990, 1010]);
    expect(near(at({}, 0.745))).toEqual([980, 1030]);
    expect(near(at({}, 0.99))).toEqual([960, 1070]);
    // 40% of the way from 0.745 to 0.99
    expect(near(at({}, 0.843))).toEqual([972, 1046]);
    expect(near(at({ isHoliday: true }, 0.843))).toEqual([1000 - 17 * 2.8, 1000 + 17 * 4.6]);
  });

  it("take the band of the horizon, the last one beyond all bands", () => {
    const upper = (horizon: number) => Math.round(at({ horizon }, 0.5).upper);
    expect([1, 2, 3, 9, 10, 39].map(upper)).toEqual([1010, 1010, 1100, 1100, 1100, 1100]);
  });

  it("hold a negative forecast of a series that may be negative and stop at 0 otherwise", () => {
    expect(near(at({ forecast: -50, mayBeNegative: true }, 0.5))).toEqual([-60, -40]);
    expect(near(at({ forecast: -50 }, 0.5))).toEqual([0, 0]);
    expect(near(at({ forecast: 5 }, 0.5))).toEqual([0, 15]);
    expect(near(at({ forecast: -5 }, 0.5))).toEqual([0, 5]);
  });

  it("name the levels that are possible in the error", () => {
    expect(() => at({}, 0.49)).toThrow(expect.objectContaining({ details: { level: 0.49 } }));
  });
});

describe("covering level", () => {
  let calibration: IntervalCalibration;
  beforeEach(() => {
    calibration = calibrate([evenErrors(1, 90)]);
  });

  it("is the level at which the bound reaches the actual", () => {
    const actual = boundsAt(calibration, forecast(), 0.9).upper;
    expect(coveringLevel(calibration, forecast(), actual)).toBeCloseTo(0.9, 3);
  });

  it("is 0.5 for an actual near the forecast and 1 for one beyond the widest bounds", () => {
    expect(coveringLevel(calibration, forecast(), 1001)).toBe(0.5);
    expect(coveringLevel(calibration, forecast(), 5000)).toBe(1);
    expect(coveringLevel(calibration, forecast(), -5000)).toBe(1);
    for (const level of [0.6, 0.98]) {
      const { lower, upper } = boundsAt(calibration, forecast(), level);
      for (const actual of [lower, upper]) {
        const found = coveringLevel(calibration, forecast(), actual);
        expect(found).toBeGreaterThanOrEqual(level - 1e-9);
        expect(found).toBeLessThan(level + 2e-4);
      }
    }
  });
});
