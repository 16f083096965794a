import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimatePromotionEffects, optimizeBudget } from "../../src/index.ts";
import { allocate, responseOf } from "../../src/promotions/budget-cells.ts";
import { buildMarkdownPanel } from "./markdown-panel.ts";

const GRID = 60;

/** Profit of a split: sum slope usual/100 (1 - exp(-100 usd / usual)) - cost per dollar. */
function profit(
  cells: readonly { usualUsd: number; slope: number }[],
  usd: ArrayLike<number>,
  dollarCost: number,
): number {
  return cells.reduce(
    (sum, cell, i) => sum + cell.slope * (cell.usualUsd / 100) * responseOf(cell, usd[i]!) - dollarCost * usd[i]!,
    0,
  );
}

describe("splitting a budget", () => {
  const cell = fc.record({
    usualUsd: fc.integer({ min: 1000, max: 50_000 }),
    slope: fc.double({ min: -1, max: 6, noNaN: true }),
    maxUsd: fc.integer({ min: 50, max: 800 }),
  });

  it("is never beaten by brute force over a grid of splits", () => {
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 20, max: 900 }),
        (parts, budget) => {
          const cells = parts.map((part) => ({ ...part, minUsd: 0 }));
          const { usd } = allocate(cells, budget, 1);
          const exact = profit(cells, usd, 1);
          expect(usd.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(budget + 1e-6);
          for (let i = 0; i <= GRID; i++) {
            for (let j = 0; j <= GRID - i; j++) {
              for (const k of [0, (GRID - i - j) / 2, GRID - i - j]) {
                const tried = [i, j, k].map((part, c) => Math.min(cells[c]!.maxUsd, (budget * part) / GRID));
                expect(profit(cells, tried, 1)).toBeLessThanOrEqual(exact + 1e-6);
              }
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("gives the split worked out by hand: equal marginal profit in both cells", () => {
    // x = ln(slope / lambda) each, 100 (ln 4/l + ln 2/l) = 100: l = sqrt(8 / e), x = 0.847 and 0.153.
    const cells = [
      { usualUsd: 10_000, slope: 4, minUsd: 0, maxUsd: 1e6 },
      { usualUsd: 10_000, slope: 2, minUsd: 0, maxUsd: 1e6 },
    ];
    const { usd, marginalReturn } = allocate(cells, 100, 1);
    expect(marginalReturn).toBeCloseTo(Math.sqrt(8 / Math.E), 6);
    expect(usd[0]).toBeCloseTo(84.657, 2);
    expect(usd[1]).toBeCloseTo(15.343, 2);
  });

  it("keeps money that would not pay", () => {
    const { usd } = allocate([{ usualUsd: 10_000, slope: 1.5, minUsd: 0, maxUsd: 1e6 }], 1e5, 1);
    expect(usd[0]).toBeCloseTo(100 * Math.log(1.5), 6);
  });
});

describe("the budget optimiser on a panel", () => {
  const effects = estimatePromotionEffects(buildMarkdownPanel({ strength: 1, noise: 0.01 }), {
    withSpecifications: false,
  });

  it("spends where effects are large, says how sure it is, and respects bounds", () => {
    const plan = optimizeBudget(effects, {
      budgetUsd: 400,
      weeks: [110],
      margin: 0.25,
      bounds: [
        { type: 4, maxUsd: 0 },
        { store: 2, dept: 1, type: 1, minUsd: 7 },
      ],
    });
    expect(plan.spentUsd).toBeCloseTo(400, 4);
    expect(plan.allocation.every(({ type }) => type !== 4)).toBe(true);
    const forced = plan.allocation.find(({ store, dept, type }) => store === 2 && dept === 1 && type === 1);
    expect(forced?.usd).toBeGreaterThanOrEqual(7);
    expect(plan.expectedNetUsd.estimate).toBeGreaterThan(0);
    expect(plan.marginalReturn).toBeGreaterThan(1);
    expect(plan.probabilityBetter).toBeGreaterThanOrEqual(0);
  });

  it("spends nothing at a margin at which nothing pays, and names the margin at which the first cell would", () => {
    const plan = optimizeBudget(effects, { budgetUsd: 1000, weeks: [110], margin: 0.01 });
    expect(plan).toMatchObject({ verdict: "spend_nothing", spentUsd: 0, payingCellCount: 0, allocation: [] });
    const { marginUsdPerUsd } = plan.wouldChange;
    const just = optimizeBudget(effects, { budgetUsd: 1000, weeks: [110], margin: marginUsdPerUsd! * 1.01 });
    expect(just.spentUsd).toBeGreaterThan(0);
    const below = optimizeBudget(effects, { budgetUsd: 1000, weeks: [110], margin: marginUsdPerUsd! * 0.99 });
    expect(below.spentUsd).toBe(0);
  });

  it("calls a gain clear only against today's plan and against spending nothing", () => {
    const first = optimizeBudget(effects, { budgetUsd: 1000, weeks: [110], margin: 0.01 }).wouldChange;
    expect(first.marginUsdPerUsd! * first.firstDollarSalesUsd!).toBeCloseTo(1, 9);
    const verdicts = new Set<string>();
    for (const factor of [1.001, 1.02, 1.1, 1.5, 3, 10]) {
      const margin = Math.min(0.95, first.marginUsdPerUsd! * factor);
      const plan = optimizeBudget(effects, { budgetUsd: 1000, weeks: [110], margin });
      const { estimate, lower } = plan.expectedNetUsd;
      expect(plan.probabilityProfit > 0.975).toBe(lower > 0);
      expect(plan.probabilityProfit > 0.5).toBe(estimate > 0);
      expect(plan.verdict === "clear_gain").toBe(plan.probabilityBetter >= 0.8 && plan.probabilityProfit >= 0.8);
      verdicts.add(plan.verdict);
    }
    expect(verdicts).toEqual(new Set(["no_clear_gain", "clear_gain"]));
  });

  it("refuses lower bounds that exceed the budget, and unknown stores, by name", () => {
    const ask = (extra: object) => () => optimizeBudget(effects, { budgetUsd: 10, weeks: [110], ...extra });
    expect(ask({ bounds: [{ minUsd: 1000 }] })).toThrow(/budgetUsd must be at least/);
    expect(ask({ stores: [99] })).toThrow(/stores must be one or more of 1, 2/);
    expect(ask({ weeks: [] })).toThrow(/weeks must be/);
    expect(ask({ bounds: [{ minUsd: 5, maxUsd: 1 }] })).toThrow(/bounds\[0\]/);
  });
});
