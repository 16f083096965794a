import { expect, it } from "vitest";
import { describeCoverage } from "../src/lib/describe-weeks.ts";

const coverage = [
  { level: 0.8, measured: 0.903, test_weeks: 1_134 },
  { level: 0.95, measured: null, test_weeks: 0 },
];

it("coverage says among which pairs it was measured, and nothing where it was not", () => {
  expect(describeCoverage(coverage)).toEqual(["The 80% band held 90.3% of 1,134 test weeks."]);
  expect(describeCoverage(coverage, "scant")).toEqual([
    "The 80% band held 90.3% of 1,134 test weeks of pairs sold in fewer than 8 of 52 weeks.",
  ]);
});
