import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalValue, poolEstimates, poolUnseen } from "../../src/promotions/pooling.ts";

describe("pooling departments", () => {
  it("gives the figures worked out by hand for two departments with errors of 1", () => {
    // Q = 2 / (1 + tau2) = D - 1 = 1, so tau2 = 1 and each keeps half of its distance from the mean 2.
    const pooling = poolEstimates(Float64Array.of(1, 3), Float64Array.of(1, 0, 0, 1));
    expect(pooling.tau2).toBeCloseTo(1, 6);
    expect(pooling.mu).toBeCloseTo(2, 9);
    expect(pooling.muVariance).toBeCloseTo(0.25 + 0.25 + 0.5, 6);
    expect(pooling.estimates[0]).toBeCloseTo(1.5, 6);
    expect(pooling.estimates[1]).toBeCloseTo(2.5, 6);
    // sqrt((0.5 * 3.26)^2 + 0.25 * (2.02 * 1.3)^2)
    expect(pooling.halfLengths[0]).toBeCloseTo(2.09307, 4);
  });

  it("counts a store common to two departments twice in the error of the mean", () => {
    const apart = poolEstimates(Float64Array.of(1, 3), Float64Array.of(1, 0, 0, 1));
    const together = poolEstimates(Float64Array.of(1, 3), Float64Array.of(1, 0, 1, 0));
    expect(together.muVariance - apart.muVariance).toBeCloseTo(0.5, 6);
  });

  it("pulls every estimate towards the mean, never beyond it", () => {
    const numbers = fc.array(
      fc.tuple(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: 0.01, max: 5, noNaN: true })),
      {
        minLength: 2,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(numbers, (pairs) => {
        const theta = Float64Array.from(pairs, ([value]) => value);
        const psi = new Float64Array(pairs.length ** 2);
        pairs.forEach(([, se], d) => {
          psi[d * pairs.length + d] = se;
        });
        const { mu, estimates, halfLengths } = poolEstimates(theta, psi);
        estimates.forEach((estimate, d) => {
          expect(Math.abs(estimate - mu)).toBeLessThanOrEqual(Math.abs(theta[d]! - mu) + 1e-9);
          expect(halfLengths[d]).toBeGreaterThan(0);
        });
      }),
    );
  });

  it("gives a department without an estimate the mean, with an interval at least as wide as that of a noisy one", () => {
    const noisy = poolEstimates(
      Float64Array.of(0, 1, 2, 50),
      Float64Array.from({ length: 16 }, (_, i) => (i % 5 ? 0 : i === 15 ? 1e4 : 0.1)),
    );
    const unseen = poolUnseen(noisy);
    expect(unseen.estimate).toBe(noisy.mu);
    expect(unseen.halfLength).toBeCloseTo(noisy.halfLengths[3]!, 2);
  });

  it("interpolates the critical values of the robust interval and grows like the root beyond the table", () => {
    expect(criticalValue(0)).toBe(1.96);
    expect(criticalValue(1)).toBe(3.26);
    expect(criticalValue(0.75)).toBeGreaterThan(2.52);
    expect(criticalValue(0.75)).toBeLessThan(3.26);
    expect(criticalValue(1600)).toBeCloseTo(168.8, 9);
  });
});
