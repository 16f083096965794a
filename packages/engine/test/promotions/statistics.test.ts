import { describe, expect, it } from "vitest";
import { fTestP, normalCdf, normalQuantile, tTestP } from "../../src/promotions/statistics.ts";

describe("the distributions behind p-values", () => {
  it("agree with the printed tables", () => {
    expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalCdf(-1)).toBeCloseTo(0.158655, 6);
    expect(normalQuantile(0.2)).toBeCloseTo(-0.841621, 5);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    expect(tTestP(2.015368, 44)).toBeCloseTo(0.05, 6);
    expect(tTestP(2.228139, 10)).toBeCloseTo(0.05, 6);
    expect(fTestP(4.102821, 2, 10)).toBeCloseTo(0.05, 6);
    expect(fTestP(5.636326, 5, 10)).toBeCloseTo(0.01, 6);
  });

  it("know that the square of t is F with one degree", () => {
    expect(fTestP(1.7 ** 2, 1, 23)).toBeCloseTo(tTestP(1.7, 23), 9);
  });

  it("find nothing in a statistic of 0", () => {
    expect(tTestP(0, 12)).toBeCloseTo(1, 12);
    expect(fTestP(0, 5, 44)).toBe(1);
  });
});
