import { describe, expect, it } from "vitest";
import { BRIEF_FEATURE_NAMES, BRIEF_FEATURES } from "../../src/brief-features/catalog.ts";
import { makeOneWeekRows } from "../../src/gauntlet/one-week-rows.ts";
import { auditLeaks, explainRidge, FEATURES, measureLeak } from "../../src/index.ts";
import { buildPanel } from "../panel-builder.ts";
import { buildSyntheticPanel, seededRandom } from "../synthetic-panel.ts";

const panel = buildSyntheticPanel({ stores: 6, depts: 3, weeks: 120 });

describe("the leak audit", () => {
  const audit = auditLeaks(panel, { originIndex: 100, horizons: [1, 8, 19] });

  it("lists every feature of the hub and of the brief with what it may see, unchanged by the future", () => {
    expect(audit.features.filter(({ catalog }) => catalog === "hub").map(({ name }) => name)).toEqual(
      FEATURES.map(({ name }) => name),
    );
    expect(audit.features.filter(({ catalog }) => catalog === "brief").map(({ name }) => name)).toEqual(
      BRIEF_FEATURES.map(({ name }) => name),
    );
    for (const { definition, latestWeek, catalog, changedRows, passed } of audit.features) {
      expect(definition).not.toBe("");
      expect(latestWeek).not.toBe("");
      if (catalog !== "brief-leaking") expect([changedRows, passed]).toEqual([0, true]);
    }
    expect(audit).toMatchObject({ origin: "2012-01-06", rows: 3 * panel.seriesCount, passed: true });
  });

  it("is alive: the same test catches the features of the target's own week", () => {
    const leaking = audit.features.filter(({ catalog }) => catalog === "brief-leaking");
    expect(leaking.map(({ name }) => name)).toEqual(["Sales_vs_Baseline", "Store_Total_Sales", "Dept_Share_of_Store"]);
    for (const { changedRows, passed } of leaking) {
      expect(changedRows).toBeGreaterThan(10);
      expect(passed).toBe(false);
    }
    expect(audit.controlCaught).toBe(true);
  });
});

describe("rows one week ahead", () => {
  const small = buildPanel([
    { store: 1, dept: 1, sales: [10, 20, 30, 60] },
    { store: 1, dept: 2, sales: [10, 10, 10, 40] },
  ]);
  const of = (leaking: boolean, name: string) =>
    makeOneWeekRows(small, { from: 3, to: 3, leaking }).features[BRIEF_FEATURE_NAMES.indexOf(name)];

  it("see the week before; the leaking ones see the answer", () => {
    expect(makeOneWeekRows(small, { from: 3, to: 3, leaking: false }).actual).toEqual(Float64Array.of(60, 40));
    expect([of(false, "Sales_vs_Baseline"), of(true, "Sales_vs_Baseline")]).toEqual([30 / 20, 60 / 30]);
    expect([of(false, "StoreDept_Mean"), of(true, "StoreDept_Mean")]).toEqual([20, 30]);
    expect([of(false, "Store_Total_Sales"), of(true, "Store_Total_Sales")]).toEqual([40, 100]);
    expect([of(false, "Dept_Share_of_Store"), of(true, "Dept_Share_of_Store")]).toEqual([30 / 40, 60 / 100]);
    expect([of(false, "Lag_1"), of(true, "Lag_1")]).toEqual([30, 30]);
  });
});

describe("the measured leak", () => {
  it("makes the same model look far better than it is", async () => {
    // Sales that nothing known the week before can tell: the honest model cannot be good, the leaking one is.
    const random = seededRandom(5);
    const series = Array.from({ length: 32 }, (_, k) => {
      const level = 1000 * (1 + (k % 8)) * (1 + Math.floor(k / 8));
      const sales = Array.from({ length: 90 }, () => Math.round(level * (0.2 + 1.6 * random())));
      return { store: 1 + (k % 8), dept: 1 + Math.floor(k / 8), sales };
    });
    const split = { protocol: "P", fold: 1, trainEnd: "2011-08-26", testStart: "2011-09-02", testEnd: "2011-10-21" };
    const { leaking, honest } = await measureLeak(buildPanel(series), { split, seed: 7, iterations: 40 });
    expect(leaking.test.rowCount).toBe(32 * 8);
    expect(honest.test.rowCount).toBe(32 * 8);
    expect(honest.test.r2).toBeLessThan(0.7);
    expect(leaking.test.r2).toBeGreaterThan(0.95);
    expect(leaking.importance.slice(0, 3).map(({ name }) => name)).toContain("Sales_vs_Baseline");
  });
});

describe("a ridge regression of the log", () => {
  // Markdowns begin four weeks before training ends, and are ten times as large afterwards; sales do not care.
  const random = seededRandom(3);
  const markdowns = panel.markdowns.map((_, at) => {
    const week = Math.floor(at / 5) % panel.weekCount;
    return week < 96 ? 0 : random() * (week > 100 ? 8_000 : 800);
  });
  const explanation = explainRidge({ ...panel, markdowns }, { originIndex: 100, testWeeks: 9 });
  const of = (name: string) => explanation.variants.find((variant) => variant.name === name)!;

  it("is worse than one of sales, fitted alike, where inputs leave what training saw", () => {
    expect(explanation).toMatchObject({ trainEnd: "2012-01-06", testEnd: "2012-03-09" });
    expect(of("honest").testR2).toBeGreaterThan(0.9);
    expect(of("log").testR2).toBeLessThan(0.5);
    expect(of("log-collinear").testR2).toBeLessThan(of("honest").testR2!);
  });

  it("is explained by its worst row: inputs with what each added to the log", () => {
    expect(of("honest").largestLog).toBeNull();
    for (const name of ["log", "log-leaking", "log-collinear"]) {
      const { largestLog, worstRow, alpha } = of(name);
      expect(largestLog).toBeGreaterThan(9);
      expect(alpha).toBe(name === "log-collinear" ? 1e-12 : alpha);
      const added = worstRow.inputs.map((input) => Math.abs(input.added));
      expect(added).toEqual([...added].sort((a, b) => b - a));
    }
    expect(of("log-collinear").worstRow.inputs[0]!.name).toBe("Mean_Active_Markdown");
  });
});
