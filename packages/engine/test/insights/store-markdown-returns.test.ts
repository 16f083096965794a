import { describe, expect, it } from "vitest";
import { type PromotionEffects, storeMarkdownReturns } from "../../src/index.ts";

/** Two stores, two departments; store 1 sells both half and half, store 2 only the second, store 3 nothing. */
const effects = (secondReturn: number | null) => {
  const interval = (estimate: number) => ({ estimate, lower: estimate - 1, upper: estimate + 2 });
  return {
    stores: Int32Array.of(1, 2, 3),
    departments: Int32Array.of(7, 9),
    intensity: { shares: Float64Array.of(0.5, 0.5, 0, 1, 0, 0) },
    effects: [
      { pooledIroas: interval(4), evidence: { strength: "strong", reasons: [] } },
      {
        pooledIroas: secondReturn === null ? null : interval(secondReturn),
        evidence: { strength: "weak", reasons: [] },
      },
    ],
  } as unknown as PromotionEffects;
};

describe("what a markdown dollar returns per store", () => {
  it("is the mean of its departments' pooled returns by their share of its sales", () => {
    expect(storeMarkdownReturns(effects(1))).toEqual([
      { store: 1, iroas: { estimate: 2.5, lower: 1.5, upper: 4.5 }, clearShare: 0.5 },
      { store: 2, iroas: { estimate: 1, lower: 0, upper: 3 }, clearShare: 0 },
    ]);
  });

  it("leaves out departments without an estimate, and stores without any", () => {
    expect(storeMarkdownReturns(effects(null))).toEqual([
      { store: 1, iroas: { estimate: 4, lower: 3, upper: 6 }, clearShare: 1 },
    ]);
  });
});
