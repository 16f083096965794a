import { describe, expect, it } from "vitest";
import { departmentReturns, estimatePromotionEffects, totalReturn } from "../../src/index.ts";
import { scrambleFuture } from "../scramble-future.ts";
import { buildMarkdownPanel, TRUE_BETA } from "./markdown-panel.ts";

describe("estimating what markdowns did", () => {
  const panel = buildMarkdownPanel();
  const effects = estimatePromotionEffects(panel);

  it("finds the first week, usual sales, shares and intensities of the panel", () => {
    const { intensity } = effects;
    expect(intensity.firstMarkdownWeek).toBe(60);
    expect([intensity.usualFrom, intensity.usualTo]).toEqual([7, 58]);
    const shares = Array.from(intensity.shares.subarray(0, 4));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(shares[3]! / shares[0]!).toBeCloseTo(4, 1);
    expect(Math.max(...intensity.observedMax)).toBeLessThanOrEqual(2);
    expect(intensity.effectiveWeeks[0]).toBeGreaterThan(45);
  });

  it("recovers the coefficients of every department within four standard errors", () => {
    for (const { fit } of effects.effects) {
      TRUE_BETA.forEach((beta, k) => {
        const error = Math.sqrt(fit!.covariance[k * 6]!);
        expect(Math.abs(fit!.beta[k]! - beta)).toBeLessThan(4 * error);
        expect(error).toBeLessThan(0.05);
      });
    }
  });

  it("adds up: the total is the cost-weighted mean of departments, and their errors join through stores", () => {
    const { total } = effects;
    const cost = effects.effects.reduce((sum, { costUsd }) => sum + costUsd, 0);
    const mean = effects.effects.reduce((sum, { fit, costUsd }) => sum + (fit!.iroas.estimate * costUsd) / cost, 0);
    expect(total?.costUsd).toBeCloseTo(cost, 6);
    expect(total?.iroas.estimate).toBeCloseTo(mean, 9);
    const markdowns = panel.markdowns.reduce((sum, usd) => sum + usd, 0);
    expect(cost / markdowns).toBeCloseTo(1, 9);
    const { lower, upper } = total!.storeBootstrap;
    const width = total!.iroas.upper - total!.iroas.lower;
    expect((upper - lower) / width).toBeGreaterThan(0.7);
    expect((upper - lower) / width).toBeLessThan(1.2);
  });

  it("calls the evidence strong where the effect is plain, and passes its own checks", () => {
    expect(effects.lead?.passes).toBe(true);
    expect(effects.effects.map(({ evidence }) => evidence.strength)).toEqual(["strong", "strong", "strong", "strong"]);
    expect(effects.specifications.map(({ shape }) => shape)).toEqual(["linear", "slow", "saturating", "fast"]);
    const own = effects.specifications.find(({ shape }) => shape === "saturating");
    expect(own?.iroas.estimate).toBeCloseTo(effects.total!.iroas.estimate, 9);
  });

  it("finds nothing where there is nothing", () => {
    const none = estimatePromotionEffects(buildMarkdownPanel({ strength: 0, seed: 4 }), { withSpecifications: false });
    expect(Math.abs(none.total!.iroas.estimate)).toBeLessThan(4 * none.total!.iroas.standardError);
    expect(none.effects.filter(({ evidence }) => evidence.strength === "strong")).toHaveLength(0);
  });

  it("does not look beyond the origin", () => {
    const originIndex = 100;
    const { intensity, ...known } = estimatePromotionEffects(panel, { originIndex });
    const { intensity: others, ...same } = estimatePromotionEffects(scrambleFuture(panel, originIndex, 5), {
      originIndex,
    });
    expect(same).toEqual(known);
    // The intensities themselves hold the plan of later weeks; all that is measured on them must not.
    expect({ ...others, values: null }).toEqual({ ...intensity, values: null });
  });

  it("can be sent to another thread unchanged", () => {
    expect(structuredClone(effects)).toEqual(effects);
  });

  it("says why when there are too few stores, weeks or markdowns", () => {
    const few = estimatePromotionEffects(buildMarkdownPanel({ stores: 6 }));
    expect(few.whyNone).toBe("only 6 stores; 10 needed to tell effect from chance");
    expect(few.effects[0]?.evidence).toEqual({
      strength: "none",
      reasons: [`No estimate of its own: ${few.whyNone}.`],
    });
    expect(few.total).toBeNull();
    expect(estimatePromotionEffects(panel, { originIndex: 70 }).whyNone).toBe(
      "only 11 weeks with markdowns up to the origin; 20 needed",
    );
    expect(estimatePromotionEffects(panel, { originIndex: 50 }).whyNone).toBe(
      "the data hold no markdown up to the origin",
    );
  });

  it("gives a department with too few weeks no estimate of its own, says why, and lends it the common mean", () => {
    const sales = panel.sales.map((y, i) =>
      Math.floor(i / panel.weekCount) % 4 === 2 && i % panel.weekCount > 80 ? Number.NaN : y,
    );
    const partly = estimatePromotionEffects({ ...panel, sales }, { withSpecifications: false });
    const third = partly.effects[2]!;
    expect(third.fit).toBeNull();
    expect(third.whyNot).toContain("store-weeks with markdowns; 486 needed");
    expect(third.pooledIroas?.estimate).toBeCloseTo(partly.pooling!.mu, 9);
    const row = departmentReturns(partly)[2]!;
    expect(row).toMatchObject({ verdict: "no_verdict", category: "not_estimable", probabilityOfProfit: null });
  });
});

describe("returns from effects", () => {
  const effects = estimatePromotionEffects(buildMarkdownPanel());

  it("turn iROAS into ROI by the accounting chosen, with the break-even of each", () => {
    const [separate] = departmentReturns(effects, { margin: 0.2 });
    const [netted] = departmentReturns(effects, { margin: 0.2, accounting: "netted" });
    expect(separate?.breakEvenIroas).toBeCloseTo(5, 9);
    expect(netted?.breakEvenIroas).toBeCloseTo(4, 9);
    const iroas = separate!.iroasPooled!.estimate;
    expect(separate?.roiPooled?.estimate).toBeCloseTo(0.2 * iroas - 1, 9);
    expect(netted?.roiPooled?.estimate).toBeCloseTo((0.2 * iroas) / 0.8 - 1, 9);
  });

  it("grow by 1 / (1 - phi) when last year's weeks held promotions too", () => {
    const total = (hiddenShare: number) => totalReturn(effects, { hiddenShare })!.iroas.estimate;
    expect(total(0.5) / total(0)).toBeCloseTo(2, 9);
    expect(total(0.9) / total(0)).toBeCloseTo(10, 9);
  });

  it("name the category by the chance to pay", () => {
    for (const { probabilityOfProfit, category } of departmentReturns(effects, { margin: 0.07 })) {
      const expected =
        probabilityOfProfit! >= 0.8 ? "likely_pays" : probabilityOfProfit! <= 0.2 ? "likely_loses" : "uncertain";
      expect(category).toBe(expected);
    }
  });

  it("refuse a margin or share out of range by name", () => {
    expect(() => departmentReturns(effects, { margin: 0 })).toThrow(/margin must be above 0/);
    expect(() => departmentReturns(effects, { hiddenShare: 0.99 })).toThrow(/hiddenShare must be from 0 to 0.95/);
  });
});
