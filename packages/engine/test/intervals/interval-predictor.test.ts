import { beforeEach, describe, expect, it } from "vitest";
import { computeBase, emptyBaseParts } from "../../src/base/base-forecast.ts";
import { buildOriginState, type OriginState } from "../../src/base/origin-state.ts";
import { measureErrorScale, rowErrorScale } from "../../src/intervals/error-scale.ts";
import { IntervalPredictor } from "../../src/intervals/interval-predictor.ts";
import { buildPanel } from "../panel-builder.ts";

const steady = (week: number, y: number) => Array.from({ length: 70 }, (_, t) => (t === week ? y : 1_000));

/** Four pairs: never negative, once negative, negative only after the origin, sold for a week; week 62 is a holiday. */
const panel = buildPanel(
  [
    { store: 1, dept: 1, sales: steady(3, 0) },
    { store: 1, dept: 2, sales: steady(3, -1) },
    { store: 1, dept: 3, sales: steady(65, -1) },
    { store: 1, dept: 4, sales: Array.from({ length: 70 }, (_, t) => (t < 60 ? null : 1_000)) },
  ],
  { holidays: [62] },
);
const calibration = {
  levels: [0.5, 0.99],
  bands: [{ fromHorizon: 1, toHorizon: 9, rows: 9, lower: [-1, -50], upper: [1, 50] }],
  holidayFactor: [3, 3],
  historyFactor: [
    [1, 1],
    [1, 2],
    [2, 4],
    [4, 8],
    [9, 9],
  ],
};
let state: OriginState;
let predictor: IntervalPredictor;

beforeEach(() => {
  state = buildOriginState(panel, 60, { maxHorizon: 9 });
  predictor = new IntervalPredictor(state, calibration);
});

function pointAt(series: number, horizon: number) {
  const parts = emptyBaseParts();
  computeBase(state, series, horizon, parts);
  return { series, horizon, forecast: 100, parts };
}

describe("IntervalPredictor", () => {
  it("states bounds by the error scale of the very forecast, wider in flagged weeks", () => {
    const point = pointAt(0, 1);
    const errorScale = rowErrorScale(state, measureErrorScale(state), 0, 100, point.parts);
    expect(predictor.errorScaleOf(point)).toBe(errorScale);
    expect(predictor.bounds(point, 0.5).upper).toBeCloseTo(100 + errorScale, 10);
    const holiday = pointAt(0, 2);
    expect(predictor.bounds(holiday, 0.5).upper).toBeCloseTo(100 + 3 * predictor.errorScaleOf(holiday), 10);
  });

  it("widens bounds by how much of the last year a pair was sold in", () => {
    const point = pointAt(3, 1);
    const errorScale = predictor.errorScaleOf(point);
    expect(predictor.bounds(point, 0.5).upper).toBeCloseTo(100 + 4 * errorScale, 9);
    expect(predictor.bounds(point, 0.99).upper).toBeCloseTo(100 + 8 * 50 * errorScale, 6);
    expect([0.5, 0.745, 0.99].map((level) => predictor.widening(3, level))).toEqual([4, 6, 8]);
    expect(predictor.widening(0, 0.745)).toBe(1);
  });

  it("lets a bound lie below 0 only where a week by the origin was negative", () => {
    const lowers = [0, 1, 2].map((series) => predictor.bounds(pointAt(series, 1), 0.99).lower);
    expect([lowers[0], lowers[2]]).toEqual([0, 0]);
    expect(lowers[1]).toBeLessThan(0);
  });

  it("finds the level whose bounds reach an actual", () => {
    const point = pointAt(0, 1);
    const actual = predictor.bounds(point, 0.8).upper;
    expect(predictor.coveringLevel(point, actual)).toBeCloseTo(0.8, 3);
    expect(predictor.coveringLevel(point, 1e9)).toBe(1);
  });
});
