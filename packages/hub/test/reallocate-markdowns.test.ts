import type { SalesPanel } from "@sales-hub/domain";
import type { PromotionEffects } from "@sales-hub/engine";
import { describe, expect, it } from "vitest";
import { reallocateMarkdowns } from "../src/training/reallocate-markdowns.ts";

const panel = {
  markdowns: Float64Array.from({ length: 60 * 5 }, () => 2),
  stores: { ids: Int32Array.of(1), types: ["A"], sizes: Float64Array.of(1) },
  weekCount: 60,
  historyWeekCount: 60,
} as unknown as SalesPanel;

describe("markdown money moved to where it pays", () => {
  it("is unknown with a reason when no effect could be estimated", () => {
    const effects = { whyNone: "only 3 stores; 10 needed" } as PromotionEffects;
    expect(reallocateMarkdowns(effects, panel, 0.25)).toEqual({
      reason: "The effects of markdowns cannot be estimated: only 3 stores; 10 needed.",
    });
  });

  it("is nothing when no department responds, and names what was spent", () => {
    // No department has a fit: there is no cell to spend in. 52 weeks x 5 types x $2.
    const effects = {
      whyNone: null,
      originIndex: 59,
      weekCount: 60,
      firstWeek: "2010-02-05",
      stores: Int32Array.of(1),
      departments: Int32Array.of(1),
      effects: [{ dept: 1, fit: null, whyNot: "too few sales" }],
      responses: { types: [], mean: [], between: new Float64Array(0), meanVariance: new Float64Array(0) },
      intensity: { shares: Float64Array.of(1), usualSales: Float64Array.of(1), firstMarkdownWeek: 0 },
    } as unknown as PromotionEffects;
    expect(reallocateMarkdowns(effects, panel, 0.25)).toEqual({
      lowUsd: 0,
      midUsd: 0,
      highUsd: 0,
      reason: null,
      how: "Last year's markdowns were $520. Nowhere is the first dollar expected to earn itself back, so moving money gains nothing.",
    });
    expect(reallocateMarkdowns(effects, panel, 0)).toEqual({ reason: "Without a margin no markdown can earn." });
  });
});
