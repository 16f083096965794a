import { describe, expect, it } from "vitest";
import {
  ago,
  count,
  day,
  percent,
  percentagePoints,
  plural,
  significant,
  unknown,
  usd,
  usdFull,
  usdRange,
  usdShort,
  usdTick,
  weekEnding,
} from "../../src/lib/format.ts";

const minus = "\u2212";

describe("dollars", () => {
  it("are whole and grouped in tables, with a real minus", () => {
    expect(usd(23465.2)).toBe("$23,465");
    expect(usd(-2633.4)).toBe(`${minus}$2,633`);
    expect(usd(1200, { sign: true })).toBe("+$1,200");
  });

  it("never show a negative zero", () => {
    expect(usd(-0.4)).toBe("$0");
    expect(usd(-0.4, { sign: true })).toBe("$0");
  });

  it("are short on cards, three figures long", () => {
    expect(usdShort(47_113_419.49)).toBe("$47.1M");
    expect(usdShort(6_737_218_987.11)).toBe("$6.74B");
    expect(usdShort(-119_400)).toBe(`${minus}$119k`);
    expect(usdShort(950)).toBe("$950");
  });

  it("step up to the next unit instead of rounding to a thousand of the lower one", () => {
    expect(usdShort(999_600)).toBe("$1.00M");
    expect(usdShort(999_400)).toBe("$999k");
  });

  it("lose trailing zeros on axis ticks", () => {
    expect(usdTick(20_000)).toBe("$20k");
    expect(usdTick(2_500_000)).toBe("$2.5M");
    expect(usdTick(0)).toBe("$0");
    expect(usdTick(-1_000_000)).toBe(`${minus}$1M`);
    expect(usdTick(100_000)).toBe("$100k");
  });

  it("are exact to the cent behind a short figure", () => {
    expect(usdFull(6_737_218_987.11)).toBe("$6,737,218,987.11");
  });

  it("are a range with the level of its band", () => {
    expect(usdRange(97_000, 119_000, 0.8)).toBe("$97.0k\u2013$119k (80%)");
  });
});

describe("rates", () => {
  it("are percent with one digit, signed where asked", () => {
    expect(percent(0.0231)).toBe("2.3%");
    expect(percent(0.0231, { sign: true })).toBe("+2.3%");
    expect(percent(-0.176, { sign: true })).toBe(`${minus}17.6%`);
    expect(percent(-0.0001, { sign: true })).toBe("0.0%");
  });

  it("differ by percentage points", () => {
    expect(percentagePoints(0.018)).toBe("+1.8 pp");
    expect(percentagePoints(-0.02)).toBe(`${minus}2.0 pp`);
  });
});

it("an unknown number is a dash", () => {
  for (const show of [usd, usdShort, usdFull, percent, percentagePoints, count]) {
    expect(show(null)).toBe(unknown);
    expect(show(undefined)).toBe(unknown);
    expect(show(Number.NaN)).toBe(unknown);
  }
});

describe("dates", () => {
  it("are read from ISO text without a time zone's help", () => {
    expect(day("2012-10-26")).toBe("26 Oct 2012");
    expect(weekEnding("2012-10-26")).toBe("Week ending Fri 26 Oct 2012");
  });

  it("stay as they are when they are no dates", () => {
    expect(day("soon")).toBe("soon");
    expect(weekEnding("soon")).toBe("soon");
  });

  it("are an age in words", () => {
    const now = Date.parse("2026-01-02T12:00:00Z");
    expect(ago("2026-01-02T11:59:30Z", now)).toBe("just now");
    expect(ago("2026-01-02T11:15:00Z", now)).toBe("45 min ago");
    expect(ago("2026-01-02T10:00:00Z", now)).toBe("2 h ago");
    expect(ago("2025-12-30T12:00:00Z", now)).toBe("3 days ago");
    expect(ago("never", now)).toBe("at an unknown time");
  });
});

it("nouns follow their number", () => {
  expect(plural(1, "week")).toBe("1 week");
  expect(plural(3120, "test week")).toBe("3,120 test weeks");
});

it("numbers without a unit keep four significant figures, whole ones all", () => {
  expect([significant(1.0123286), significant(-0.000123456), significant(199631)]).toEqual([
    "1.012",
    "\u22120.0001235",
    "199,631",
  ]);
});
