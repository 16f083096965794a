import type { HotspotsAnswer } from "@sales-hub/contracts";
import { expect, it } from "vitest";
import { watchlistSheet } from "../../src/features/watchlist/watchlist-sheet.ts";
import {
  filterText,
  riskLabel,
  surpriseShort,
  surpriseText,
  thresholdsSentence,
  trendText,
  unknownChoice,
  watchlistHeadline,
} from "../../src/features/watchlist/watchlist-words.ts";
import { toCsv } from "../../src/lib/csv.ts";
import { readWatchlistSearch } from "../../src/lib/insights-search.ts";
import { hotspotsAsked } from "../../src/lib/queries.ts";
import { parseSearch, stringifySearch } from "../../src/lib/search.ts";

const answer: HotspotsAnswer = {
  hotspots: [
    {
      rank: 1,
      store: 14,
      dept: 92,
      avg_weekly_sales: 100_000.5,
      cv: 0.25,
      mae: 12_000,
      wape: 0.12,
      bias: -3000,
      relative_interval_width: null,
      trend_break: { recent_growth: 0.15, earlier_growth: -0.1, z: 4.2, is_break: true },
      surprise: { date: "2012-10-19", actual: 150_000, forecast: 101_000, source: "frozen", count: 2 },
      missing_weeks: 3,
      risk_level: "high",
      signs: ["trend_break", "surprise"],
      reasons: ["Misses by $12,000 a week.", "Mostly too low."],
    },
    {
      rank: 2,
      store: 3,
      dept: 7,
      avg_weekly_sales: 20_000,
      cv: 0.5,
      mae: 8000,
      wape: null,
      bias: 10,
      relative_interval_width: 0.9,
      trend_break: null,
      surprise: null,
      missing_weeks: 0,
      risk_level: "medium",
      signs: [],
      reasons: [],
    },
  ],
  below_floor: [],
  thresholds: { high_from: 4000, medium_from: 1500, signs_to_raise: 3, sales_floor: 1000 },
  total_pairs: 3259,
  total_below_floor: 72,
  matching_pairs: 3259,
  test_weeks: 120_061,
  meta: {
    model_version: "v1",
    model_trained_at: "2026-01-01T00:00:00Z",
    data_through: "2012-10-26",
    data_world: "real",
    generated_at: "2026-01-01T00:00:00Z",
  },
};

it("sums up what the list is expected to cost", () => {
  expect(watchlistHeadline(answer, { risk: "all" }, { high: 40, medium: 385 })).toBe(
    "425 of 3,259 forecasts need a second look, 40 at high and 385 at medium risk: the first 2 miss by $20.0k a week.",
  );
  expect(watchlistHeadline({ ...answer, matching_pairs: 2 }, { store: 3, risk: "all" }, { high: 0, medium: 0 })).toBe(
    "None of 2 forecasts (Store 3) needs a second look: together they miss by $20.0k a week.",
  );
  expect(watchlistHeadline(answer)).toBe(
    "3,259 forecasts, ranked by what their errors cost: the first 2 miss by $20.0k a week.",
  );
  expect(watchlistHeadline({ ...answer, matching_pairs: 2070 }, { risk: "low" })).toBe(
    "2,070 forecasts of 3,259 are low risk: the first 2 miss by $20.0k a week.",
  );
  expect(watchlistHeadline({ ...answer, hotspots: [] })).toBe("Nothing is on the watchlist.");
});

it("is downloaded as raw numbers, unknown ones empty, under a name that says what it is", () => {
  const { fileName, header, rows } = watchlistSheet(answer);
  expect(toCsv(header, rows).split("\r\n")).toEqual([
    "rank,store,dept,avg_weekly_sales,mae,wape,bias,cv,relative_interval_width,risk_level,signs,trend_recent_growth,trend_earlier_growth,trend_z,surprise_date,surprise_actual,surprise_forecast,missing_weeks,under_sales_floor,reasons",
    '1,14,92,100000.5,12000,0.12,-3000,0.25,,high,trend_break surprise,0.15,-0.1,4.2,2012-10-19,150000,101000,3,false,"Misses by $12,000 a week. Mostly too low."',
    "2,3,7,20000,8000,,10,0.5,0.9,medium,,,,,,,,0,false,",
    "",
  ]);
  expect(fileName).toBe("watchlist_2-pairs_data-through-2012-10-26_model-v1");
});

it("says risk with a shape and a word", () => {
  expect(["high", "medium", "low"].map((risk) => riskLabel(risk as "high"))).toEqual([
    "\u25B2 High risk",
    "\u25C6 Medium risk",
    "\u25BC Low risk",
  ]);
});

it("has a length of its own in the address, the shortest where it makes no sense", () => {
  expect(readWatchlistSearch(parseSearch("?length=100")).length).toBe(100);
  expect(readWatchlistSearch(parseSearch("?length=7")).length).toBe(20);
  expect(stringifySearch({ length: 20 })).toBe("");
});

it("says what a filter found: one pair, a part of the list, or nothing", () => {
  const pair = { ...answer, hotspots: answer.hotspots.slice(0, 1) };
  expect(watchlistHeadline(pair, { store: 14, dept: 92, risk: "all" })).toBe(
    "Store 14, Department 92: high risk, rank 1 of 3,259, missed by $12.0k a week.",
  );
  expect(
    watchlistHeadline({ ...pair, hotspots: [], below_floor: pair.hotspots }, { store: 14, dept: 92, risk: "all" }),
  ).toBe("Store 14, Department 92: high risk, under the sales floor, missed by $12.0k a week.");
  expect(
    watchlistHeadline({ ...answer, matching_pairs: 60 }, { store: 3, risk: "all" }, { high: 1, medium: 0 }),
  ).toContain("1 of 60 forecasts (Store 3) needs a second look");
  expect(watchlistHeadline({ ...answer, hotspots: [] }, { dept: 5, risk: "high" })).toBe(
    "Nothing on the watchlist is Department 5, high risk.",
  );
  expect(filterText({ risk: "all" })).toBe("");
});

it("names what exists where a store or department does not", () => {
  const stores = [
    { store: 1, departments: [1, 2, 98] },
    { store: 45, departments: [1, 3] },
  ];
  expect(unknownChoice(stores, { store: 99, dept: 1 })).toEqual({
    text: "There is no Store 99; stores are 1 to 45.",
    store: 45,
  });
  expect(unknownChoice(stores, { dept: 100 })).toEqual({
    text: "No store sells Department 100; departments are 1 to 98.",
    dept: 98,
  });
  expect(unknownChoice(stores, { store: 45, dept: 2 })).toEqual({
    text: "Store 45 does not sell Department 2; departments are 1 to 3.",
    store: 45,
    dept: 1,
  });
  expect(unknownChoice(stores, { store: 1, dept: 98 })).toBeUndefined();
  expect(unknownChoice([], { store: 99 })).toBeUndefined();
});

it("downloads money to the cent", () => {
  const [first] = answer.hotspots;
  if (first === undefined) throw new Error("the answer has no pair");
  const { rows } = watchlistSheet({ ...answer, hotspots: [{ ...first, mae: 9347.123456789, bias: 0.004 }] });
  expect(rows[0]?.slice(3, 7)).toEqual([100_000.5, 9347.12, 0.12, 0]);
});

it("asks the API for no more than the address says", () => {
  expect(hotspotsAsked({ length: 50, risk: "all" })).toEqual({ limit: 50 });
  expect(hotspotsAsked(readWatchlistSearch(parseSearch("?store=10&dept=72&risk=high")))).toEqual({
    limit: 20,
    store: 10,
    dept: 72,
    risk: "high",
  });
  expect(hotspotsAsked(readWatchlistSearch(parseSearch("?store=x&risk=huge")))).toEqual({ limit: 20 });
});

it("puts trend and surprise into words, and says when there is none", () => {
  const [first, second] = answer.hotspots;
  expect(trendText(first?.trend_break ?? null)).toBe("+15% after \u221210%");
  expect(trendText(second?.trend_break ?? null)).toBe("\u2013");
  expect(surpriseText(first?.surprise ?? null)).toBe("19 Oct 2012: $150,000, forecast $101,000");
  expect(surpriseShort(first?.surprise ?? null)).toBe("19 Oct, +$49.0k");
  expect([surpriseText(null), surpriseShort(null)]).toEqual(["none", "none"]);
});

it("documents the thresholds of the risk levels", () => {
  expect(thresholdsSentence(answer.thresholds)).toBe(
    "Risk is high from an error of $4,000 a week (the top 2% of pairs) and medium from $1,500 (the top 10%); 3 warning signs or more raise it by one level. Pairs that sell under $1,000 a week are listed apart.",
  );
});
