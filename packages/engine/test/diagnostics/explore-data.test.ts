import { describe, expect, it } from "vitest";
import { exploreData } from "../../src/index.ts";
import { buildPanel } from "../panel-builder.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

/** Two stores; store 1 sells 100 and twice that in the fifth week, a holiday; store 2 sells 50 with one return. */
function smallPanel() {
  const weeks = 12;
  const first = Array.from({ length: weeks }, (_, t) => (t === 5 ? 200 : 100));
  const second = Array.from({ length: weeks }, (_, t) => (t === 2 ? -10 : t === 7 ? null : 50 + t));
  const panel = buildPanel(
    [
      { store: 1, dept: 1, sales: first },
      { store: 2, dept: 1, sales: second },
      { store: 2, dept: 9, sales: Array<null>(weeks).fill(null) },
    ],
    { firstWeek: "2010-10-22", holidays: [5] },
  );
  const markdowns = panel.markdowns.slice();
  for (let t = 4; t < weeks; t++) markdowns.set([10 * t, 5 + (t % 3), t === 6 ? 7 : 0, t % 2, 3], t * 5);
  return { ...panel, markdowns };
}

describe("the exploratory analysis", () => {
  const report = exploreData(smallPanel(), {
    missingColumns: [{ column: "CPI", before: 3, after: 0, method: "forward fill" }],
  });

  it("counts rows, gaps, returns and weeks before the first markdown", () => {
    expect(report.span).toEqual({
      firstWeek: "2010-10-22",
      lastWeek: "2011-01-07",
      weeks: 12,
      pairs: 3,
      rows: 23,
    });
    expect(report.missingness).toEqual({
      cells: 36,
      missingCells: 13,
      missingShare: 13 / 36,
      pairsWithoutRows: 1,
      completePairs: 1,
      insideGaps: 1,
      weeksWithoutMarkdown: 4,
      columns: [{ column: "CPI", before: 3, after: 0, method: "forward fill" }],
    });
    expect(report.returns).toMatchObject({
      rows: 23,
      negativeRows: 1,
      negativeUsd: -10,
      zeroRows: 0,
      januaryShare: 0,
      depts: [{ dept: 1, negativeRows: 1, rows: 23, negativeUsd: -10 }],
    });
  });

  it("measures a holiday against the four weeks before it", () => {
    const lift = report.holidayLift.find(({ holiday }) => holiday === "thanksgiving")!;
    // Week 5 of both stores: 200 + 55 against means 100 and (51 - 10 + 53 + 54) / 4 = 37.
    expect(lift).toMatchObject({ storeType: "A", stores: 2 });
    expect(lift.lift).toBeCloseTo(255 / 137, 12);
    expect(lift.storeDeviation).toBeCloseTo(Math.abs(200 / 100 - 55 / 37) / Math.SQRT2, 12);
    expect(report.holidayLift.find(({ holiday }) => holiday === "superBowl")!.lift).toBeNull();
  });

  it("ranks stores by sales with cumulative shares", () => {
    const { entries, countFor80 } = report.pareto.stores;
    expect(entries.map(({ id, salesUsd }) => [id, salesUsd])).toEqual([
      [1, 1300],
      [2, 547],
    ]);
    expect(entries[1]!.cumulativeShare).toBeCloseTo(1, 12);
    expect(countFor80).toBe(2);
    expect(report.pareto.depts.countFor80).toBe(1);
  });

  it("finds the total infinitely inflated beside its five parts, and the parts alone not", () => {
    const of = (set: string) => report.vif.find((each) => each.set === set)!.columns;
    expect(of("totalBesideTypes").map(({ vif }) => vif)).toEqual([null, null, null, null, null, null]);
    for (const { vif } of of("types")) expect(vif).toBeGreaterThanOrEqual(1);
    expect(of("aggregates").map(({ name }) => name)).toEqual([
      "Total_Markdown",
      "Mean_Active_Markdown",
      "Max_Markdown",
      "Promo_Count",
      "Promo_Active",
    ]);
  });

  it("is plain JSON without a lost number", () => {
    const whole = exploreData(buildSyntheticPanel());
    for (const each of [report, whole]) expect(JSON.parse(JSON.stringify(each))).toEqual(each);
    expect(JSON.stringify(whole.autocorrelation)).not.toContain("null");
    expect(whole.autocorrelation.acf).toHaveLength(60);
  });

  it("finds the yearly season", () => {
    const sales = Array.from({ length: 130 }, (_, t) => 1000 * (1 + 0.5 * Math.sin((2 * Math.PI * t) / 52)));
    const { autocorrelation, seasonality } = exploreData(buildPanel([{ store: 1, dept: 1, sales }]));
    expect(autocorrelation.acf[52]).toBeGreaterThan(autocorrelation.bound);
    expect(autocorrelation.acf[26]).toBeLessThan(-autocorrelation.bound);
    // The sine's top, t = 13, is the week that ends 2010-05-07; its bottom is half a year later.
    expect(seasonality.peak.isoWeek).toBe(18);
    expect(seasonality.trough.isoWeek).toBe(44);
    expect(seasonality.peak.years.map(({ year }) => year)).toEqual([2010, 2011, 2012]);
  });
});
