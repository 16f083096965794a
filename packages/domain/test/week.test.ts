import { describe, expect, it } from "vitest";
import { addWeeks, epochDay, isoFromEpochDay, weekIndex } from "../src/index.ts";

describe("weeks", () => {
  it("counts days since the epoch and back", () => {
    expect(epochDay("1970-01-08")).toBe(7);
    expect(epochDay("2010-02-05")).toBe(14_645);
    expect(isoFromEpochDay(14_645)).toBe("2010-02-05");
  });

  it("adds weeks across a leap day", () => {
    expect(addWeeks("2012-02-24", 1)).toBe("2012-03-02");
    expect(addWeeks("2012-03-02", -1)).toBe("2012-02-24");
  });

  it("indexes the 143 weeks of the Walmart history", () => {
    expect(weekIndex("2010-02-05", "2010-02-05")).toBe(0);
    expect(weekIndex("2010-02-05", "2012-10-26")).toBe(142);
  });

  it("refuses a day that does not exist", () => {
    expect(() => epochDay("2011-02-29")).toThrowError(expect.objectContaining({ code: "DOMAIN_DATE_INVALID" }));
    expect(() => epochDay("05/02/2010")).toThrowError(/YYYY-MM-DD/);
  });

  it("names the nearest week when a date is off the grid", () => {
    expect(() => weekIndex("2010-02-05", "2010-02-10")).toThrowError(/nearest week ends 2010-02-12/);
  });
});
