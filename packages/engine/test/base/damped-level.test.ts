import { describe, expect, it } from "vitest";
import { dampedLevelAt, fitDampedLevel } from "../../src/base/damped-level.ts";
import { seededRandom } from "../synthetic-panel.ts";

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return mean(sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1));
};

/** The method written down plainly for one series: season by week class, then the best of 20 robust smoothings. */
function fitPlainly(series: readonly number[]) {
  const n = series.length;
  const window = Math.min(53, n);
  const trend = series.map((_, t) => {
    const start = Math.min(Math.max(t - 26, 0), n - window);
    return mean(series.slice(start, start + window));
  });
  const season = Array.from({ length: 52 }, (_, k) => {
    const deviations = series.flatMap((x, t) => (t % 52 === k ? [x - trend[t]!] : []));
    return mean(deviations);
  });
  const rest = series.map((x, t) => x - season[t % 52]!);
  const steps = rest.slice(1).map((x, t) => Math.abs(x - rest[t]!));
  const limit = 2 * 1.48 * (median(steps) / 1.4);
  const candidates = [0.05, 0.1, 0.2, 0.35, 0.5].flatMap((alpha) =>
    [
      [0, 1],
      [0.05, 0.8],
      [0.05, 0.9],
      [0.05, 0.98],
    ].map(([beta, phi]) => {
      const walked = { level: median(rest.slice(0, 8)), slope: 0, cost: 0, phi: phi! };
      for (const x of rest) {
        const expected = walked.level + phi! * walked.slope;
        walked.cost += Math.abs(x - expected);
        const error = Math.sign(x - expected) * Math.min(Math.abs(x - expected), limit);
        walked.level = expected + alpha * error;
        walked.slope = phi! * walked.slope + beta! * error;
      }
      return walked;
    }),
  );
  const best = candidates.reduce((a, b) => (b.cost < a.cost ? b : a));
  return { ...best, season };
}

/** Trend, season, noise and a few outliers. */
function makeSeries(weeks: number, seed: number, slope: number): number[] {
  const random = seededRandom(seed);
  return Array.from(
    { length: weeks },
    (_, t) => 1_000 + slope * t + 200 * Math.sin((2 * Math.PI * t) / 52) + 80 * random() + (random() < 0.05 ? 900 : 0),
  );
}

describe("fitDampedLevel", () => {
  it.each([61, 90, 120, 143])("finds what a plain computation finds, pair by pair, over %i weeks", (weeks) => {
    const series = [makeSeries(weeks, 1, 6), makeSeries(weeks, 2, -4), makeSeries(weeks, 3, 0)];
    // The third pair lacks two weeks: they count as 0 in the raw half.
    const raw = series.map((values, i) => values.map((x, t) => (i === 2 && (t === 30 || t === 50) ? Number.NaN : x)));
    const smooth = series.map((values) => values.map((x) => 0.9 * x + 100));
    const model = fitDampedLevel(Float64Array.from(raw.flat()), Float64Array.from(smooth.flat()), weeks - 1)!;
    series.forEach((_, i) => {
      const mixed = raw[i]!.map((x, t) => 0.5 * (Number.isNaN(x) ? 0 : x) + 0.5 * smooth[i]![t]!);
      const { level, slope, phi, season } = fitPlainly(mixed);
      expect(model.level[i]).toBeCloseTo(level, 6);
      expect(model.slope[i]).toBeCloseTo(slope, 8);
      expect(model.damping[i]).toBe(phi);
      season.forEach((x, k) => {
        expect(model.season[i * 52 + k]).toBeCloseTo(x, 6);
      });
    });
  });

  it("follows a trend with a damped slope and a level shift without one", () => {
    const rising = Float64Array.from({ length: 130 }, (_, t) => 100 * t);
    expect(fitDampedLevel(rising, rising, 129)!.damping[0]).toBeLessThan(1);
  });

  it("waits until week 60", () => {
    expect(fitDampedLevel(new Float64Array(60), new Float64Array(60), 59)).toBeUndefined();
    expect(fitDampedLevel(new Float64Array(61), new Float64Array(61), 60)).toBeDefined();
  });
});

describe("dampedLevelAt", () => {
  it("mixes the season of the week and of the week before by the shifted days, for the pair asked for", () => {
    const season = new Float64Array(104);
    season[52 + 10] = 70;
    season[52 + 9] = 14;
    const model = {
      level: Float64Array.from([1, 100]),
      slope: Float64Array.from([5, 0]),
      damping: Float64Array.from([0.9, 1]),
      season,
    };
    expect(dampedLevelAt(model, 1, 62, 3, 0)).toBe(170);
    expect(dampedLevelAt(model, 1, 62, 3, 2)).toBeCloseTo(100 + (5 * 70 + 2 * 14) / 7, 10);
    expect(dampedLevelAt(model, 0, 62, 2, 0)).toBeCloseTo(1 + 5 * (0.9 + 0.81), 10);
  });
});
