import { describe, expect, it } from "vitest";
import type { BacktestTable } from "../src/training/backtest-table.ts";
import type { HotspotFigures } from "../src/use-cases/hotspot-figures.ts";
import { findWarnings, riskOf } from "../src/use-cases/hotspot-signs.ts";
import { findSurprises } from "../src/use-cases/recent-surprises.ts";

const calm: HotspotFigures = {
  store: 1,
  dept: 1,
  meanUsd: 10_000,
  cvFraction: 0.5,
  maeUsd: 1_000,
  wapeFraction: 0.25,
  biasUsd: 500,
  relativeIntervalWidth: 0.75,
  trendBreak: { recentGrowth: 0.1, earlierGrowth: 0, z: 2, isBreak: false },
  surprise: null,
  gaps: { missingWeeks: 50, missingLastYear: 5 },
};
const signsOf = (change: Partial<HotspotFigures>) =>
  findWarnings({ ...calm, ...change }, "2010-02-05").map(({ sign }) => sign);

describe("warning signs", () => {
  it("are silent up to their documented thresholds and speak beyond them", () => {
    expect(signsOf({})).toEqual([]);
    expect(signsOf({ wapeFraction: 0.26 })).toEqual(["inaccurate"]);
    expect(signsOf({ biasUsd: -501 })).toEqual(["biased"]);
    expect(signsOf({ cvFraction: 0.51 })).toEqual(["volatile"]);
    expect(signsOf({ relativeIntervalWidth: 0.76 })).toEqual(["wide_band"]);
    expect(signsOf({ gaps: { missingWeeks: 6, missingLastYear: 6 } })).toEqual(["data_gaps"]);
  });

  it("say what happened with the numbers behind it", () => {
    const surprise = { week: 10, actualUsd: -50, forecastUsd: 1_234, source: "frozen" as const, count: 2 };
    const trendBreak = { recentGrowth: -0.2, earlierGrowth: 0.05, z: -5, isBreak: true };
    expect(findWarnings({ ...calm, surprise, trendBreak }, "2010-02-05").map(({ reason }) => reason)).toEqual([
      "Growth on last year changed from +5% to −20% in the last 8 weeks.",
      "2 of the last 8 weeks fell outside the 95% interval, last on 16 Apr 2010: −$50 against $1,234.",
    ]);
  });

  it("take a single week outside its interval for chance", () => {
    expect(signsOf({ surprise: { week: 10, actualUsd: 1, forecastUsd: 2, source: "backtest", count: 1 } })).toEqual([]);
  });
});

describe("the risk level", () => {
  it("is high for the top 2 percent and medium for the top 10, raised by three signs", () => {
    expect([2, 3, 10, 11].map((rank) => riskOf(rank, 100, 0))).toEqual(["high", "medium", "medium", "low"]);
    expect([3, 11].map((rank) => riskOf(rank, 100, 3))).toEqual(["high", "medium"]);
    expect(riskOf(1, 100, 7)).toBe("high");
  });
});

describe("surprises", () => {
  const table = (rows: readonly (readonly [series: number, week: number, horizon: number, covering: number])[]) =>
    ({
      series: Int32Array.from(rows, ([series]) => series),
      week: Int32Array.from(rows, ([, week]) => week),
      horizon: Int32Array.from(rows, ([, , horizon]) => horizon),
      fold: new Int32Array(rows.length),
      actual: Float64Array.from(rows, ([, week]) => week),
      forecast: Float64Array.from(rows, ([, , horizon]) => horizon),
      seasonalNaive: new Float64Array(rows.length),
      coveringLevel: Float64Array.from(rows, ([, , , covering]) => covering),
    }) satisfies BacktestTable;
  const snapshot = (backtest: BacktestTable) => ({
    panel: { weekCount: 100, historyWeekCount: 60 },
    backtest,
  });
  const find = (backtest: BacktestTable, frozen: BacktestTable) =>
    findSurprises(snapshot(backtest) as Parameters<typeof findSurprises>[0], {
      versions: ["v1"],
      unreadable: [],
      table: frozen,
    });

  it("are the last 8 weeks' actuals outside their 95% interval, the latest named", () => {
    const backtest = table([
      [0, 51, 1, 1],
      [0, 52, 2, 0.96],
      [0, 55, 5, 0.95],
      [0, 58, 8, 0.99],
      [1, 59, 9, 0.5],
    ]);
    expect(find(backtest, table([]))).toEqual(
      new Map([[0, { week: 58, actualUsd: 58, forecastUsd: 8, source: "backtest", count: 2 }]]),
    );
  });

  it("judge a week by its frozen forecast where there is one, the shortest horizon first", () => {
    const backtest = table([
      [0, 58, 8, 1],
      [1, 58, 8, 0.5],
    ]);
    const frozen = table([
      [0, 58, 6, 1],
      [0, 58, 2, 0.8],
      [1, 58, 3, 1],
    ]);
    expect(find(backtest, frozen)).toEqual(
      new Map([[1, { week: 58, actualUsd: 58, forecastUsd: 3, source: "frozen", count: 1 }]]),
    );
  });
});
