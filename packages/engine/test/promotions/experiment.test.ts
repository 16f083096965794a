import { describe, expect, it } from "vitest";
import { analyzeExperiment, designExperiment, estimatePromotionEffects } from "../../src/index.ts";
import { buildMarkdownPanel } from "./markdown-panel.ts";

const ORIGIN = 95;

describe("a designed experiment", () => {
  const panel = buildMarkdownPanel({ stores: 16, depts: 3, weeks: 112, strength: 0.2, noise: 0.1 });
  const effects = estimatePromotionEffects(panel, { originIndex: ORIGIN, withSpecifications: false });
  const options = { dept: 2, type: 1, intensityPercent: 1, assumedIroas: 2, maxWeeks: 16 } as const;

  it("treats one store of each pair in every week, and every store in half of the weeks", () => {
    const design = designExperiment(effects, options);
    expect(design.durationWeeks % 2).toBe(0);
    expect(design.treatments).toHaveLength((design.stores.length / 2) * design.durationWeeks);
    for (let i = 0; i < design.stores.length; i += 2) {
      const pair = design.stores.slice(i, i + 2);
      for (const week of design.weeks) {
        expect(design.treatments.filter((cell) => cell.week === week && pair.includes(cell.store))).toHaveLength(1);
      }
      for (const store of pair) {
        expect(design.treatments.filter((cell) => cell.store === store)).toHaveLength(design.durationWeeks / 2);
      }
    }
  });

  it("delivers the interval and the power it promised, over 60 random assignments with a known effect", () => {
    const trueIroas = 2;
    const results = Array.from({ length: 60 }, (_, seed) => {
      const design = designExperiment(effects, { ...options, seed });
      const sales = panel.sales.slice();
      for (const { store, week, usd } of design.treatments) {
        const i = panel.seriesStore.findIndex((value, n) => value === store && panel.seriesDept[n] === design.dept);
        sales[i * panel.weekCount + week]! += trueIroas * usd;
      }
      return { design, found: analyzeExperiment({ ...panel, sales }, design) };
    });
    const share = (of: (result: (typeof results)[number]) => boolean) => results.filter(of).length / results.length;
    const width = results.reduce((sum, { found }) => sum + (found.upper - found.lower) / results.length, 0);
    const [{ design }] = results as [(typeof results)[number]];
    expect(share(({ found }) => found.lower < trueIroas && trueIroas < found.upper)).toBeGreaterThan(0.85);
    expect(
      share(({ found }) => found.upper < design.breakEvenIroas || found.lower > design.breakEvenIroas),
    ).toBeGreaterThan(design.power - 0.15);
    expect(width / design.intervalWidth).toBeGreaterThan(0.7);
    expect(width / design.intervalWidth).toBeLessThan(1.35);
  });

  it("takes longer or more stores for more power, and says when the time is too short", () => {
    const size = ({ stores, durationWeeks }: { stores: readonly number[]; durationWeeks: number }) =>
      stores.length * durationWeeks;
    const easy = designExperiment(effects, { ...options, power: 0.6 });
    const hard = designExperiment(effects, { ...options, power: 0.95 });
    expect(size(hard)).toBeGreaterThanOrEqual(size(easy));
    const hopeless = designExperiment(effects, { ...options, assumedIroas: 3.99, maxWeeks: 6 });
    expect(hopeless.isPowerReached).toBe(false);
    expect(hopeless.reason).toContain("only with a probability of");
  });

  it("refuses what it cannot size, by name", () => {
    const ask = (extra: object) => () => designExperiment(effects, { ...options, ...extra });
    expect(ask({ dept: 77 })).toThrow(/no department 77/);
    expect(ask({ power: 1 })).toThrow(/power must be from 0.5 to 0.99/);
    expect(ask({ intensityPercent: 50 })).toThrow(/intensityPercent must be/);
    expect(ask({ stores: [1, 2] })).toThrow(/stores must be at least 10/);
  });
});
