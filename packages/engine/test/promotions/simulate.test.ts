import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimatePromotionEffects, removeLift, simulatePromotion } from "../../src/index.ts";
import { findExtrapolations } from "../../src/promotions/support.ts";
import { buildMarkdownPanel } from "./markdown-panel.ts";

const effects = estimatePromotionEffects(buildMarkdownPanel({ noise: 0.05, strength: 0.5 }), {
  withSpecifications: false,
});
const question = { store: 3, dept: 2, week: 111, referenceSalesUsd: 8000 } as const;

describe("simulating a promotion", () => {
  const cents = fc.integer({ min: 0, max: 40_000 });
  const amounts = fc.array(
    cents.map((amount) => amount / 100),
    { minLength: 5, maxLength: 5 },
  );
  const economics = fc.record({
    margin: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    accounting: fc.constantFrom("separate" as const, "netted" as const),
    hiddenShare: fc.double({ min: 0, max: 0.95, noNaN: true }),
    scope: fc.constantFrom("store" as const, "department" as const),
  });

  it("always adds up, and ROI and net profit never differ in sign", () => {
    fc.assert(
      fc.property(amounts, economics, (markdowns, options) => {
        const result = simulatePromotion(effects, { ...question, ...options, markdowns });
        expect(result.baselineUsd + result.incrementalUsd.estimate).toBe(result.predictedUsd);
        expect(result.incrementalUsd.estimate).toBeCloseTo(result.baselineUsd * result.lift.estimate, 6);
        for (const { lower, estimate, upper } of [result.lift, result.netProfitUsd, result.storeLevel.netProfitUsd]) {
          expect(lower).toBeLessThanOrEqual(estimate);
          expect(estimate).toBeLessThanOrEqual(upper);
        }
        if (result.roi !== null) expect(Math.sign(result.roi.estimate)).toBe(Math.sign(result.netProfitUsd.estimate));
        if (result.verdict === "earns") expect(result.roi?.lower).toBeGreaterThan(0);
        if (result.verdict === "loses") expect(result.roi?.upper).toBeLessThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it("works the dollars out by hand: cost, break-even lift and net profit from baseline and lift", () => {
    const result = simulatePromotion(effects, {
      ...question,
      markdowns: [100, 0, 0, 0, 50],
      referenceMarkdowns: [0, 0, 0, 0, 0],
    });
    expect(result.baselineUsd).toBe(8000);
    expect(result.investmentUsd).toBe(150);
    expect(result.breakEvenLift).toBeCloseTo(150 / (0.25 * 8000), 12);
    expect(result.netProfitUsd.estimate).toBeCloseTo(0.25 * 8000 * result.lift.estimate - 150, 9);
    expect(result.iroas?.estimate).toBeCloseTo((8000 * result.lift.estimate) / 150, 9);
  });

  it("shows the same plan at both scopes: the department's amounts are its share of the store's", () => {
    const atStore = simulatePromotion(effects, { ...question, scope: "store", markdowns: [300, 0, 0, 200, 50] });
    const atDepartment = simulatePromotion(effects, { ...question, markdowns: atStore.departmentEquivalentUsd });
    expect(atStore.departmentEquivalentUsd[0]).toBeCloseTo(300 * atStore.share, 9);
    expect(atDepartment.lift.estimate).toBeCloseTo(atStore.lift.estimate, 12);
    expect(atDepartment.storeEquivalentUsd[3]).toBeCloseTo(200, 9);
    expect(atDepartment.netProfitUsd.upper).toBeCloseTo(atStore.netProfitUsd.upper, 6);
  });

  it("adds up the store without sharing out cost: own lifts weighted by shares, against all of its markdowns", () => {
    const markdowns = [300, 0, 0, 200, 50];
    const { storeLevel, intensity, store } = simulatePromotion(effects, { ...question, scope: "store", markdowns });
    const at = effects.stores.indexOf(store);
    const lift = effects.effects.reduce((sum, { fit }, d) => {
      const own = fit!.beta.reduce((total, beta, k) => total + beta * (1 - Math.exp(-intensity[k]!)), 0);
      return sum + own * effects.intensity.shares[at * effects.departments.length + d]!;
    }, 0);
    expect(storeLevel.investmentUsd).toBe(550);
    expect(storeLevel.lift.estimate).toBeCloseTo(lift, 9);
    expect(storeLevel.incrementalUsd.estimate).toBeCloseTo(lift * effects.intensity.usualSales[at]!, 6);
    expect(storeLevel.netProfitUsd.estimate).toBeCloseTo(0.25 * storeLevel.incrementalUsd.estimate - 550, 6);
  });

  it("takes the lift of the week's own markdowns out of the baseline, so that repeating them predicts the actual", () => {
    const markdowns = [120, 30, 0, 90, 60];
    const result = simulatePromotion(effects, {
      ...question,
      scope: "store",
      markdowns,
      referenceMarkdowns: markdowns,
    });
    expect(result.predictedUsd).toBeCloseTo(8000, 8);
    expect(removeLift(effects, { store: 3, dept: 2, salesUsd: 8000, markdowns })).toBeCloseTo(result.baselineUsd, 9);
  });

  it("takes the data's markdowns of the week unless told otherwise, and none beyond the data", () => {
    const markdowns = [10, 0, 0, 0, 0];
    expect(simulatePromotion(effects, { ...question, week: 100, markdowns }).referenceLift).toBeGreaterThan(0.01);
    expect(simulatePromotion(effects, { ...question, week: 112, markdowns }).referenceLift).toBe(0);
    const early = simulatePromotion(effects, { ...question, week: 20, markdowns });
    expect(early).toMatchObject({ referenceLift: 0, isReferenceObserved: false });
  });

  it("has no ROI without an investment, and says so", () => {
    const result = simulatePromotion(effects, { ...question, markdowns: [0, 0, 0, 0, 0] });
    expect(result).toMatchObject({
      roi: null,
      iroas: null,
      probabilityOfProfit: null,
      breakEvenLift: null,
      verdict: "no_verdict",
    });
    expect(result.whyNoRoi).toBe("Without markdowns there is no investment to return.");
    expect(result.netProfitUsd.estimate).toBe(0);
    expect(result.predictedUsd).toBe(result.baselineUsd);
  });

  it("refuses a verdict beyond what any store ever spent and names the type", () => {
    const result = simulatePromotion(effects, { ...question, markdowns: [0, 20_000, 0, 0, 30] });
    expect(result.verdict).toBe("no_verdict");
    expect(result.verdictReason).toContain("MarkDown2");
    const type2 = result.extrapolating.find(({ type }) => type === 2);
    expect(type2?.direction).toBe("above_max");
    // The observed range in the department's own dollars: at most 2% of its usual week.
    const usual = result.share * effects.intensity.usualSales[2]!;
    expect(type2?.observedUsd.max).toBeLessThanOrEqual(0.02 * usual);
  });

  it("needs no support for spending nothing, but for less of a kind than every store always spent", () => {
    const always = {
      intensity: { observedMin: [0, 0, 0, 0, 0.1], observedP99: [1, 1, 1, 1, 1], observedMax: [2, 2, 2, 2, 2] },
    } as unknown as typeof effects;
    expect(findExtrapolations(always, [0, 0, 0, 0, 0], 100)).toEqual([]);
    expect(findExtrapolations(always, [0.5, 0, 0, 0, 0], 100)).toMatchObject([{ type: 5, direction: "below_min" }]);
  });

  it("draws a curve from nothing to beyond the observed range and marks where it extrapolates", () => {
    const { responseCurve, investmentUsd } = simulatePromotion(effects, { ...question, markdowns: [60, 0, 0, 40, 20] });
    expect(responseCurve[0]).toMatchObject({ spendUsd: 0, netProfitUsd: { estimate: 0 }, isExtrapolated: false });
    expect(responseCurve.at(-1)?.isExtrapolated).toBe(true);
    expect(responseCurve.at(-1)?.spendUsd).toBeGreaterThan(investmentUsd);
    responseCurve.slice(1).forEach(({ spendUsd }, i) => {
      expect(spendUsd).toBeGreaterThan(responseCurve[i]!.spendUsd);
    });
  });

  it("names a break-even spend at which the expected net profit is 0, or says why there is none", () => {
    const plan = { ...question, markdowns: [20, 0, 0, 20, 0], margin: 0.14 };
    const { breakEvenSpend, investmentUsd } = simulatePromotion(effects, plan);
    const scale = breakEvenSpend.usd! / investmentUsd;
    const there = simulatePromotion(effects, { ...plan, markdowns: plan.markdowns.map((usd) => usd * scale) });
    expect(Math.abs(there.netProfitUsd.estimate)).toBeLessThan(0.01 * breakEvenSpend.usd!);
    expect(simulatePromotion(effects, { ...plan, margin: 0.01 }).breakEvenSpend).toEqual({
      usd: null,
      reason: "No amount of this mix is expected to pay for itself.",
    });
  });

  it("refuses wrong input by the name of the field", () => {
    const ask = (extra: object) => () =>
      simulatePromotion(effects, { ...question, markdowns: [1, 1, 1, 1, 1], ...extra });
    expect(ask({ markdowns: [0, -5, 0, 0, 0] })).toThrow(
      /markdowns\[1\] \(MarkDown2\) must be from 0 to 1000000 USD; got -5/,
    );
    expect(ask({ markdowns: [0] })).toThrow(/five amounts/);
    expect(ask({ margin: 1.2 })).toThrow(/margin/);
    expect(ask({ accounting: "gross" })).toThrow(/accounting/);
    expect(ask({ referenceSalesUsd: Number.NaN })).toThrow(/referenceSalesUsd/);
    expect(ask({ store: 99 })).toThrow(/no store 99/);
    expect(ask({ dept: 99 })).toThrow(/no department 99/);
  });
});
