import type { DepartmentMove, HolidayEffect, StoreDepartment, StoreOnMap, WeeklyTotal } from "@sales-hub/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeNames } from "../../src/components/map/place-names.ts";
import { spreadDots } from "../../src/components/map/spread-dots.ts";
import { growthClass, growthSign } from "../../src/features/briefing/growth-scale.ts";
import { effectName, effectRows, holidaySentence, shownEffects } from "../../src/features/briefing/holidays-view.ts";
import { inModeOrder, mapModeOf } from "../../src/features/briefing/map-modes.ts";
import { allMovers, comparedPeriods, moversFinding } from "../../src/features/briefing/movers-chart.ts";
import { direction } from "../../src/features/briefing/pulse-row.tsx";
import { profitPerDollar, roiClass, roiFinding, roiText } from "../../src/features/briefing/roi-scale.ts";
import { movedMost } from "../../src/features/briefing/store-chart.ts";
import { nextWeeksOf } from "../../src/features/briefing/store-facts-card.tsx";
import { chance, factText } from "../../src/features/briefing/takeaway-facts.ts";
import { stepText, valueSentence, valueSteps } from "../../src/features/briefing/value-steps.ts";
import { volatilityBounds, volatilityClass } from "../../src/features/briefing/volatility-scale.ts";
import { recentWeeks, weeklyFinding } from "../../src/features/briefing/weekly-chart.ts";
import { nearestDepartment } from "../../src/lib/nearest-department.ts";

const store = (over: Partial<StoreOnMap>): StoreOnMap => ({
  store: 1,
  type: "A",
  size: 150_000,
  latitude: 35,
  longitude: -90,
  departments: [1],
  avg_weekly_sales: 1000,
  growth: 0,
  recent_sales: 4000,
  volatility: { relative_interval_width: 0.1, wape: 0.12, total_wape: 0.05, test_weeks: 100 },
  roi_potential: { iroas: null, lower: null, upper: null, level: null, evidence: null, reason: "Too few weeks." },
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
    const mode = mapModeOf("growth", stores, 0.25);
    expect(inModeOrder(mode, stores).map((item) => item.store)).toEqual([3, 1, 2]);
    expect(mode.finding).toBe("1 of 2 stores sell less than a year ago");
  });
});

describe("movers", () => {
  const mover = (dept: number, change: number): DepartmentMove => ({
    dept,
    sales: 10_000 + change,
    prior_sales: 10_000,
    change,
    change_fraction: change / 10_000,
    no_fraction_reason: null,
    like_for_like_change: change,
    opened_sales: 0,
    closed_sales: 0,
  });

  it("name both periods, since last year's weeks end on other dates", () => {
    expect(
      comparedPeriods({ from: "2012-10-05", to: "2012-10-26", prior_from: "2011-10-07", prior_to: "2011-10-28" }),
    ).toBe("5 Oct\u201326 Oct 2012 against 7 Oct\u201328 Oct 2011");
  });

  it("stand once each, gains before losses", () => {
    const movers = allMovers({ top: [mover(1, 500), mover(2, -100)], bottom: [mover(3, -900), mover(2, -100)] });
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
    expect(weeklyFinding(totals, { tone: "neutral" })).toBe(
      "The next 2 weeks are likely to bring $2.06M: 3.0% more than last year, no clear change",
    );
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
  const name = (dot: number) => ({ dot, width: 100, height: 20 });
  const bounds = { width: 1000, height: 600 };

  it("stands right of its dot, and left of it near the eastern edge", () => {
    const dots = [
      { x: 500, y: 300, radius: 10 },
      { x: 950, y: 100, radius: 10 },
    ];
    // The dot's edge, 4 px of gap and half of the name.
    expect(placeNames({ dots, names: [name(0), name(1)], bounds })).toEqual([
      [64, 0],
      [-64, 0],
    ]);
  });

  it("hides neither another dot nor another name where there is room", () => {
    const dots = [
      { x: 500, y: 300, radius: 10 },
      { x: 560, y: 300, radius: 12 },
      { x: 440, y: 300, radius: 12 },
      { x: 500, y: 345, radius: 12 },
    ];
    const [first, second] = placeNames({ dots, names: [name(0), name(3)], bounds });
    expect(first).toEqual([0, -24]);
    expect(second?.[0]).toBe(66);
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.nat(1000), y: fc.nat(600) }), { minLength: 1, maxLength: 4 }),
        (places) => {
          const some = places.map((place) => ({ ...place, radius: 8 }));
          const [dx, dy] = placeNames({ dots: some, names: [name(0)], bounds })[0] ?? [0, 0];
          const own = some[0] ?? { x: 0, y: 0 };
          for (const dot of some) {
            const apart = Math.hypot(
              Math.max(0, Math.abs(dot.x - own.x - dx) - 50),
              Math.max(0, Math.abs(dot.y - own.y - dy) - 10),
            );
            expect(apart).toBeGreaterThanOrEqual(8 - 1e-9);
          }
        },
      ),
    );
  });
});

it("growth points somewhere only where its whole range does", () => {
  expect(direction(0.038, { lower: 0.027, upper: 0.048 })).toBe("up");
  expect(direction(-0.02, { lower: -0.03, upper: -0.01 })).toBe("down");
  expect(direction(0.006, { lower: -0.007, upper: 0.019 })).toBeUndefined();
  expect(direction(0.006, { lower: null, upper: null })).toBeUndefined();
});

describe("volatility", () => {
  it("falls into fifths of the stores", () => {
    const bounds = volatilityBounds([0.05, 0.01, 0.03, 0.02, 0.04]);
    expect(bounds).toEqual([0.02, 0.03, 0.04, 0.05]);
    expect([0.01, 0.02, 0.035, 0.05, 0.9].map((width) => volatilityClass(width, bounds))).toEqual([0, 1, 2, 4, 4]);
  });

  it("names the store that is hardest to foresee, by the width that its label and legend show", () => {
    const wide = { relative_interval_width: 0.3, wape: 0.2, total_wape: 0.1, test_weeks: 10 };
    const stores = [store({ store: 1 }), store({ store: 7, volatility: wide })];
    const mode = mapModeOf("volatility", stores, 0.25);
    expect(mode.finding).toBe(
      "Store 7 is hardest to foresee: the 80% band of its next 4 weeks is 30.0% of the forecast wide",
    );
    expect(inModeOrder(mode, stores).map((item) => item.store)).toEqual([7, 1]);
  });
});

describe("ROI potential", () => {
  const roi = (iroas: number, lower: number, upper: number) => ({
    iroas,
    lower,
    upper,
    level: 0.8,
    evidence: "moderate",
    reason: null,
  });

  it("is judged by its interval against break-even, 1 / margin", () => {
    expect(roiClass(roi(6, 4.5, 8), 0.25)).toBe(4);
    expect(roiClass(roi(3, 2, 5), 0.25)).toBe(2);
    expect(roiClass(roi(1, 0.5, 3.9), 0.25)).toBe(0);
    expect(roiClass(roi(1, 0.5, 3.9), 0.5)).toBe(2);
    expect(roiClass(store({}).roi_potential, 0.25)).toBeNull();
  });

  it("is said as profit per dollar with its range, or why there is none", () => {
    expect(profitPerDollar(6, 0.25)).toBe("+$0.50");
    expect(profitPerDollar(0.6, 0.25)).toBe("\u2212$0.85");
    expect(roiText(roi(6, 4, 8), 0.25)).toBe("+$0.50 profit per $1 of markdowns ($0.00 to +$1.00, 80%)");
    expect(roiText(store({}).roi_potential, 0.25)).toBe("Too few weeks.");
  });

  it("does not claim more than the stores that can be judged", () => {
    const stores = [
      store({ store: 1, roi_potential: roi(1, 0.5, 2) }),
      store({ store: 2, roi_potential: roi(3, 2, 5) }),
      store({ store: 3 }),
    ];
    expect(roiFinding(stores, 0.25)).toBe("Markdowns repay clearly in no store, and lose clearly in 1 of 2");
    expect(roiFinding([store({})], 0.25)).toBe("What markdowns returned cannot be told for any store");
  });
});

describe("the annual value", () => {
  const part = (name: "inventory" | "stockouts" | "labour", mid: number) => ({
    part: name,
    label: name,
    value: { low: mid - 10, mid, high: mid + 10 },
    reason: null,
    how: "",
  });
  const unknownPart = {
    part: "markdown_reallocation" as const,
    label: "markdowns",
    value: null,
    reason: "Not estimated.",
    how: "",
  };
  const total = { low: 50, mid: 80, high: 110 };

  it("is a waterfall: each part begins where the one before it ended, an unknown one has no length", () => {
    const steps = valueSteps({ parts: [part("inventory", 100), part("stockouts", -20), unknownPart], total });
    expect(steps.map(({ key, from, to }) => [key, from, to])).toEqual([
      ["inventory", 0, 100],
      ["stockouts", 100, 80],
      ["markdown_reallocation", 80, 80],
      ["total", 0, 80],
    ]);
    expect(steps.map(stepText)).toEqual([
      "+$100 ($90 to $110)",
      "\u2212$20 (\u2212$30 to \u2212$10)",
      "\u2013",
      "$80 ($50 to $110)",
    ]);
  });

  it("is only called worth something when the whole range is", () => {
    expect(valueSentence({ total })).toMatch(/^Planning by this forecast .* is worth \$50 to \$110 a year \(80%\)$/);
    expect(valueSentence({ total: { low: -10, mid: 5, high: 20 } })).toMatch(/^Whether .* is not clear/);
    expect(valueSentence({ total: { low: -30, mid: -20, high: -10 } })).toMatch(/costs/);
    expect(valueSentence({ total: null })).toBe("What the forecast is worth cannot be told yet");
  });
});

describe("holiday effects", () => {
  const effect = (over: Partial<HolidayEffect>): HolidayEffect => ({
    holiday: "thanksgiving",
    dept: null,
    type: null,
    lift: 0.3,
    lower: 0.2,
    upper: 0.4,
    extra_sales: 1000,
    clear: true,
    stores: 45,
    years: 2,
    reason: null,
    ...over,
  });
  const effects = [
    effect({}),
    effect({ holiday: "labor_day", lift: 0.01, lower: -0.02, upper: 0.04, clear: false }),
    effect({ type: "A", lift: 0.25 }),
    effect({ dept: 72, lift: 2.1, extra_sales: 9000 }),
    effect({ dept: 5, lift: -0.1, extra_sales: -500, upper: -0.05, lower: -0.15 }),
    effect({ dept: 72, type: "A" }),
  ];

  it("stand side by side, or open by store type or by department", () => {
    expect(shownEffects({ effects }, undefined, "type").map(({ holiday }) => holiday)).toEqual([
      "thanksgiving",
      "labor_day",
    ]);
    expect(shownEffects({ effects }, "thanksgiving", "type").map((e) => effectName(e, true))).toEqual([
      "All stores",
      "Stores of type A",
    ]);
    expect(shownEffects({ effects }, "thanksgiving", "dept").map(({ dept }) => dept)).toEqual([72, 5]);
  });

  it("lead with the clearest lift, and leave the unclear ones open", () => {
    const shown = shownEffects({ effects }, undefined, "type");
    expect(holidaySentence(shown, undefined)).toBe("Thanksgiving lifts sales most: +30% over the weeks around it");
    expect(effectRows(shown, false, () => undefined).map(({ label, tone, text }) => [label, tone, text])).toEqual([
      ["Thanksgiving", "up", "+30% (+20% to +40%)"],
      ["Labor Day", "open", "+1% (\u22122% to +4%)"],
    ]);
  });
});

describe("a store's page", () => {
  it("shows the departments whose change is largest in dollars either way, losses first", () => {
    const rows = [-900, -800, 3, 700, ...Array.from({ length: 15 }, (_, i) => -100 - i)].map((change, i) => ({
      dept: i + 1,
      change,
    })) as StoreDepartment[];
    const shown = movedMost(rows).map(({ change }) => change);
    expect(shown).toHaveLength(16);
    expect(shown.slice(0, 2)).toEqual([-900, -800]);
    expect(shown.at(-1)).toBe(700);
    expect(shown).not.toContain(3);
    expect(movedMost(rows.slice(0, 3)).map(({ change }) => change)).toEqual([-900, -800, 3]);
  });

  const department = { status: "both" as const, next_weeks_forecast: 10 };

  it("adds up the forecasts of the departments that still sell, and says nothing when one is unknown", () => {
    const rows = (next: Array<{ status: "both" | "closed"; next_weeks_forecast: number | null }>) =>
      ({ departments: next }) as unknown as Parameters<typeof nextWeeksOf>[0];
    expect(nextWeeksOf(rows([department, { ...department, next_weeks_forecast: 5 }]))).toBe(15);
    expect(nextWeeksOf(rows([department, { status: "closed", next_weeks_forecast: null }]))).toBe(10);
    expect(nextWeeksOf(rows([department, { status: "both", next_weeks_forecast: null }]))).toBeNull();
  });
});

it("the numbers behind a finding are shown in their unit", () => {
  expect(factText({ value: 2_633_000, unit: "usd" })).toBe("$2.63M");
  expect(factText({ value: -0.028, unit: "fraction" })).toBe("\u22122.8%");
  expect(factText({ value: 4, unit: "weeks" })).toBe("4 weeks");
  expect(factText({ value: 1.234, unit: "ratio" })).toBe("1.23");
  expect(factText({ value: 4500, unit: "count" })).toBe("4,500");
  expect([chance(0.9), chance(1)]).toEqual(["90%", "over 99%"]);
  expect(factText({ value: "2012-10-26", unit: "date" })).toBe("26 Oct 2012");
});
