import type { StoreItem, WeeklyTotal } from "@sales-hub/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthClass, growthSign } from "../../src/features/briefing/growth-scale.ts";
import { byGrowth, labelSide } from "../../src/features/briefing/map-chart.ts";
import { allMovers, moversFinding } from "../../src/features/briefing/movers-chart.ts";
import { spreadDots } from "../../src/features/briefing/spread-dots.ts";
import { recentWeeks, weeklyFinding } from "../../src/features/briefing/weekly-chart.ts";
import { nearestDepartment } from "../../src/lib/nearest-department.ts";

const store = (over: Partial<StoreItem>): StoreItem => ({
  store: 1,
  type: "A",
  size: 150_000,
  latitude: 35,
  longitude: -90,
  departments: [1],
  avg_weekly_sales: 1000,
  growth: 0,
  recent_sales: 4000,
  ...over,
});

describe("dots on the map", () => {
  it("that overlap part along the line between them, as far as needed", () => {
    const [a, b] = spreadDots(
      [
        { x: 0, y: 0, radius: 5 },
        { x: 4, y: 0, radius: 5 },
      ],
      2,
    );
    expect(a?.x).toBeCloseTo(-4, 6);
    expect(b?.x).toBeCloseTo(8, 6);
    expect(a?.y).toBe(0);
  });

  it("that do not overlap stay where they are", () => {
    const dots = [
      { x: 0, y: 0, radius: 5 },
      { x: 40, y: 3, radius: 5 },
    ];
    expect(spreadDots(dots, 2)).toEqual(dots);
  });

  it("never end on top of each other", () => {
    const dot = fc.record({
      x: fc.integer({ min: 0, max: 900 }),
      y: fc.integer({ min: 0, max: 600 }),
      radius: fc.integer({ min: 4, max: 24 }),
    });
    fc.assert(
      fc.property(fc.array(dot, { maxLength: 20 }), (dots) => {
        const placed = spreadDots(dots, 1);
        for (const [i, a] of placed.entries()) {
          for (const b of placed.slice(i + 1)) {
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan((a.radius + b.radius) * 0.5);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("growth", () => {
  it("falls into five classes around no change", () => {
    expect([-0.2, -0.05, -0.03, -0.01, 0, 0.01, 0.03, 0.05, 0.2].map(growthClass)).toEqual([0, 0, 1, 2, 2, 2, 3, 4, 4]);
  });

  it("is said by a sign too, not by colour alone", () => {
    expect([-0.03, 0, 0.03, null].map(growthSign)).toEqual(["\u2212", "=", "+", "?"]);
  });

  it("orders stores from the coldest, those without a comparison last", () => {
    const stores = [
      store({ store: 1, growth: 0.1 }),
      store({ store: 2, growth: null }),
      store({ store: 3, growth: -0.2 }),
    ];
    expect(byGrowth(stores).map((item) => item.store)).toEqual([3, 1, 2]);
  });
});

describe("movers", () => {
  const mover = (dept: number, change: number) => ({
    dept,
    sales: 10_000 + change,
    prior_sales: 10_000,
    change,
    change_fraction: change / 10_000,
  });

  it("stand once each, gains before losses", () => {
    const movers = allMovers([mover(1, 500), mover(2, -100)], [mover(3, -900), mover(2, -100)]);
    expect(movers.map(({ dept }) => dept)).toEqual([1, 2, 3]);
    expect(moversFinding(movers)).toBe("Department 1 gained most, Department 3 lost most");
  });

  it("say so when nothing fell", () => {
    expect(moversFinding([mover(1, 500), mover(2, 100)])).toBe("Department 1 gained most");
  });
});

describe("weekly totals", () => {
  const week = (date: string, over: Partial<WeeklyTotal>): WeeklyTotal => ({
    date,
    sales: null,
    forecast: null,
    last_year: null,
    is_holiday: false,
    ...over,
  });

  it("are summed up against last year in the title", () => {
    const totals = [
      week("2012-10-26", { sales: 100 }),
      week("2012-11-02", { forecast: 1_030_000, last_year: 1_000_000 }),
      week("2012-11-09", { forecast: 1_030_000, last_year: 1_000_000 }),
    ];
    expect(weeklyFinding(totals)).toBe("The next 2 weeks are likely to bring $2.06M, 3.0% more than last year");
  });

  it("are not compared where a week of last year is missing", () => {
    expect(weeklyFinding([week("2012-11-02", { forecast: 2_000_000 })])).toBe(
      "The next 1 week is likely to bring $2.00M",
    );
  });

  it("show one year of actual weeks and every week ahead", () => {
    const totals = [
      ...Array.from({ length: 60 }, (_, i) => week(`w${i}`, { sales: i })),
      week("a", { forecast: 1 }),
      week("b", { forecast: 2 }),
    ];
    const shown = recentWeeks(totals);
    expect(shown).toHaveLength(54);
    expect(shown[0]?.date).toBe("w8");
  });
});

it("a change of store keeps the department, or takes the nearest number", () => {
  expect(nearestDepartment([1, 5, 9], 5)).toBe(5);
  expect(nearestDepartment([1, 5, 9], 8)).toBe(9);
  expect(nearestDepartment([3, 5], undefined)).toBe(3);
  expect(nearestDepartment([], 4)).toBeUndefined();
});

describe("the name of a store on the map", () => {
  it("stands left of its dot near the eastern edge, right of it elsewhere", () => {
    // The plane is 975 wide; 150 px of name need 250 units at 0.6 px a unit.
    expect(labelSide(700, 0.6)).toBe("right");
    expect(labelSide(730, 0.6)).toBe("left");
  });
});
