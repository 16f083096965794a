import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPromotionsSearch } from "../../src/lib/promotions-search.ts";
import { readAmount } from "../../src/lib/read-amount.ts";
import { decodeScenario, encodeScenario, type Scenario, simulateRequest } from "../../src/lib/scenario.ts";
import { parseSearch, readForecastSearch, stringifySearch } from "../../src/lib/search.ts";

const plain: Scenario = {
  store: 20,
  dept: 95,
  spend: [20_000, 0, 0, 0, 0],
  scope: "department",
  margin: 25,
  accounting: "separate",
  hidden: 0,
};

const anyScenario = fc.record({
  store: fc.integer({ min: 1, max: 45 }),
  dept: fc.integer({ min: 1, max: 99 }),
  spend: fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 5, maxLength: 5 }),
  scope: fc.constantFrom("department" as const, "store" as const),
  margin: fc.integer({ min: 1, max: 99 }),
  accounting: fc.constantFrom("separate" as const, "netted" as const),
  hidden: fc.integer({ min: 0, max: 95 }),
});
const dated = fc
  .tuple(anyScenario, fc.constantFrom("2012-11-02", undefined))
  .map(([scenario, week]) => (week === undefined ? scenario : { ...scenario, week }));

describe("the short code of a scenario", () => {
  it("names store, department and amounts, and only what differs from the defaults", () => {
    expect(encodeScenario(plain)).toBe("20-95-20000.0.0.0.0");
    expect(
      encodeScenario({ ...plain, week: "2012-11-02", scope: "store", margin: 30, accounting: "netted", hidden: 50 }),
    ).toBe("20-95-20000.0.0.0.0-store-w20121102-m30-netted-h50");
  });

  it("comes back as the same scenario", () => {
    fc.assert(
      fc.property(dated, (scenario) => {
        expect(decodeScenario(encodeScenario(scenario))).toEqual(scenario);
      }),
    );
  });

  it.each([
    "",
    "20-95",
    "20-95-1.2.3",
    "20-95-1.2.3.4.-5",
    "20-95-1.2.3.4.1000001",
    "0-95-1.2.3.4.5",
    "20-95-1.2.3.4.5-m0",
    "20-95-1.2.3.4.5-w20129999",
    "20-95-1.2.3.4.5-what",
  ])("is refused when it is %j", (code) => expect(decodeScenario(code)).toBeUndefined());

  it("asks the API in its own units", () => {
    expect(simulateRequest({ ...plain, margin: 30, hidden: 50 })).toEqual({
      store: 20,
      dept: 95,
      markdowns: { MarkDown1: 20_000, MarkDown2: 0, MarkDown3: 0, MarkDown4: 0, MarkDown5: 0 },
      scope: "department",
      margin: 0.3,
      accounting: "separate",
      hidden_share: 0.5,
    });
  });
});

describe("the address of the Promotions page", () => {
  it("holds the inputs of every tab and the scenarios side by side", () => {
    fc.assert(
      fc.property(dated, fc.uniqueArray(dated, { maxLength: 6, selector: encodeScenario }), (form, compared) => {
        const { week, spend, ...others } = form as Scenario;
        const search = readPromotionsSearch({
          ...others,
          spend: spend.join(","),
          on: week,
          tab: "compare",
          compare: compared.map(encodeScenario).join(","),
          budget: 250_000,
          stores: "3,1",
          kinds: "5,1",
        });
        expect(readPromotionsSearch(parseSearch(stringifySearch({ ...search })))).toEqual(search);
        expect(search.compare).toEqual(compared.map(encodeScenario));
        expect(search).toMatchObject({ spend, stores: [1, 3], kinds: [1, 5] });
      }),
    );
  });

  it("leaves out what is at its default and survives nonsense", () => {
    const search = readPromotionsSearch(
      parseSearch(
        "?tab=win&spend=1,2&margin=0&hidden=200&compare=x,20-95-1.2.3.4.5,20-95-1.2.3.4.5&kinds=9&on=soon&power=&detect=-1",
      ),
    );
    expect(search).toMatchObject({ tab: "simulate", margin: 1, hidden: 95, compare: ["20-95-1.2.3.4.5"], kinds: [] });
    expect(search.spend).toBeUndefined();
    expect(search.on).toBeUndefined();
    expect(search.detect).toBeUndefined();
    expect(stringifySearch({ ...readPromotionsSearch({}) })).toBe("");
  });
});

it("keeps what is missing as undefined, so that the router cannot fall back to the raw text of the address", () => {
  const search = readPromotionsSearch(parseSearch("?spend=lots&on=someday&store=x&detect=much"));
  for (const name of ["store", "dept", "spend", "on", "most", "detect", "amount"] as const) {
    expect(Object.hasOwn(search, name), name).toBe(true);
    expect(search[name], name).toBeUndefined();
  }
  expect(Object.hasOwn(readForecastSearch(parseSearch("?store=x")), "store")).toBe(true);
});

describe("typed amounts", () => {
  const rules = { min: 0, max: 1_000_000, unit: "$" } as const;

  it("may carry a dollar sign, commas and a k", () => {
    expect(readAmount("MarkDown1", "$1,200", rules)).toEqual({ amount: 1200 });
    expect(readAmount("MarkDown1", "1.2k", rules)).toEqual({ amount: 1200 });
    expect(readAmount("MarkDown1", " ", rules)).toEqual({ amount: undefined });
  });

  it("are refused by name, saying what is required", () => {
    expect(readAmount("MarkDown2", "-5", rules)).toEqual({
      problem: "MarkDown2 must be between $0 and $1,000,000; \u2212$5 is not",
    });
    expect(readAmount("MarkDown2", "lots", rules)).toEqual({
      problem: 'MarkDown2 must be a number between $0 and $1,000,000; "lots" is none',
    });
    expect(readAmount("MarkDown2", "2M", rules)).toHaveProperty("problem");
  });

  it("keep the digits that are asked for", () => {
    expect(readAmount("Return", "4.256", { min: 0, max: 100, decimals: 2 })).toEqual({ amount: 4.26 });
    expect(readAmount("MarkDown1", "10.6", rules)).toEqual({ amount: 11 });
  });
});
