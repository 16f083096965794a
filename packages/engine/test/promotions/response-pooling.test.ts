import { describe, expect, it } from "vitest";
import type { DepartmentFit } from "../../src/index.ts";
import { poolResponse, poolResponses } from "../../src/promotions/response-pooling.ts";
import { seededRandom } from "../synthetic-panel.ts";

const STORES = 6;

/** A fit with the given coefficients whose errors are independent between types, of one size, equal in all stores. */
function fitWith(beta: readonly number[], error: number): DepartmentFit {
  const contributions = new Float64Array(STORES * 5);
  for (let s = 0; s < STORES; s++) {
    for (let k = 0; k < 5; k++) contributions[s * 5 + k] = error / Math.sqrt(STORES);
  }
  const covariance = new Float64Array(25);
  for (let k = 0; k < 5; k++) covariance[k * 6] = error ** 2;
  return {
    beta: Float64Array.from(beta),
    contributions,
    covariance,
    iroas: { estimate: 0, lower: 0, upper: 0, standardError: 1, pValue: 1 },
    psi: new Float64Array(STORES),
    incrementalUsd: 0,
    residualVariance: new Float64Array(STORES),
    lead: null,
    iroasWithLagControl: null,
  };
}

describe("pooling the five coefficients", () => {
  const random = seededRandom(11);
  const normal = () => random() + random() + random() + random() - 2;
  const truths = Array.from({ length: 300 }, () => [0.03, 0, 0, 0.01, 0].map((mean) => mean + 0.02 * normal()));

  it("finds mean and spread of the truth from estimates with known errors", () => {
    const noise = 0.01;
    const fits = truths.map((beta) => {
      const estimate = beta.map((value) => value + noise * normal());
      return fitWith(estimate, noise * Math.sqrt(1 / 3));
    });
    const pooling = poolResponses(fits);
    // normal() has variance 1/3: 100 beta varies by (100 * .02)^2 / 3 = 1.33 between departments.
    expect(Math.abs(pooling.mean[0]! - 3)).toBeLessThan(0.3);
    expect(Math.abs(pooling.mean[1]!)).toBeLessThan(0.3);
    expect(Math.abs(pooling.between[0]! / 1.333 - 1)).toBeLessThan(0.25);
    const error = (estimate: (d: number) => Float64Array) =>
      truths.reduce((sum, beta, d) => {
        const found = estimate(d);
        return sum + beta.reduce((total, value, k) => total + (found[k]! - value) ** 2, 0);
      }, 0);
    // Expected: 1.33 / (1.33 + 0.33) = 0.8 of the error of the estimates alone.
    const ratio = error((d) => poolResponse(pooling, fits[d]!).mean) / error((d) => fits[d]!.beta);
    expect(Math.abs(ratio - 0.8)).toBeLessThan(0.1);
  });

  it("leaves exact estimates alone and gives a department without any the common mean and its full spread", () => {
    const exact = truths.map((beta) => fitWith(beta, 1e-5));
    const pooling = poolResponses(exact);
    expect(poolResponse(pooling, exact[7]!).mean[0]).toBeCloseTo(truths[7]![0]!, 5);
    const unseen = poolResponse(pooling, null);
    expect(100 * unseen.mean[0]!).toBeCloseTo(pooling.mean[0]!, 9);
    expect(100 * unseen.sd[0]!).toBeCloseTo(Math.sqrt(pooling.between[0]! + pooling.meanVariance[0]!), 6);
  });

  it("leaves out a type that some department cannot estimate", () => {
    const fits = truths.slice(0, 20).map((beta) => fitWith(beta, 0.01));
    fits[3]!.covariance[2 * 6] = 0;
    const pooling = poolResponses(fits);
    expect(pooling.types).toEqual([0, 1, 3, 4]);
    expect(poolResponse(pooling, fits[0]!).mean[2]).toBe(0);
  });

  it("has nothing to say without departments", () => {
    expect(poolResponses([]).types).toEqual([]);
  });
});
