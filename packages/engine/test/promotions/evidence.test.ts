import { describe, expect, it } from "vitest";
import type { DepartmentFit, Interval } from "../../src/index.ts";
import { benjaminiHochberg, judgeEvidence } from "../../src/promotions/evidence.ts";

describe("the Benjamini-Hochberg step", () => {
  it("keeps the largest prefix under its line: p(3) = 0.074 <= 0.1 * 3/4 rescues 0.04", () => {
    expect(benjaminiHochberg([0.04, 0.9, 0.01, 0.074])).toEqual([true, false, true, true]);
    expect(benjaminiHochberg([0.2, 0.3])).toEqual([false, false]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});

describe("the label of the evidence", () => {
  const clear: Interval = { estimate: 1, lower: 0.2, upper: 1.8 };
  const unclear: Interval = { estimate: 1, lower: -0.2, upper: 2.2 };

  /** A fit of which only what the label looks at matters. */
  const fitWith = (options: { pValue?: number; withLag?: number | null; leadP?: number | null }): DepartmentFit => {
    const { pValue = 0.001, withLag = 0.5, leadP = 0.4 } = options;
    return {
      beta: new Float64Array(5),
      contributions: new Float64Array(),
      covariance: new Float64Array(25),
      iroas: { estimate: 1, lower: 0.1, upper: 1.9, standardError: 0.4, pValue },
      psi: new Float64Array(),
      incrementalUsd: 0,
      residualVariance: new Float64Array(),
      lead: leadP === null ? null : { f: 1, degrees: [5, 44], pValue: leadP, passes: leadP >= 0.01 },
      iroasWithLagControl: withLag,
    };
  };

  it("is strong only when interval, false discovery rate, sign under the other control and lead test all agree", () => {
    expect(judgeEvidence(fitWith({}), clear, true).strength).toBe("strong");
    expect(judgeEvidence(fitWith({}), unclear, true).strength).toBe("moderate");
    expect(judgeEvidence(fitWith({}), clear, false).strength).toBe("moderate");
    expect(judgeEvidence(fitWith({ withLag: -0.5 }), clear, true).strength).toBe("moderate");
    expect(judgeEvidence(fitWith({ withLag: null }), clear, true).strength).toBe("moderate");
  });

  it("is at most weak when spending seems to follow demand, or that could not be tested", () => {
    expect(judgeEvidence(fitWith({ leadP: 0.002 }), clear, true).strength).toBe("weak");
    expect(judgeEvidence(fitWith({ leadP: null }), clear, true).strength).toBe("weak");
  });

  it("is weak by a raw p-value below 0.1 alone, and none above", () => {
    expect(judgeEvidence(fitWith({ pValue: 0.09 }), unclear, false).strength).toBe("weak");
    expect(judgeEvidence(fitWith({ pValue: 0.11 }), unclear, false).strength).toBe("none");
  });

  it("takes a negative effect as evidence too", () => {
    expect(judgeEvidence(fitWith({}), { estimate: -1, lower: -2, upper: -0.1 }, false).strength).toBe("moderate");
  });

  it("says what it rests on in words", () => {
    const { reasons } = judgeEvidence(fitWith({ leadP: 0.002 }), clear, false);
    expect(reasons).toHaveLength(4);
    expect(reasons[3]).toContain("spending may follow demand");
    expect(judgeEvidence(fitWith({ leadP: 0.04 }), clear, false).reasons[3]).toBe(
      "Next week's markdowns do not clearly explain this week's sales (lead test, p 0.040: borderline; it fails under 0.01).",
    );
    expect(judgeEvidence(fitWith({ leadP: 0.4 }), clear, false).reasons[3]).toBe(
      "Next week's markdowns do not explain this week's sales (lead test, p 0.40; it fails under 0.01).",
    );
  });
});
