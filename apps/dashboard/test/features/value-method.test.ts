import { expect, it } from "vitest";
import { briefArithmetic, briefObjections } from "../../src/features/briefing/value-method-words.ts";

const metrics = { rmse: 2400, mae: 1200, wape: 0.08, seasonal_naive_wape: 0.12 };

it("the brief's arithmetic is done on the errors that are served", () => {
  // 1000 pairs x 52 weeks = 52,000 pair-weeks a year.
  const result = briefArithmetic(metrics, 1000);
  expect(result.byRmse).toBe(124_800_000);
  expect(result.neededRmse).toBeCloseTo(24_692.31, 2);
  expect(result.missed).toBe(62_400_000);
  expect(result.missedByLastYear).toBeCloseTo(93_600_000, 6);
  expect(briefArithmetic({ ...metrics, wape: 0 }, 1000).missedByLastYear).toBeNull();
});

it("the objections carry those numbers", () => {
  const [arithmetic, nothing] = briefObjections(metrics, 1000);
  expect(arithmetic).toContain("$2,400 \u00D7 1,000 pairs \u00D7 52 = $125M; $1,284M would take an RMSE of $24,692.");
  expect(nothing).toContain("misses, $62.4M a year,");
  expect(nothing).toContain("last year's same week misses $93.6M.");
});
