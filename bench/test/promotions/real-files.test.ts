import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSalesPanel, prepareData } from "@sales-hub/data";
import type { SalesPanel } from "@sales-hub/domain";
import {
  departmentReturns,
  type EvidenceStrength,
  estimatePromotionEffects,
  optimizeBudget,
  type PromotionEffects,
  simulatePromotion,
  totalReturn,
} from "@sales-hub/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const rawDir = process.env.HUB_RAW_DIR;

/** Figures of an independent study of the same files, with the tolerance that another weighting of stores may cost. */
describe.skipIf(!rawDir)("promotion effects on the real files (set HUB_RAW_DIR to their folder)", () => {
  let folder: string;
  let panel: SalesPanel;
  let effects: PromotionEffects;
  let milliseconds: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "real-promotions-"));
    const { dir } = await prepareData({ rawDir: rawDir!, outDir: folder });
    panel = await loadSalesPanel(dir);
    const start = performance.now();
    effects = estimatePromotionEffects(panel);
    milliseconds = performance.now() - start;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("takes seconds, not minutes", () => {
    expect(milliseconds).toBeLessThan(15_000);
  });

  it("finds 0.40 incremental dollars per markdown dollar, with intervals that reach from about 0 to 0.83", () => {
    const { iroas, storeBootstrap } = effects.total!;
    expect(Math.abs(iroas.estimate - 0.4)).toBeLessThan(0.1);
    expect(Math.abs(iroas.lower - -0.02)).toBeLessThan(0.1);
    expect(Math.abs(iroas.upper - 0.82)).toBeLessThan(0.1);
    expect(Math.abs(storeBootstrap.lower - -0.03)).toBeLessThan(0.1);
    expect(Math.abs(storeBootstrap.upper - 0.84)).toBeLessThan(0.1);
  });

  it("ranges from about 0.22 to 0.87 over the shapes of the response", () => {
    const values = effects.specifications.map(({ iroas }) => iroas.estimate);
    expect(Math.abs(Math.min(...values) - 0.22)).toBeLessThan(0.1);
    expect(Math.abs(Math.max(...values) - 0.87)).toBeLessThan(0.15);
  });

  it("shows no department to pay: no pooled interval reaches break-even at 4", () => {
    const returns = departmentReturns(effects);
    expect(Math.max(...returns.map(({ iroasPooled }) => iroasPooled?.upper ?? 0))).toBeLessThan(4);
    expect(returns.filter(({ verdict }) => verdict === "earns")).toHaveLength(0);
    expect(totalReturn(effects)?.verdict).toBe("loses");
  });

  it("passes the lead test for the chain, and the placebo finds season in MarkDown3", () => {
    expect(effects.lead!.pValue).toBeGreaterThan(0.01);
    expect(effects.placebo!.perDollar[2]).toBeGreaterThan(3);
    expect(effects.placebo!.tValues[2]).toBeGreaterThan(5);
  });

  it("has evidence for few departments: 81, 92, 95 and 98 among about 64 with an estimate", () => {
    const of = (strength: EvidenceStrength) =>
      effects.effects
        .filter(({ fit, evidence }) => fit !== null && evidence.strength === strength)
        .map(({ dept }) => dept);
    expect(of("strong")).toContain(81);
    expect([...of("strong"), ...of("moderate")].sort((a, b) => a - b)).toEqual([81, 92, 95, 98]);
    expect(of("weak")).toEqual(expect.arrayContaining([5, 36, 94]));
    expect(effects.effects.filter(({ fit }) => fit !== null)).toHaveLength(64);
    expect(of("none").length).toBeGreaterThan(44);
    expect(of("none").length).toBeLessThan(51);
  });

  it("answers twice the median markdowns of store 20, department 95, as the study did", () => {
    const result = ask({ scope: "store", markdowns: twiceMedian() });
    expect(Math.abs(result.baselineUsd / 139_978 - 1)).toBeLessThan(0.03);
    expect(Math.abs(result.investmentUsd / 2376 - 1)).toBeLessThan(0.03);
    expect(Math.abs(result.lift.estimate - 0.017)).toBeLessThan(0.005);
    expect(Math.abs(result.lift.lower - 0.004)).toBeLessThan(0.005);
    expect(Math.abs(result.lift.upper - 0.029)).toBeLessThan(0.005);
    expect(Math.abs(result.iroas!.estimate - 0.99)).toBeLessThan(0.2);
    expect(Math.abs(result.netProfitUsd.estimate / -1788 - 1)).toBeLessThan(0.05);
    expect(Math.abs(result.breakEvenLift! - 0.068)).toBeLessThan(0.003);
    expect(result.verdict).toBe("loses");
  });

  it.each([95, 5])(
    "gives no verdict on 20,000 dollars for department %s alone: far beyond anything observed",
    (dept) => {
      const result = ask({ dept, markdowns: [20_000, 0, 0, 0, 0] });
      expect(result.verdict).toBe("no_verdict");
      expect(result.extrapolating[0]).toMatchObject({ type: 1, direction: "above_max" });
      expect(result.extrapolating.at(-1)).toMatchObject({ type: 5, direction: "below_min" });
    },
  );

  it("multiplies the total by 2, 3.3 and 10 when half, 70% and 90% of promotions hide in last year", () => {
    const at = (hiddenShare: number) => totalReturn(effects, { hiddenShare })!.iroas.estimate;
    const figures = [0.4, 0.8, 1.33, 3.99];
    [0, 0.5, 0.7, 0.9].forEach((hiddenShare, i) => {
      expect(Math.abs(at(hiddenShare) / figures[i]! - 1)).toBeLessThan(0.1);
    });
  });

  it("spends nothing of any budget on this evidence, and says at which margin the first cell would pay", () => {
    const plan = optimizeBudget(effects, { budgetUsd: 500_000, weeks: [panel.historyWeekCount] });
    expect(plan).toMatchObject({ verdict: "spend_nothing", spentUsd: 0, payingCellCount: 0 });
    expect(plan.wouldChange.marginUsdPerUsd).toBeGreaterThan(0.25);
    expect(plan.excluded.some(({ type, reason }) => type === 3 && reason.includes("weeks in effect"))).toBe(true);
  });

  function twiceMedian(): number[] {
    const at = effects.stores.indexOf(20) * 5;
    return Array.from(effects.intensity.medianMarkdowns.subarray(at, at + 5), (usd) => 2 * usd);
  }

  function ask(options: { dept?: number; scope?: "store"; markdowns: readonly number[] }) {
    const dept = options.dept ?? 95;
    const week = panel.historyWeekCount - 1;
    const series = panel.seriesStore.findIndex((store, i) => store === 20 && panel.seriesDept[i] === dept);
    const referenceSalesUsd = panel.sales[series * panel.weekCount + week]!;
    return simulatePromotion(effects, { store: 20, dept, week, referenceSalesUsd, ...options });
  }
});
