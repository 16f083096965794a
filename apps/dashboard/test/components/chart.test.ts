import { describe, expect, it } from "vitest";
import { nextMark } from "../../src/components/chart/next-mark.ts";
import { monthTicks } from "../../src/components/chart/time-axis.ts";
import { tooltipHtml } from "../../src/components/chart/tooltip.ts";

describe("keys on a chart", () => {
  it("move one mark at a time and stop at the ends", () => {
    expect(nextMark("ArrowRight", -1, 3)).toBe(0);
    expect(nextMark("ArrowRight", 2, 3)).toBe(2);
    expect(nextMark("ArrowLeft", 0, 3)).toBe(0);
    expect(nextMark("ArrowLeft", -1, 3)).toBe(2);
    expect(nextMark("End", 0, 3)).toBe(2);
    expect(nextMark("Home", 2, 3)).toBe(0);
    expect(nextMark("PageDown", 0, 30)).toBe(10);
  });

  it("mean nothing on an empty chart, and other keys nothing at all", () => {
    expect(nextMark("ArrowRight", -1, 0)).toBeUndefined();
    expect(nextMark("Tab", 0, 3)).toBeUndefined();
  });
});

describe("ticks of a weekly axis", () => {
  const weeks = (from: string, count: number) =>
    Array.from({ length: count }, (_, i) => new Date(Date.parse(from) + i * 7 * 86_400_000).toISOString().slice(0, 10));

  it("stand on the first week of each month and name the year once", () => {
    expect([...monthTicks(weeks("2012-09-07", 10))]).toEqual([
      [0, "Sep 2012"],
      [4, "Oct"],
      [8, "Nov"],
    ]);
  });

  it("are thinned to quarters or years when there are many", () => {
    const ticks = [...monthTicks(weeks("2010-02-05", 143), 13).values()];
    expect(ticks.length).toBeLessThanOrEqual(13);
    expect(ticks).toContain("Jan 2011");
  });
});

it("a tooltip is safe against markup in its text", () => {
  expect(tooltipHtml("<b>x</b>", [{ label: "a", value: '"1"' }])).not.toContain("<b>");
});
