import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autoregressive, createRandom } from "../../src/demo/random.ts";

const draw = (seed: number, label: string, count: number) => {
  const random = createRandom(seed, label);
  return Array.from({ length: count }, () => random.uniform());
};
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

describe("the random streams", () => {
  it("repeat for the same seed and label, and differ for another of either", () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (seed, label) => {
        expect(draw(seed, label, 5)).toEqual(draw(seed, label, 5));
        expect(draw(seed, label, 5)).not.toEqual(draw(seed, `${label}x`, 5));
        expect(draw(seed, label, 5)).not.toEqual(draw(seed + 1, label, 5));
      }),
    );
  });

  it("are uniform: mean 1/2, variance 1/12, within [0, 1)", () => {
    const values = draw(1, "uniform", 100_000);
    expect(mean(values)).toBeCloseTo(0.5, 2);
    expect(mean(values.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 3);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it("give normals of the asked mean and spread, and exponentials of the asked mean", () => {
    const random = createRandom(2, "normal");
    const normals = Array.from({ length: 100_000 }, () => random.normal(3, 2));
    expect(mean(normals)).toBeCloseTo(3, 1);
    expect(mean(normals.map((value) => (value - 3) ** 2))).toBeCloseTo(4, 1);
    expect(mean(Array.from({ length: 100_000 }, () => random.exponential(0.25)))).toBeCloseTo(0.25, 2);
  });

  it("give autoregressive series of the asked spread and correlation", () => {
    const series = autoregressive(createRandom(3, "ar"), { length: 100_000, correlation: 0.55, sd: 0.04 });
    const variance = mean(series.map((value) => value ** 2));
    const covariance = mean(series.slice(1).map((value, i) => value * (series[i] as number)));
    expect(Math.sqrt(variance)).toBeCloseTo(0.04, 3);
    expect(covariance / variance).toBeCloseTo(0.55, 1);
  });
});
