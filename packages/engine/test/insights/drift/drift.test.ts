import { describe, expect, it } from "vitest";
import { type ForecastRows, watchDrift } from "../../../src/index.ts";
import { rollErrors } from "../../../src/insights/drift/rolling-errors.ts";
import { seededRandom } from "../../synthetic-panel.ts";

const none: ForecastRows = { week: [], horizon: [], fold: [], actual: [], forecast: [], coveringLevel: [] };

/** 40 pairs over weeks from an origin, forecast 100 each, actuals with noise, all times 1 + shift. */
function runOf(options: { origin: number; weeks: number; fold?: number; seed: number; shift?: number }): ForecastRows {
  const { origin, weeks, fold = 1, seed, shift = 0 } = options;
  const random = seededRandom(seed);
  const rows = Array.from({ length: weeks * 40 }, (_, n) => {
    const actual = 100 * (1 + shift) * (1 + 0.3 * (random() - 0.5));
    const miss = Math.abs(actual - 100);
    // The noise is uniform over +-15: the band of level L is 100 +- 15 L.
    return {
      week: origin + 1 + Math.floor(n / 40),
      horizon: 1 + Math.floor(n / 40),
      fold,
      actual,
      forecast: 100,
      coveringLevel: miss / 15,
    };
  });
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name]);
  return {
    week: column("week"),
    horizon: column("horizon"),
    fold: column("fold"),
    actual: column("actual"),
    forecast: column("forecast"),
    coveringLevel: column("coveringLevel"),
  };
}

const join = (...parts: readonly ForecastRows[]): ForecastRows => {
  const column = (name: keyof ForecastRows) => parts.flatMap((part) => Array.from(part[name]));
  return {
    week: column("week"),
    horizon: column("horizon"),
    fold: column("fold"),
    actual: column("actual"),
    forecast: column("forecast"),
    coveringLevel: column("coveringLevel"),
  };
};

const backtest = join(
  runOf({ origin: 100, weeks: 13, fold: 1, seed: 1 }),
  runOf({ origin: 113, weeks: 13, fold: 2, seed: 2 }),
  runOf({ origin: 126, weeks: 13, fold: 3, seed: 3 }),
);

describe("rolling errors", () => {
  const rows: ForecastRows = {
    week: [1, 1, 2, 3, 3],
    horizon: [1, 1, 2, 3, 1],
    fold: [1, 1, 1, 1, 2],
    actual: [100, -100, 200, 100, 100],
    forecast: [110, -100, 180, 130, 95],
    coveringLevel: [0.9, 0.1, 0.96, 1, 0.8],
  };

  it("sum over the weeks of a window, each fold apart", () => {
    const windows = rollErrors(rows, { windowWeeks: 2, byFold: true });
    // Weeks 1-2: misses 10, 0, 20 of 400; errors +10, 0, -20; 1 of 3 within 80%, 2 of 3 within 95%. Weeks 2-3 of fold 1: 50 of 300.
    expect(windows).toEqual([
      { lastWeek: 2, pairWeeks: 3, wape: 30 / 400, bias: -10 / 400, coverage80: 1 / 3, coverage95: 2 / 3 },
      { lastWeek: 3, pairWeeks: 2, wape: 50 / 300, bias: 10 / 300, coverage80: 0, coverage95: 0 },
    ]);
  });

  it("take a week from the latest origin when forecasts of several versions met it", () => {
    const [, last] = rollErrors(rows, { windowWeeks: 2, byFold: false });
    // Week 3 by fold 2: 5 of 100; week 2: 20 of 200.
    expect(last).toMatchObject({ lastWeek: 3, pairWeeks: 2, wape: 25 / 300 });
  });

  it("leave out windows with a missing week", () => {
    const gap = { ...rows, week: [1, 1, 3, 4, 4] };
    expect(rollErrors(gap, { windowWeeks: 2, byFold: false }).map(({ lastWeek }) => lastWeek)).toEqual([4]);
  });
});

describe("the drift watch", () => {
  it("has nothing to say before actuals arrive, nor before four weeks of them have", () => {
    expect(watchDrift({ backtest, frozen: none }).status).toBe("no_new_actuals");
    const three = runOf({ origin: 139, weeks: 3, seed: 4 });
    expect(watchDrift({ backtest, frozen: three }).status).toBe("too_few_weeks");
  });

  it("puts the limits three standard deviations from the mean of the backtest's windows", () => {
    const { measures, windows } = watchDrift({ backtest, frozen: none });
    expect(windows).toHaveLength(30);
    const biases = windows.map(({ bias }) => bias);
    const centre = biases.reduce((sum, value) => sum + value, 0) / 30;
    const deviation = Math.sqrt(biases.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 29);
    const bias = measures.find(({ measure }) => measure === "bias")!;
    expect(bias.upperLimit).toBeCloseTo(centre + 3 * deviation, 12);
    expect(bias.lowerLimit).toBeCloseTo(centre - 3 * deviation, 12);
    expect(measures.map(({ lowerLimit, upperLimit }) => [lowerLimit === null, upperLimit === null])).toEqual([
      [true, false],
      [false, false],
      [false, true],
      [false, true],
    ]);
    expect(windows.every(({ broken }) => broken.length === 0)).toBe(true);
  });

  it("stays quiet while errors are as they were", () => {
    const alarms = Array.from({ length: 40 }, (_, k) => k).filter(
      (k) => watchDrift({ backtest, frozen: runOf({ origin: 139, weeks: 4, seed: 50 + k }) }).status === "broken",
    );
    expect(alarms.length).toBeLessThanOrEqual(4);
  });

  it("notices an injected level shift in either direction: error, bias and coverage break", () => {
    for (const shift of [0.1, -0.1]) {
      const { status, measures } = watchDrift({
        backtest,
        frozen: runOf({ origin: 139, weeks: 6, seed: 9, shift }),
      });
      expect(status).toBe("broken");
      expect(measures.filter(({ isBroken }) => isBroken).map(({ measure }) => measure)).toEqual([
        "wape",
        "bias",
        "coverage80",
        "coverage95",
      ]);
      expect(Math.sign(measures[1]!.latest!)).toBe(-Math.sign(shift));
    }
  });

  it("is back in control once four good weeks have followed", () => {
    const frozen = join(
      runOf({ origin: 139, weeks: 4, fold: 0, seed: 9, shift: 0.15 }),
      runOf({ origin: 143, weeks: 4, fold: 1, seed: 12 }),
    );
    const { status, windows } = watchDrift({ backtest, frozen });
    const met = windows.filter(({ source }) => source === "frozen");
    expect(met.map(({ lastWeek }) => lastWeek)).toEqual([143, 144, 145, 146, 147]);
    expect(met[0]!.broken).toContain("bias");
    expect(status).toBe("in_control");
  });
});
