import type { ForecastAnswer, ForecastPoint, HorizonErrors } from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { horizonSentence } from "../../src/components/horizon-chart.ts";
import {
  forecastFirst,
  forecastMarks,
  forecastOption,
  forecastWeeks,
} from "../../src/features/forecast/forecast-chart.ts";
import { forecastFileName, forecastSheet } from "../../src/features/forecast/forecast-sheet.ts";
import { pairOf, placeName, sumOf } from "../../src/features/forecast/forecast-view.ts";
import {
  accuracySentence,
  biasWords,
  coverageSentence,
  forecastHeadline,
  horizonTotals,
  nextWeekSentence,
  weeksUnsold,
} from "../../src/features/forecast/forecast-words.ts";
import { toCsv } from "../../src/lib/csv.ts";
import { readForecastSearch } from "../../src/lib/search.ts";
import { chartTheme } from "../../src/theme/chart-theme.ts";

const point = (over: Partial<ForecastPoint>): ForecastPoint => ({
  date: "2012-11-02",
  horizon_weeks: 1,
  weekly_sales: 1000,
  is_holiday: false,
  intervals: [
    { level: 0.8, lower: 900.5, upper: 1100.25 },
    { level: 0.95, lower: 800, upper: 1250 },
  ],
  seasonal_naive: 1100,
  last_year_usd: 1090,
  ...over,
});

const answer: ForecastAnswer = {
  store: 4,
  dept: 72,
  store_type: "A",
  historical: [
    { date: "2012-10-19", weekly_sales: null, is_holiday: false },
    { date: "2012-10-26", weekly_sales: 1050.5, is_holiday: false },
  ],
  forecast: [
    point({}),
    point({ date: "2012-11-23", horizon_weeks: 4, weekly_sales: 1200, is_holiday: true, last_year_usd: 1410 }),
  ],
  accuracy: { scope: "pair", test_weeks: 80, wape: 0.081, mae: 90, bias: -12, seasonal_naive_wape: 0.118 },
  history: "whole",
  coverage: [],
  explanation: [],
  notes: [],
  meta: {
    model_version: "m 1/a",
    model_trained_at: "2026-01-01T00:00:00Z",
    data_through: "2012-10-26",
    data_world: "demo",
    generated_at: "2026-01-01T00:00:00Z",
  },
};

describe("the words of a forecast", () => {
  it("compare the sum over the horizon with last year's same weeks", () => {
    // 1000 + 1200 = 2200 against the recorded 1090 + 1410 = 2500: 12% less. What fills gaps of last year plays no part.
    expect(forecastHeadline(answer)).toBe(
      "Department 72 in Store 4 is likely to sell $2.20k over the next 2 weeks, 12.0% less than in these weeks of last year.",
    );
  });

  it("leave the comparison out when last year's sum is not positive", () => {
    const quiet = { ...answer, forecast: [point({ last_year_usd: -5 })] };
    expect(forecastHeadline(quiet)).toBe("Department 72 in Store 4 is likely to sell $1.00k over the next 1 week.");
  });

  it("compare only weeks that were recorded last year, and say how many; none where they are few", () => {
    const weeks = [point({}), point({ last_year_usd: null, weekly_sales: 9999 }), point({ last_year_usd: 910 })];
    // 1000 + 1000 against 1090 + 910.
    expect(horizonTotals(weeks)).toMatchObject({ forecast: 11_999, lastYear: 2000, change: 0, compared: 2 });
    expect(forecastHeadline({ ...answer, forecast: weeks })).toMatch(
      /, in the 2 of these weeks that were recorded last year much the same\.$/,
    );
    const few = [point({}), point({ last_year_usd: null }), point({ last_year_usd: null })];
    expect(horizonTotals(few).change).toBeNull();
  });

  it("say of a pair long unsold that it would have to be offered", () => {
    const gone = Array.from({ length: 12 }, (_, i) => ({
      date: `2012-0${1 + Math.floor(i / 4)}-0${1 + (i % 4)}`,
      weekly_sales: i < 2 ? 50 : null,
      is_holiday: false,
    }));
    expect(weeksUnsold(gone)).toBe(10);
    expect(forecastHeadline({ ...answer, historical: gone, forecast: [point({ last_year_usd: null })] })).toBe(
      "Department 72 in Store 4 has sold nothing for 10 weeks; if still offered, it is likely to sell $1.00k over the next 1 week.",
    );
  });

  it("stand in the table with the weeks ahead first, then back in time", () => {
    expect(forecastFirst(forecastWeeks(answer)).map(({ date }) => date)).toEqual([
      "2012-11-02",
      "2012-11-23",
      "2012-10-26",
      "2012-10-19",
    ]);
  });

  it("give no verdict on a handful of test weeks", () => {
    const all = {
      scope: "all" as const,
      test_weeks: 115_588,
      wape: 0.074,
      mae: 1,
      bias: 0,
      seasonal_naive_wape: 0.113,
    };
    expect(accuracySentence(all)).toBe("Too few test weeks here to judge");
    const rows = [1, 2].map((week) => ({ test_weeks: 1, wape: 0.1, seasonal_naive_wape: 0.3, from_horizon: week }));
    expect(horizonSentence(rows as HorizonErrors[])).toBe("2 test weeks are too few to judge");
  });

  it("give the first week with its 80% band, or the narrowest one there is", () => {
    expect(nextWeekSentence(answer.forecast[0])).toBe(
      "The week to 2 Nov is likely to bring $1.00k ($901\u2013$1.10k, 80%)",
    );
    expect(nextWeekSentence(point({ intervals: [{ level: 0.95, lower: 800, upper: 1250 }] }))).toContain("95%");
    expect(nextWeekSentence(point({ intervals: [] }))).toBe("The week to 2 Nov is likely to bring $1.00k");
  });

  it("say what a band really held", () => {
    const coverage = {
      level: 0.8,
      measured: 0.782,
      test_weeks: 3120,
      department_measured: 0.71,
      department_test_weeks: 400,
      pair_measured: 0.74,
      pair_test_weeks: 39,
    };
    expect(coverageSentence(coverage)).toBe(
      "80% band; held 78% of 3,120 test weeks (this department 71%, this pair 74% of 39).",
    );
    expect(coverageSentence({ ...coverage, measured: null })).toContain("not yet measured");
    expect(coverageSentence({ ...coverage, pair_measured: null, pair_test_weeks: 0 })).toBe(
      "80% band; held 78% of 3,120 test weeks (this department 71%, too few test weeks for this pair alone).",
    );
    expect(coverageSentence(coverage, "sparse")).toContain(
      "3,120 test weeks of pairs sold in 8 to 25 of 52 weeks (this",
    );
  });

  it("set the error beside last year's same week", () => {
    expect(accuracySentence(answer.accuracy)).toBe("WAPE 8.1%, 31% better than last year's same week");
    expect(accuracySentence({ ...answer.accuracy, seasonal_naive_wape: 0.06 })).toContain("35% worse");
    expect(accuracySentence({ ...answer.accuracy, wape: null })).toContain("sum to zero");
    expect(biasWords(-1200)).toBe("$1.20k a week too low");
  });
});

describe("the CSV of a forecast", () => {
  it("holds raw numbers, ISO dates and both bands", () => {
    const { header, rows } = forecastSheet(answer, forecastWeeks(answer));
    expect(toCsv(header, rows).split("\r\n")).toEqual([
      "kind,store,dept,date,horizon_weeks,weekly_sales,is_holiday,last_year_sales,lower_80,upper_80,lower_95,upper_95",
      "actual,4,72,2012-10-19,,,false,,,,,",
      "actual,4,72,2012-10-26,,1050.5,false,,,,,",
      "forecast,4,72,2012-11-02,1,1000,false,1090,900.5,1100.25,800,1250",
      "forecast,4,72,2012-11-23,4,1200,true,1410,900.5,1100.25,800,1250",
      "",
    ]);
  });

  it("is named after what it holds", () => {
    expect(forecastFileName(answer)).toBe("forecast_store-4_dept-72_from-2012-11-02_2-weeks_model-m-1-a");
  });
});

describe("a sum of forecasts", () => {
  it("is named by what it leaves out", () => {
    expect(placeName({ store: 4, dept: 72 })).toBe("Department 72 in Store 4");
    expect(placeName({ store: 4, dept: null })).toBe("Store 4");
    expect(placeName({ store: null, dept: 72 })).toBe("Department 72 across all stores");
    expect(placeName({ store: null, dept: null, type: "B" })).toBe("The group of type B stores");
    expect(placeName({ store: null, dept: null })).toBe("The whole chain");
  });

  it("is asked for when the address names no single store or department", () => {
    const of = (store: string, dept: string) => readForecastSearch({ store, dept });
    expect(pairOf(of("4", "72"))).toEqual({ store: 4, dept: 72 });
    expect(pairOf(of("all", "72"))).toBeUndefined();
    expect(sumOf(of("all", "all"))).toEqual({});
    expect(sumOf(of("type-B", "72"))).toEqual({ type: "B", dept: 72 });
    expect(sumOf(of("4", "all"))).toEqual({ store: 4 });
  });

  it("says what its bands held without a department of its own", () => {
    expect(coverageSentence({ level: 0.95, measured: 0.96, test_weeks: 400 })).toBe(
      "95% band; held 96% of 400 test weeks of such sums.",
    );
  });
});

describe("the chart of a forecast", () => {
  it("lays last year's weeks over the weeks shown, which are fewer than those that came", () => {
    const historical = ["2011-10-28", "2011-11-04", "2012-10-26"].map((date, index) => ({
      date,
      weekly_sales: 100 + index,
      is_holiday: false,
    }));
    const weeks = forecastWeeks({ ...answer, historical }, 1);
    expect(weeks.map(({ date, benchmark }) => [date, benchmark])).toEqual([
      ["2012-10-26", 100],
      ["2012-11-02", 1090],
      ["2012-11-23", 1410],
    ]);
  });

  it("opens the explanation of a week that is forecast, not of one that was", () => {
    const asked: number[] = [];
    const marks = forecastMarks(forecastWeeks(answer), (horizon) => asked.push(horizon));
    for (const mark of marks) mark.open?.();
    expect(asked).toEqual([1, 4]);
  });

  const weeks = forecastWeeks(answer);

  it("speaks every week, gaps and holidays included", () => {
    expect(forecastMarks(weeks).map(({ label }) => label)).toEqual([
      "Week ending Fri 19 Oct 2012: actual not in the data",
      "Week ending Fri 26 Oct 2012: actual $1,051",
      "Week ending Fri 2 Nov 2012: forecast $1,000, 80% band $901 to $1,100, 95% band $800 to $1,250",
      "Week ending Fri 23 Nov 2012, Thanksgiving week: forecast $1,200, 80% band $901 to $1,100, 95% band $800 to $1,250",
    ]);
  });

  it("joins forecast and bands to the last actual, the widest band at the back", () => {
    const option = forecastOption({ theme: chartTheme("light", false), weeks, benchmark: true });
    const series = option.series as Array<{ name: string; data: unknown[] }>;
    expect(series.map(({ name }) => name)).toEqual([
      "Actual",
      "Forecast",
      "Last year's week",
      "lower-0.95",
      "upper-0.95",
      "lower-0.8",
      "upper-0.8",
    ]);
    expect(series[1]?.data).toEqual([null, 1050.5, 1000, 1200]);
    expect(series[2]?.data).toEqual([null, null, 1090, 1410]);
    expect(series[5]?.data).toEqual([null, 1050.5, 900.5, 900.5]);
    expect(series[6]?.data).toEqual([null, 0, 199.75, 199.75]);
  });
});
