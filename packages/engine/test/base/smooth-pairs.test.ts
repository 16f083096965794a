import { describe, expect, it } from "vitest";
import { smoothAcrossPairs } from "../../src/base/smooth-pairs.ts";
import { sampleKey } from "../../src/model/row-plan.ts";

const WEEKS = 80;

/** A repeatable number in [-1, 1). */
const noise = (k: number) => 2 * sampleKey(k, 0, 0, 0, 1) - 1;

/** Pairs made of `shapes` seasonal shapes in different shares. */
function mixtures(pairs: number, shapes: number, disturbance = 0): Float64Array {
  return Float64Array.from({ length: pairs * WEEKS }, (_, at) => {
    const i = Math.floor(at / WEEKS);
    const t = at % WEEKS;
    let value = 10_000;
    for (let k = 0; k < shapes; k++) value += 1_000 * noise(i * 97 + k) * Math.sin(((k + 1) * t) / 9);
    return value + disturbance * noise(at);
  });
}

describe("smoothAcrossPairs", () => {
  it("leaves alone what twelve shapes explain", () => {
    const sales = mixtures(90, 5);
    const smooth = smoothAcrossPairs(sales, WEEKS);
    for (let at = 0; at < sales.length; at += 37) expect(smooth[at]).toBeCloseTo(sales[at]!, 6);
  });

  it("brings disturbed pairs closer to what they have in common", () => {
    const truth = mixtures(90, 5);
    const disturbed = mixtures(90, 5, 300);
    const smooth = smoothAcrossPairs(disturbed, WEEKS);
    const miss = (values: Float64Array) => values.reduce((sum, y, at) => sum + Math.abs(y - truth[at]!), 0);
    expect(miss(smooth)).toBeLessThan(0.85 * miss(disturbed));
  });

  it("keeps the mean of every pair and those that are constant or empty", () => {
    const sales = mixtures(90, 40, 300);
    sales.fill(0, 0, WEEKS);
    sales.fill(500, WEEKS, 2 * WEEKS);
    const smooth = smoothAcrossPairs(sales, WEEKS);
    const mean = (values: Float64Array, i: number) =>
      values.subarray(i * WEEKS, (i + 1) * WEEKS).reduce((sum, y) => sum + y, 0) / WEEKS;
    for (const i of [0, 1, 2, 50]) expect(mean(smooth, i)).toBeCloseTo(mean(sales, i), 6);
    expect([...smooth.subarray(0, WEEKS)].every((y) => Math.abs(y) < 1e-9)).toBe(true);
    expect([...smooth.subarray(WEEKS, 2 * WEEKS)].every((y) => Math.abs(y - 500) < 1e-9)).toBe(true);
    expect(sales[5]).toBe(0);
  });

  it("keeps four, three, two or one quarter of shapes by rank: of 60 equal ones the mean square falls as counted", () => {
    // One shape a pair: unit deviations in one week each, so that all components of the 60 pairs are alike.
    const weeks = 60;
    const sales = new Float64Array(weeks * weeks);
    for (let i = 0; i < weeks; i++) sales[i * weeks + i] = 1_000;
    const smooth = smoothAcrossPairs(sales, weeks);
    let kept = 0;
    for (let i = 0; i < weeks; i++) kept += smooth[i * weeks + i]! - 1_000 / weeks;
    // 59 components (the mean is out): 12 in full, 12 by 3/4, 21 by 1/2, 14 by 1/4, of 1,000 x 59/60 in all 59.
    const share = (12 + 12 * 0.75 + 21 * 0.5 + 14 * 0.25) / 59;
    expect(kept / (1_000 * 59)).toBeCloseTo(share, 8);
  });
});
