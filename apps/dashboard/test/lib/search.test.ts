import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBriefingSearch, readTrustSearch, valueQueryOf } from "../../src/lib/insights-search.ts";
import { parseSearch, readForecastSearch, stringifySearch } from "../../src/lib/search.ts";

const defaults = {
  history: 52,
  horizon: 12,
  levels: [80, 95],
  benchmark: false,
  strategy: "direct",
  week: 1,
  open: [],
  service: 95,
  lead: 2,
  tables: [],
};

describe("the address of the forecast page", () => {
  it("is read with types", () => {
    const raw = parseSearch(
      "?store=4&dept=72&history=104&horizon=39&levels=50,80&benchmark=true&tables=forecast&strategy=recursive&week=3&open=growth,season&service=90&lead=8",
    );
    expect(readForecastSearch(raw)).toEqual({
      store: 4,
      dept: 72,
      history: 104,
      horizon: 39,
      levels: [50, 80],
      benchmark: true,
      strategy: "recursive",
      week: 3,
      open: ["season", "growth"],
      service: 90,
      lead: 8,
      tables: ["forecast"],
    });
  });

  it("falls back where a value makes no sense", () => {
    const raw = parseSearch("?store=-1&dept=x&history=&horizon=many&levels=77&benchmark=maybe&tables=<script>");
    expect(readForecastSearch(raw)).toEqual(defaults);
  });

  it("names sums over stores and departments", () => {
    expect(readForecastSearch(parseSearch("?store=all&dept=all"))).toMatchObject({ store: "all", dept: "all" });
    expect(readForecastSearch(parseSearch("?store=type-A&dept=7"))).toMatchObject({ store: "type-A", dept: 7 });
    expect(readForecastSearch(parseSearch("?store=type-&dept=some"))).toEqual(defaults);
  });

  it("keeps the inputs of the safety stock within what can be asked", () => {
    const raw = parseSearch("?service=99.9&lead=0&week=40&open=season,nothing&strategy=guess");
    expect(readForecastSearch(raw)).toMatchObject({
      service: 99,
      lead: 1,
      week: 39,
      open: ["season"],
      strategy: "direct",
    });
  });

  it("keeps numbers within their range", () => {
    expect(readForecastSearch(parseSearch("?history=9999&horizon=0"))).toMatchObject({ history: 143, horizon: 1 });
  });

  it("can ask for no band at all", () => {
    expect(stringifySearch({ levels: [] })).toBe("?levels=none");
    expect(readForecastSearch(parseSearch("?levels=none")).levels).toEqual([]);
    expect(readForecastSearch({ levels: [] }).levels).toEqual([]);
  });

  it("leaves out what is at its default", () => {
    expect(stringifySearch({ ...defaults, store: 1, dept: 7 })).toBe("?store=1&dept=7");
    expect(stringifySearch(defaults)).toBe("");
  });

  it("comes back the same after being written and read", () => {
    const state = fc.record({
      store: fc.oneof(fc.integer({ min: 1, max: 45 }), fc.constantFrom("all", "type-A")),
      dept: fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant("all")),
      history: fc.integer({ min: 12, max: 143 }),
      horizon: fc.integer({ min: 1, max: 39 }),
      levels: fc.subarray([50, 80, 90, 95, 99]),
      benchmark: fc.boolean(),
      strategy: fc.constantFrom("direct", "recursive"),
      week: fc.integer({ min: 1, max: 39 }),
      open: fc.subarray(["season", "growth", "economy"]),
      service: fc.integer({ min: 80, max: 99 }),
      lead: fc.integer({ min: 1, max: 8 }),
      tables: fc.subarray(["forecast", "map", "weekly"]),
    });
    fc.assert(
      fc.property(state, (search) => {
        expect(readForecastSearch(parseSearch(stringifySearch(search)))).toEqual(search);
      }),
    );
  });

  it("never breaks, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const search = readForecastSearch(parseSearch(text));
        expect(search.horizon).toBeGreaterThanOrEqual(1);
        expect(readBriefingSearch(parseSearch(text)).tables).toBeInstanceOf(Array);
      }),
    );
  });
});

describe("the address of the Briefing", () => {
  it("holds the map, the comparison, the assumptions of the value and the holiday", () => {
    const raw = parseSearch(
      "?map=roi&against=weeks_before&margin=30&holding=10&service=90&labour=50&holiday=easter&split=dept&tables=map",
    );
    const search = readBriefingSearch(raw);
    expect(search).toEqual({
      map: "roi",
      against: "weeks_before",
      margin: 30,
      holding: 10,
      service: 90,
      labour: 50,
      holiday: "easter",
      split: "dept",
      tables: ["map"],
    });
    expect(readBriefingSearch(parseSearch(stringifySearch({ ...search })))).toEqual(search);
    expect(valueQueryOf(search)).toEqual({
      margin: 0.3,
      holding_cost: 0.1,
      service_level: 0.9,
      labour_cost_per_error: 50,
    });
  });

  it("falls back to the usual view and assumptions, which are not written", () => {
    const search = readBriefingSearch(parseSearch("?map=3d&against=never&margin=0&service=200&holiday=monday"));
    expect(search).toMatchObject({ map: "growth", against: "last_year", margin: 1, service: 99 });
    expect(search.holiday).toBeUndefined();
    expect(stringifySearch({ ...readBriefingSearch({}) })).toBe("");
  });
});

it("the address of Trust names its part", () => {
  expect(readTrustSearch(parseSearch("?part=drift&measure=bias&by=store"))).toEqual({
    part: "drift",
    measure: "bias",
    by: "store",
    tables: [],
  });
  expect(stringifySearch({ ...readTrustSearch(parseSearch("?part=magic")) })).toBe("");
});
