import type { HotspotsAnswer } from "@sales-hub/contracts";
import { expect, it } from "vitest";
import { watchlistSheet } from "../../src/features/watchlist/watchlist-sheet.ts";
import { riskLabel, watchlistHeadline } from "../../src/features/watchlist/watchlist-words.ts";
import { toCsv } from "../../src/lib/csv.ts";
import { parseSearch, readWatchlistSearch, stringifySearch } from "../../src/lib/search.ts";

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
      risk_level: "high",
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
      risk_level: "medium",
      reasons: [],
    },
  ],
  total_pairs: 3259,
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
  expect(watchlistHeadline(answer)).toBe(
    "2 forecasts of 3,259 need a second look: together they miss by $20.0k a week.",
  );
  expect(watchlistHeadline({ ...answer, hotspots: [] })).toBe("Nothing is on the watchlist.");
});

it("is downloaded as raw numbers, unknown ones empty, under a name that says what it is", () => {
  const { fileName, header, rows } = watchlistSheet(answer);
  expect(toCsv(header, rows).split("\r\n")).toEqual([
    "rank,store,dept,avg_weekly_sales,mae,wape,bias,cv,relative_interval_width,risk_level,reasons",
    '1,14,92,100000.5,12000,0.12,-3000,0.25,,high,"Misses by $12,000 a week. Mostly too low."',
    "2,3,7,20000,8000,,10,0.5,0.9,medium,",
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
