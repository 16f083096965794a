import type { SalesPanel } from "@sales-hub/domain";
import { type PromotionEffects, watchDrift } from "@sales-hub/engine";
import { describe, expect, it } from "vitest";
import type { GrowthDetail } from "../src/use-cases/compare-periods.ts";
import { findDataGaps, findPromotion } from "../src/use-cases/findings/evidence-findings.ts";
import { type Finding, shortUsd } from "../src/use-cases/findings/finding.ts";
import { findAccuracy, findDrift, findVolatilePair } from "../src/use-cases/findings/forecast-findings.ts";
import { findColdSpot, findGrowth, findMover, findOutlook } from "../src/use-cases/findings/sales-findings.ts";
import type { HotspotPair, HotspotRanking } from "../src/use-cases/rank-hotspots.ts";
import { chooseTakeaways } from "../src/use-cases/takeaways.ts";

const WEEKS = 60;

/** 8 stores x 8 departments, 10,000 a week; the last 4 weeks times 1 + the growth of the pair. */
function panelOf(growth: (store: number, dept: number) => number): SalesPanel {
  const pairs = Array.from({ length: 64 }, (_, n) => ({ store: 1 + Math.floor(n / 8), dept: 1 + (n % 8) }));
  const sales = new Float64Array(64 * WEEKS).fill(10_000);
  pairs.forEach(({ store, dept }, row) => {
    for (let week = 56; week < 60; week++) sales[row * WEEKS + week] = 10_000 * (1 + growth(store, dept));
  });
  const panel: Partial<SalesPanel> = {
    weekCount: WEEKS,
    historyWeekCount: WEEKS,
    seriesCount: 64,
    seriesStore: Int32Array.from(pairs, ({ store }) => store),
    seriesDept: Int32Array.from(pairs, ({ dept }) => dept),
    sales,
  };
  return panel as SalesPanel;
}

describe("the growth finding", () => {
  const detail = (pValue: number): GrowthDetail => ({
    comparison: "last_year",
    from: "",
    to: "",
    priorFrom: "",
    priorTo: "",
    growthFraction: 0.031,
    interval: {
      growthFraction: 0.031,
      standardError: 0.01,
      lowerFraction: 0.018,
      upperFraction: 0.044,
      pValue,
      groups: 45,
    },
    salesUsd: 1031,
    lastYearUsd: 1000,
    pairs: 9,
    opened: { pairs: 0, salesUsd: 0 },
    closed: { pairs: 0, lastYearUsd: 0 },
  });

  it("claims a change only when the stores agree with 95%", () => {
    expect(findGrowth(detail(0.04))).toMatchObject({
      text: "Sales of the last 4 weeks are up 3.1% on the same weeks of last year (80%: +1.8% to +4.4%).",
      tone: "good",
      sizeUsd: 31,
      certainty: 0.96,
    });
    expect(findGrowth(detail(0.06))).toMatchObject({
      text: "Sales of the last 4 weeks show no clear change on the same weeks of last year: +3.1% (80%: +1.8% to +4.4%).",
      tone: "neutral",
    });
  });
});

describe("the outlook finding", () => {
  const next = (lastYearUsd: number) => ({
    from: "",
    to: "",
    weeks: 4,
    salesUsd: 110e6,
    intervals: [{ level: 0.8, lowerUsd: 104e6, upperUsd: 116e6 }],
    lastYearUsd,
    changeFraction: 110e6 / lastYearUsd - 1,
  });

  it("claims a rise only when last year's sales lie outside the band", () => {
    expect(findOutlook(next(100e6))!.text).toBe(
      "The next 4 weeks are likely to rise: $110.0M (80%: $104.0M to $116.0M), +10.0% on the same weeks of last year.",
    );
    expect(findOutlook(next(105e6))!.text).toMatch(/no clear change\.$/);
    expect(findOutlook(null)).toBeNull();
  });
});

describe("the cold spot", () => {
  it("is the store whose departments agree that it lost most, and names the department behind it", () => {
    const panel = panelOf((store, dept) => (store === 3 ? -0.2 - (dept === 5 ? 0.1 : 0) : 0.001 * dept));
    const finding = findColdSpot(panel)!;
    // 7 x -20% and one -30% of 40,000: -56,000 - 12,000.
    expect(finding).toMatchObject({ kind: "cold_spot", store: 3, tone: "bad", sizeUsd: 68_000 });
    expect(finding.text).toBe(
      "Store 3 lost $68k (−21.3%) on the same weeks of last year, most in department 5 (−$12k); 1 of 8 stores are down.",
    );
    expect(finding.certainty).toBeGreaterThan(0.95);
  });

  it("leaves out what closed since: that is no loss like for like", () => {
    const panel = panelOf((store, dept) => (store === 3 ? -0.2 - 0.001 * dept : 0.001 * dept));
    const whole = findColdSpot(panel)!;
    // Department 8 of store 6 is gone: 40,000 less, which nobody lost.
    for (let week = 56; week < 60; week++) panel.sales[(5 * 8 + 7) * WEEKS + week] = Number.NaN;
    expect(findColdSpot(panel)).toEqual(whole);
  });

  it("is not claimed when one department makes the store's whole loss", () => {
    expect(findColdSpot(panelOf((store, dept) => (store === 3 && dept === 5 ? -0.9 : 0.001 * dept)))).toBeNull();
  });

  it("is none in a chain that grows", () => {
    expect(findColdSpot(panelOf(() => 0.1))).toBeNull();
  });
});

describe("the mover", () => {
  it("is the department whose stores agree that it lost most", () => {
    const finding = findMover(panelOf((store, dept) => (dept === 2 ? -0.1 - 0.002 * store : 0.01)))!;
    expect(finding).toMatchObject({ kind: "mover", dept: 2, link: { page: "forecast", dept: 2 } });
    expect(finding.text).toBe("Department 2 lost most on the same weeks of last year: −$35k (−10.9%) in 4 weeks.");
  });
});

describe("the accuracy finding", () => {
  const metrics = {
    folds: 3,
    test_rows: 40,
    wape: 0.08,
    wmae: 1,
    mae: 1,
    rmse: 1,
    r2: 1,
    seasonal_naive_wape: 0.1,
    seasonal_naive_wmae: 1,
  };
  const rows = (saved: (week: number) => number) => {
    const weeks = Array.from({ length: 40 }, (_, week) => week);
    return {
      series: new Int32Array(40),
      week: Int32Array.from(weeks),
      horizon: new Int32Array(40),
      fold: new Int32Array(40),
      actual: new Float64Array(40),
      forecast: Float64Array.from(weeks, () => 10),
      seasonalNaive: Float64Array.from(weeks, (week) => 10 + saved(week)),
      coveringLevel: new Float64Array(40),
    };
  };

  it("is claimed when weeks agree that error was saved, and not when they do not", () => {
    const sure = findAccuracy(
      metrics,
      rows((week) => 1 + (week % 2)),
      1300,
    )!;
    expect(sure).toMatchObject({ tone: "good", certainty: 1, sizeUsd: 100 });
    expect(sure.text).toBe(
      "Forecasts missed by 8.0% of sales in backtests (WAPE), 20% better than last year's same week.",
    );
    expect(
      findAccuracy(
        metrics,
        rows((week) => (week % 2 === 0 ? 5 : -5)),
        1300,
      ),
    ).toBeNull();
  });
});

describe("the drift finding", () => {
  /** 20 pairs; errors alternate by +-5% around a shift. */
  const rows = (firstWeek: number, weeks: number, shift: number) => {
    const entries = Array.from({ length: 20 * weeks }, (_, n) => n);
    return {
      week: entries.map((n) => firstWeek + Math.floor(n / 20)),
      horizon: entries.map((n) => 1 + Math.floor(n / 20)),
      fold: entries.map(() => 1),
      actual: entries.map((n) => (100 + (n % 2 === 0 ? 5 : -5) + ((n * 7) % 3)) * (1 + shift)),
      forecast: entries.map(() => 100),
      coveringLevel: entries.map(() => (shift === 0 ? 0.5 : 1)),
    };
  };

  it("stands on the Briefing when a level shift breaks the limits, and not before", () => {
    const backtest = rows(100, 13, 0);
    const steady = watchDrift({ backtest, frozen: rows(113, 4, 0) });
    expect(findDrift(steady, 1000)).toBeNull();
    const shifted = watchDrift({ backtest, frozen: rows(113, 4, 0.25) });
    const finding = findDrift(shifted, 1000)!;
    expect(finding.text).toMatch(/^Forecasts of the last 4 weeks err otherwise than in the backtest: error \(WAPE\) 2/);
    expect(finding.text).toContain("coverage of the 95% band 0.0%, limit 100.0%");
    expect(finding.sizeUsd).toBeGreaterThan(150);
    expect(chooseTakeaways([big("promotion", 1e9), big("growth", 1), finding]).map(({ kind }) => kind)).toEqual([
      "growth",
      "drift",
      "promotion",
    ]);
  });
});

describe("the promotion finding", () => {
  const effects = (lower: number, upper: number) =>
    ({
      intensity: { firstMarkdownWeek: 10 },
      originIndex: 29,
      specifications: [],
      total: {
        iroas: { estimate: (lower + upper) / 2, lower, upper },
        storeBootstrap: { estimate: 0, lower, upper },
        costUsd: 5_000,
      },
    }) as unknown as PromotionEffects;

  it("is claimed when the interval excludes break-even", () => {
    const finding = findPromotion(effects(-0.5, 1.5), 0.25)!;
    expect(finding.text).toBe(
      "Markdowns brought $0.50 of additional sales per dollar (95%: −$0.50 to $1.50); at a margin of 25% it takes $4.00 to break even.",
    );
    // ROI 0.25 x 0.5 - 1 = -0.875 of the 1,000 spent in four of 20 weeks.
    expect(finding.sizeUsd).toBeCloseTo(875, 9);
    expect(finding.tone).toBe("bad");
    expect(findPromotion(effects(4.5, 6), 0.25)!.tone).toBe("good");
  });

  it("is not when the data cannot tell", () => {
    expect(findPromotion(effects(2, 6), 0.25)).toBeNull();
  });
});

describe("findings about pairs", () => {
  const pair = (change: Partial<HotspotPair>): HotspotPair => ({
    store: 35,
    dept: 72,
    meanUsd: 88_000,
    cvFraction: 0.81,
    maeUsd: 11_700,
    wapeFraction: 0.16,
    biasUsd: 0,
    relativeIntervalWidth: 0.5,
    trendBreak: null,
    surprise: null,
    gaps: { missingWeeks: 0, missingLastYear: 0 },
    rank: 2,
    risk: "high",
    signs: ["volatile"],
    reasons: [],
    ...change,
  });
  const ranking = (...pairs: HotspotPair[]): HotspotRanking => ({
    pairs,
    belowFloor: [],
    thresholds: { highFromUsd: 0, mediumFromUsd: 0, signsToRaise: 3, salesFloorUsd: 1000 },
    totalPairs: 2495,
    totalBelowFloor: 0,
    matchingPairs: pairs.length,
    testWeeks: 1,
  });

  it("name the costliest pair that is volatile or has a wide band", () => {
    const calm = pair({ store: 1, signs: ["biased"], rank: 1, maeUsd: 20_000 });
    const finding = findVolatilePair(ranking(calm, pair({})))!;
    expect(finding.text).toBe(
      "Store 35, department 72 is hard to foresee: forecasts missed by $12k a week in backtests (16% of its sales), and its weeks vary by 81% of their mean.",
    );
    expect(finding.sizeUsd).toBe(46_800);
    expect(findVolatilePair(ranking(calm))).toBeNull();
  });

  it("count pairs with many missing weeks", () => {
    const gappy = (store: number, missingLastYear: number) =>
      pair({ store, signs: ["data_gaps"], meanUsd: 1_300, gaps: { missingWeeks: 20, missingLastYear } });
    const finding = findDataGaps(ranking(pair({}), gappy(4, 10), gappy(5, 16)))!;
    expect(finding.text).toBe(
      "2 store-department pairs, $2,600 a week, lack sales in 6 or more of the last 52 weeks; most at store 5, department 72.",
    );
    // 2,600 a week x 4 weeks x 26 of 104 pair-weeks.
    expect(finding.sizeUsd).toBe(2_600);
    expect(findDataGaps(ranking(pair({})))).toBeNull();
  });
});

function big(kind: Finding["kind"], sizeUsd: number, certainty = 1): Finding {
  return { kind, text: kind, tone: "neutral", sizeUsd, certainty, test: "", facts: [], link: { page: "briefing" } };
}

describe("short dollars", () => {
  it("turn to millions where thousands would round to a thousand", () => {
    expect([310, 9_999, 948_400, 999_400, 999_500, 1_413_708, -52_000].map(shortUsd)).toEqual([
      "$310",
      "$9,999",
      "$948k",
      "$999k",
      "$1.0M",
      "$1.4M",
      "−$52k",
    ]);
  });
});

describe("the choice of takeaways", () => {
  it("puts growth first, then size times certainty, at most five", () => {
    const chosen = chooseTakeaways([
      big("mover", 100),
      big("outlook", 150, 0.5),
      null,
      big("growth", 1),
      big("accuracy", 10),
      big("cold_spot", 90),
      big("data_quality", 5),
    ]);
    expect(chosen.map(({ kind }) => kind)).toEqual(["growth", "mover", "cold_spot", "outlook", "accuracy"]);
  });
});
