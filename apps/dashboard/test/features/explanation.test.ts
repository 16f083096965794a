import type { Explanation } from "@sales-hub/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waterfallMarks } from "../../src/features/forecast/explanation-chart.ts";
import { shownParts, waterfallSteps } from "../../src/features/forecast/explanation-steps.ts";
import { absentSentence, explanationSentence } from "../../src/features/forecast/explanation-words.ts";
import { explanationGroups } from "../../src/lib/search.ts";

const part = (name: string, contribution: number) => ({ name, label: name, contribution, value: null });

const explanation: Explanation = {
  date: "2012-11-02",
  horizon_weeks: 1,
  base_value: 10,
  groups: [
    { group: "promotions", contribution: -30, parts: [part("markdown", -30)] },
    { group: "season", contribution: 120, parts: [part("last year", 150), part("trend", -30)] },
  ],
  forecast: 100,
};

describe("the waterfall of a forecast", () => {
  it("starts at the base value, adds group by group in one fixed order, and ends at the forecast", () => {
    expect(waterfallSteps(explanation, []).map(({ label, from, to }) => [label, from, to])).toEqual([
      ["Start", 0, 10],
      ["Season", 10, 130],
      ["Promotions", 130, 100],
      ["Forecast", 0, 100],
    ]);
  });

  it("shows the parts of an open group within its bar", () => {
    expect(waterfallSteps(explanation, ["season"]).map(({ key, from, to }) => [key, from, to])).toEqual([
      ["start", 0, 10],
      ["season", 10, 130],
      ["season.last year", 10, 160],
      ["season.trend", 160, 130],
      ["promotions", 130, 100],
      ["total", 0, 100],
    ]);
  });

  it("sums up all but the eight largest parts of a long group, and keeps nine as they are", () => {
    const parts = (n: number) => Array.from({ length: n }, (_, index) => part(`p${index}`, index + 1));
    expect(shownParts(parts(9))).toHaveLength(9);
    const shown = shownParts(parts(12));
    expect(shown.map(({ label }) => label)).toEqual([
      "p11",
      "p10",
      "p9",
      "p8",
      "p7",
      "p6",
      "p5",
      "p4",
      "4 smaller parts",
    ]);
    // 1 + 2 + 3 + 4
    expect(shown.at(-1)?.contribution).toBe(10);
  });

  it("adds up to each group, whatever its parts", () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100);
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 40 }), (amounts) => {
        const sum = amounts.reduce((a, b) => a + b, 0);
        const shown = shownParts(amounts.map((amount, index) => part(`p${index}`, amount)));
        expect(shown.reduce((a, { contribution }) => a + contribution, 0)).toBeCloseTo(sum, 1);
      }),
    );
  });

  it("speaks every step and opens a group by its bar or by one of its parts", () => {
    const opened: string[] = [];
    const marks = waterfallMarks(waterfallSteps(explanation, ["season"]), ["season"], (group) => opened.push(group));
    expect(marks.map(({ label }) => label).slice(0, 3)).toEqual([
      "Start: $10",
      "Season: +$120, then at $130, parts shown",
      "last year: +$150, then at $160",
    ]);
    for (const mark of marks) mark.open?.();
    expect(opened).toEqual(["season", "season", "season", "promotions"]);
  });

  it("says what adds most and what takes most away", () => {
    expect(explanationSentence(explanation)).toBe(
      "The $100 of the week to 2 Nov rests most on season (+$120); the largest deduction is promotions (\u2212$30)",
    );
    const rising = { ...explanation, groups: explanation.groups.filter(({ group }) => group === "season") };
    expect(explanationSentence(rising)).toBe("The $100 of the week to 2 Nov rests most on season (+$120)");
  });

  it("names the groups that play no part", () => {
    expect(absentSentence(explanation)).toBe(
      " Recent level, growth, holidays and events, economy and store and department play no part here.",
    );
    const groups = explanationGroups.map((group) => ({ group, contribution: 1, parts: [part("a", 1)] }));
    expect(absentSentence({ ...explanation, groups })).toBe("");
    expect(absentSentence({ ...explanation, groups: groups.filter(({ group }) => group !== "promotions") })).toBe(
      " Promotions plays no part here. The models are not told of markdowns and know only past sales, which held their effect; Simulate measures markdowns apart and takes the effect of those planned out of this forecast before it adds yours.",
    );
    expect(absentSentence({ ...explanation, groups: groups.slice(0, -1) })).toBe(
      " Store and department plays no part here.",
    );
  });

  it("knows every group by name", () => {
    const groups = explanationGroups.map((group) => ({ group, contribution: 1, parts: [] }));
    const labels = waterfallSteps({ ...explanation, groups }, []).map(({ label }) => label);
    expect(new Set(labels).size).toBe(explanationGroups.length + 2);
  });
});
