import { describe, expect, it } from "vitest";
import { HISTORY_WEEKS, MARKDOWNS_FROM } from "../../../src/demo/calendar.ts";
import { WORLDS } from "../../../src/demo/worlds/kinds.ts";
import { drawResponses, liftSeries } from "../../../src/demo/worlds/responses.ts";
import { createPromotionWorld } from "../../../src/index.ts";

/** Markdowns of one type in one week each, percent, shape [T x 5]. */
function schedule(weeks: number, cells: readonly { t: number; type: number; x: number }[]): Float64Array {
  const intensity = new Float64Array(weeks * 5);
  for (const { t, type, x } of cells) intensity[t * 5 + type - 1] = x;
  return intensity;
}

describe("the lift of a promotion", () => {
  const beta = [0.1, 0.2, 0, 0, 0];

  it("saturates: beta (1 - e^-1) = 0.0632 at 1 percent", () => {
    const lift = liftSeries({ responseClass: "responder", beta }, schedule(3, [{ t: 1, type: 1, x: 1 }]));
    expect(Array.from(lift, (value) => Number(value.toFixed(4)))).toEqual([0, 0.0632, 0]);
  });

  it("comes back as a dip of 30% and 20% in the two weeks after, where purchases were brought forward", () => {
    const lift = liftSeries({ responseClass: "dip", beta }, schedule(4, [{ t: 0, type: 2, x: 50 }]));
    expect(Array.from(lift, (value) => Number(value.toFixed(4)))).toEqual([0.2, -0.06, -0.04, 0]);
  });

  it("never takes away more than 60% of sales", () => {
    const lift = liftSeries({ responseClass: "dip", beta: [9, 0, 0, 0, 0] }, schedule(2, [{ t: 0, type: 1, x: 50 }]));
    expect(lift[1]).toBe(-0.6);
  });
});

describe("a promotion world", () => {
  it("is the same for the same seed and kind, and another for another seed", () => {
    const world = createPromotionWorld({ kind: "medium", seed: 3 });
    expect(createPromotionWorld({ kind: "medium", seed: 3 })).toEqual(world);
    expect(createPromotionWorld({ kind: "medium", seed: 4 }).panel.sales[0]).not.toBe(world.panel.sales[0]);
  });

  it("tells truth that its own panel confirms: sales = baseline (1 + lift), iROAS = incremental / share of the cost", () => {
    const { panel, baseline, lift, trueIroas } = createPromotionWorld({ kind: "dips", seed: 5 });
    const departments = 40;
    let incremental = 0;
    let cost = 0;
    for (let s = 0; s < 45; s += 1) {
      const mean = (i: number) =>
        panel.sales.subarray(i * HISTORY_WEEKS + 39, i * HISTORY_WEEKS + 91).reduce((a, b) => a + b) / 52;
      const pairs = Array.from({ length: departments }, (_, d) => s * departments + d);
      const store = pairs.reduce((sum, i) => sum + mean(i), 0);
      const spend = panel.markdowns
        .subarray(s * HISTORY_WEEKS * 5, (s + 1) * HISTORY_WEEKS * 5)
        .reduce((a, b) => a + b);
      const i = pairs[11] as number;
      cost += (spend * mean(i)) / store;
      for (let t = MARKDOWNS_FROM; t < HISTORY_WEEKS; t += 1) {
        const cell = i * HISTORY_WEEKS + t;
        const usd = baseline[cell] as number;
        expect(panel.sales[cell]).toBeCloseTo(usd * (1 + (lift[cell] as number)), 6);
        incremental += (panel.sales[cell] as number) - usd;
      }
    }
    expect(trueIroas[11]).toBeCloseTo(incremental / cost, 6);
  });

  it("does nothing in the null, confounded and targeted kinds, which spend differently", () => {
    const worlds = (["null", "confounded", "targeted"] as const).map((kind) => createPromotionWorld({ kind, seed: 2 }));
    for (const { trueIroas, lift } of worlds) {
      expect(Math.max(...trueIroas)).toBe(0);
      expect(lift.every((value) => value === 0)).toBe(true);
    }
    const spends = worlds.map(({ panel }) => panel.markdowns.reduce((sum, usd) => sum + usd, 0));
    expect(new Set(spends).size).toBe(3);
    expect(worlds[1]?.panel.sales).toEqual(worlds[0]?.panel.sales);
  });

  it("grows from weak to strong, and has about 35% of departments that do not respond", () => {
    const total = (kind: "weak" | "medium" | "strong") => createPromotionWorld({ kind, seed: 2 }).trueTotalIroas;
    expect(total("weak")).toBeGreaterThan(0);
    expect(total("medium") / total("weak")).toBeCloseTo(2.5, 1);
    expect(total("strong") / total("medium")).toBeCloseTo(2, 1);
    const zero = drawResponses(1, 1000, WORLDS.dips).filter(({ responseClass }) => responseClass === "zero").length;
    expect(zero).toBeGreaterThan(300);
    expect(zero).toBeLessThan(400);
  });
});
