import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addIndependent, annualValue } from "../../../src/insights/value/annual-value.ts";
import { bootstrapMeans } from "../../../src/insights/value/block-bootstrap.ts";
import { type StockWeeks, simulateStock } from "../../../src/insights/value/simulate-stock.ts";
import { planStock, type StockRows } from "../../../src/insights/value/stock-plan.ts";

/** One pair: weeks 10-13 from origin 9 (fold 1), weeks 14-15 from origin 13 (fold 2). */
const onePair: StockRows = {
  series: [0, 0, 0, 0, 0, 0],
  week: [10, 11, 12, 13, 14, 15],
  horizon: [1, 2, 3, 4, 1, 2],
  fold: [1, 1, 1, 1, 2, 2],
  actual: [110, 90, 120, 80, 90, 50],
  forecast: [100, 100, 100, 100, 100, 5],
};

describe("the stock plan", () => {
  it("calibrates a fold on the errors of earlier folds only and leaves the first fold out", () => {
    const plans = planStock(onePair, 1);
    expect(plans).toHaveLength(1);
    const [plan] = plans;
    expect([plan!.originIndex, [...plan!.entries]]).toEqual([13, [4, 5]]);
    // Errors 10, -10, 20, -20: mean size 15.
    expect([...plan!.errorScale]).toEqual([15, 15]);
    expect([...plan!.usualWeekUsd]).toEqual([100, 100]);
    // Each against the scale of the other three and four pooled weeks of 15: (40 + 60) / 7 beside 20, (50 + 60) / 7 beside 10.
    const expected = [(-20 * 7) / 100, (-10 * 7) / 110, (10 * 7) / 110, (20 * 7) / 100];
    plan!.scaledErrors.forEach((error, k) => {
      expect(error).toBeCloseTo(expected[k]!, 12);
    });
  });

  it("draws a pair's error scale towards the share of sales that all pairs miss", () => {
    const rows = {
      series: [0, 1, 0],
      week: [1, 1, 2],
      horizon: [1, 1, 1],
      fold: [1, 1, 2],
      actual: [100, 300, 100],
      forecast: [100, 340, 100],
    };
    // Pooled: 40 missed of 400 sold = 10%. Pair 0: (0 + 4 x 0.1 x 100) / (1 + 4) = 8.
    expect(planStock(rows, 2)[0]!.errorScale[0]).toBeCloseTo(8, 12);
  });

  it("leaves out pairs without an earlier week", () => {
    const rows = { ...onePair, series: [0, 0, 0, 0, 1, 0] };
    expect([...planStock(rows, 2)[0]!.entries]).toEqual([5]);
  });

  it("does not see any actual after the fold's origin", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (later) => {
        const changed = { ...onePair, actual: [110, 90, 120, 80, later, later] };
        expect(planStock(changed, 1)).toEqual(planStock(onePair, 1));
      }),
    );
  });
});

describe("the stock simulation", () => {
  it("orders up to forecast plus safety stock, carries what is left and loses what is short", () => {
    const outcome = simulateStock(onePair, planStock(onePair, 1), { serviceLevel: 1, seriesCount: 1 });
    // The largest earlier error is 1.4 scales of 15. Week 14: stock 121, demand 90, 31 left. Week 15: 31 left beats an order of 26; demand 50.
    expect([...outcome.week]).toEqual([14, 15]);
    expect(outcome.heldUsd[0]).toBeCloseTo(31, 9);
    expect(outcome.heldUsd[1]).toBe(0);
    expect(outcome.lostUsd[0]).toBe(0);
    expect(outcome.lostUsd[1]).toBeCloseTo(19, 9);
    expect([...outcome.covered]).toEqual([1, 0]);
    expect([...outcome.demandUsd]).toEqual([90, 50]);
  });

  it("takes returns as no demand", () => {
    const rows = { ...onePair, actual: [110, 90, 120, 80, -40, 50] };
    const outcome = simulateStock(rows, planStock(rows, 1), { serviceLevel: 1, seriesCount: 1 });
    expect(outcome.demandUsd[0]).toBe(0);
    expect(outcome.heldUsd[0]).toBeCloseTo(121, 9);
  });

  it("counts a week as badly missed from $500 and half of the pair's usual week on", () => {
    const thousands = (values: ArrayLike<number>) => Array.from(values, (value) => 10 * value);
    const rows = {
      ...onePair,
      actual: thousands([110, 90, 120, 80, 100, 160]),
      forecast: thousands([100, 100, 100, 100, 151, 100]),
    };
    // The usual week is $1,000: misses of $510 and $600 count.
    const outcome = simulateStock(rows, planStock(rows, 1), { serviceLevel: 0.9, seriesCount: 1 });
    expect([...outcome.badlyMissed]).toEqual([1, 1]);
    // A miss of $60 is more than half of a usual week of $100, and not worth anybody's time.
    const cheap = { ...onePair, forecast: [100, 100, 100, 100, 150, 110] };
    const small = simulateStock(cheap, planStock(cheap, 1), { serviceLevel: 0.9, seriesCount: 1 });
    expect([...small.badlyMissed]).toEqual([0, 0]);
  });

  it("never loses more at a higher service level", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 500 }), { minLength: 6, maxLength: 6 }),
        fc.double({ min: 0.8, max: 0.99, noNaN: true }),
        fc.double({ min: 0.8, max: 0.99, noNaN: true }),
        (actual, a, b) => {
          const rows = { ...onePair, actual };
          const lost = (serviceLevel: number) =>
            simulateStock(rows, planStock(rows, 1), { serviceLevel, seriesCount: 1 }).lostUsd.reduce(
              (x, y) => x + y,
              0,
            );
          expect(lost(Math.max(a, b))).toBeLessThanOrEqual(lost(Math.min(a, b)) + 1e-9);
        },
      ),
    );
  });
});

describe("the sum of two independent ranges", () => {
  it("adds the middles and the distances to the bounds in quadrature", () => {
    const sum = addIndependent({ lowUsd: 97, midUsd: 100, highUsd: 108 }, { lowUsd: 46, midUsd: 50, highUsd: 56 });
    expect(sum).toEqual({ lowUsd: 145, midUsd: 150, highUsd: 160 });
  });

  it("is the one range when the other amount is certain", () => {
    const certain = { lowUsd: 0, midUsd: 0, highUsd: 0 };
    expect(addIndependent({ lowUsd: -5, midUsd: 1, highUsd: 9 }, certain)).toEqual({
      lowUsd: -5,
      midUsd: 1,
      highUsd: 9,
    });
  });
});

describe("the block bootstrap", () => {
  it("gives the value itself when every week is the same", () => {
    const [means] = bootstrapMeans([new Float64Array(26).fill(7)], { blockWeeks: 4, draws: 50, seed: 1 });
    expect(new Set(means)).toEqual(new Set([7]));
  });

  it("draws the quantities of one week together", () => {
    const a = Float64Array.from({ length: 20 }, (_, week) => week * week);
    const [first, second] = bootstrapMeans([a, a.map((x) => 3 * x)], { blockWeeks: 4, draws: 20, seed: 1 });
    for (const [draw, value] of second!.entries()) expect(value).toBeCloseTo(3 * first![draw]!, 9);
  });

  it("spreads more when neighbouring weeks are drawn together and resemble each other", () => {
    const waves = Float64Array.from({ length: 40 }, (_, week) => (week % 20 < 10 ? 0 : 1));
    const spread = (blockWeeks: number) => {
      const [means] = bootstrapMeans([waves], { blockWeeks, draws: 2000, seed: 3 });
      const sorted = means!.sort();
      return sorted[1900]! - sorted[100]!;
    };
    expect(spread(8)).toBeGreaterThan(1.5 * spread(1));
  });
});

describe("the annual value", () => {
  const weeks = (held: number[], lost: number[], badlyMissed: number[]): StockWeeks => ({
    week: Int32Array.from(held, (_, n) => n),
    pairs: Int32Array.from(held, () => 1),
    demandUsd: Float64Array.from(held, () => 100),
    heldUsd: Float64Array.from(held),
    lostUsd: Float64Array.from(lost),
    covered: Int32Array.from(held, () => 1),
    badlyMissed: Int32Array.from(badlyMissed),
  });
  const assumptions = {
    marginFraction: 0.25,
    holdingCostPerYear: 0.2,
    serviceLevel: 0.95,
    labourCostPerErrorUsd: 10,
  };

  it("prices stock at cost, lost sales at margin and errors each, a year", () => {
    const value = annualValue(
      { benchmark: weeks([1000, 1200], [50, 30], [3, 1]), ours: weeks([600, 600], [40, 20], [1, 1]) },
      assumptions,
    );
    // Stock: mean 1100 - 600 = 500 x 0.75 x 0.2 = 75. Sales: 10 x 0.25 x 52 = 130. Errors: mean 1 x 10 x 52 = 520.
    expect(value.inventory.midUsd).toBeCloseTo(75, 9);
    expect(value.stockouts.midUsd).toBeCloseTo(130, 9);
    expect(value.labour.midUsd).toBeCloseTo(520, 9);
    expect(value.total.midUsd).toBeCloseTo(725, 9);
    expect(value.stockReleasedUsd).toBeCloseTo(375, 9);
    expect(value.total.lowUsd).toBeLessThanOrEqual(value.total.midUsd);
    expect(value.total.highUsd).toBeGreaterThanOrEqual(value.total.midUsd);
  });

  it("is nothing when both forecasts are the same and negative when ours holds more", () => {
    const same = weeks([10, 20, 30], [1, 2, 3], [0, 1, 0]);
    expect(annualValue({ benchmark: same, ours: same }, assumptions).total).toEqual({
      lowUsd: 0,
      midUsd: 0,
      highUsd: 0,
    });
    const more = annualValue({ benchmark: same, ours: weeks([20, 30, 40], [1, 2, 3], [0, 1, 0]) }, assumptions);
    expect(more.inventory.highUsd).toBeLessThan(0);
  });
});
