import { describe, expect, it } from "vitest";
import { formatChange, formatDay, formatNumber, formatPercent, formatUsd, plural } from "../src/index.ts";

describe("words", () => {
  it("separates thousands and writes a real minus", () => {
    expect(formatNumber(421570)).toBe("421,570");
    expect(formatNumber(-1234.56, 1)).toBe("\u22121,234.6");
    expect(formatUsd(-2633.4)).toBe("\u2212$2,633");
    expect(formatUsd(0.905, 2)).toBe("$0.91");
  });

  it("gives what rounds to zero no sign", () => {
    expect(formatNumber(-0.4)).toBe("0");
    expect(formatUsd(-0.4)).toBe("$0");
    expect(formatPercent(-0.0004, 1)).toBe("0.0%");
    expect(formatChange(0.0004, 1)).toBe("0.0%");
  });

  it("always signs a change", () => {
    expect(formatChange(0.0231, 1)).toBe("+2.3%");
    expect(formatChange(-0.0231, 1)).toBe("\u22122.3%");
  });

  it("writes a date as day, month and year, and leaves what is none", () => {
    expect(formatDay("2012-10-05")).toBe("5 Oct 2012");
    expect(formatDay("2026-11-24T18:24:00.000Z")).toBe("24 Nov 2026");
    expect(formatDay("never")).toBe("never");
    expect(formatDay("2012-13-01")).toBe("2012-13-01");
  });

  it("says one thing in the singular and all other numbers of things in the plural", () => {
    expect(plural(1, "week")).toBe("1 week");
    expect(plural(0, "week")).toBe("0 weeks");
    expect(plural(3120, "test week")).toBe("3,120 test weeks");
    expect(plural(2, "is", "are")).toBe("2 are");
  });
});
