import { describe, expect, it } from "vitest";
import { listAggregates } from "../../src/aggregate/aggregates.ts";
import { SumForecasts } from "../../src/aggregate/sum-forecasts.ts";
import { measureSumScale } from "../../src/aggregate/sum-scale.ts";
import { emptyBaseParts } from "../../src/base/base-forecast.ts";
import { PLAIN_RECIPE } from "../../src/base/base-recipe.ts";
import { buildOriginState } from "../../src/base/origin-state.ts";
import { buildPanel } from "../panel-builder.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const panel = {
  seriesCount: 4,
  seriesStore: Int32Array.of(1, 1, 2, 7),
  seriesDept: Int32Array.of(3, 9, 3, 3),
  stores: { ids: Int32Array.of(1, 2, 7), types: ["B", "A", "B"], sizes: Float64Array.of(1, 1, 1) },
};

describe("the aggregates of a panel", () => {
  it("are the total, each type, store, department and department by type, with the pairs they sum", () => {
    const described = listAggregates(panel).map(({ kind, store, dept, type, members }) => [
      kind,
      store,
      dept,
      type,
      [...members],
    ]);
    expect(described).toEqual([
      ["total", null, null, null, [0, 1, 2, 3]],
      ["type", null, null, "A", [2]],
      ["type", null, null, "B", [0, 1, 3]],
      ["store", 1, null, null, [0, 1]],
      ["store", 2, null, null, [2]],
      ["store", 7, null, null, [3]],
      ["dept", null, 3, null, [0, 2, 3]],
      ["dept", null, 9, null, [1]],
      ["dept-type", null, 3, "A", [2]],
      ["dept-type", null, 3, "B", [0, 3]],
      ["dept-type", null, 9, "B", [1]],
    ]);
  });
});

describe("sums of forecasts", () => {
  const synthetic = buildSyntheticPanel({ stores: 4, depts: 3 });
  const state = buildOriginState(synthetic, 110, { maxHorizon: 3 });
  const aggregates = listAggregates(synthetic);

  it("equal the sum of the leaves exactly, at every level", () => {
    const leaves = Float64Array.from({ length: synthetic.seriesCount * 3 }, (_, k) => Math.sin(k) * 1e4);
    const sums = new SumForecasts(state, aggregates, 3);
    const parts = { ...emptyBaseParts(), base: 0 };
    for (let i = 0; i < synthetic.seriesCount; i++)
      for (let h = 1; h <= 3; h++) sums.add(i, h, leaves[i * 3 + h - 1]!, parts);
    aggregates.forEach(({ members }, a) => {
      for (let h = 1; h <= 3; h++) {
        const expected = [...members].reduce((sum, i) => sum + leaves[i * 3 + h - 1]!, 0);
        expect(sums.forecast[a * 3 + h - 1]).toBe(expected);
      }
    });
    const at = (kind: string, h: number) =>
      aggregates.reduce((sum, { kind: other }, a) => (other === kind ? sum + sums.forecast[a * 3 + h - 1]! : sum), 0);
    for (const kind of ["type", "store", "dept", "dept-type"]) expect(at(kind, 2)).toBeCloseTo(at("total", 2), 6);
  });

  it("have errors that grow with their size, their distance from the recent level and disagreement of the parts", () => {
    const sums = new SumForecasts(state, aggregates, 3);
    const { sigma, level, recentMedian } = sums.scale;
    const store = aggregates.findIndex(({ kind, members }) => kind === "store" && members.length === 3);
    const [first, second] = aggregates[store]!.members;
    const half = (2 * level[store]!) / 2;
    sums.add(first!, 1, half, { ...emptyBaseParts(), base: half, lastYear: half + 300, pooled: half - 100 });
    sums.add(second!, 1, half, { ...emptyBaseParts(), base: half, lastYear: half + 500 });
    const drift = Math.abs(2 * level[store]! - recentMedian[store]!);
    const expected = sigma[store]! * Math.SQRT2 + 0.05 * drift + 0.25 * 800;
    expect(sums.errorScale(store, 1)).toBeCloseTo(expected, 6);
  });

  it("have relatively smaller errors the more pairs they sum, since noise cancels", () => {
    const { sigma, level } = measureSumScale(state, aggregates);
    const relative = (kind: string) => {
      const chosen = aggregates.flatMap((aggregate, a) => (aggregate.kind === kind ? [sigma[a]! / level[a]!] : []));
      return chosen.reduce((sum, value) => sum + value, 0) / chosen.length;
    };
    expect(relative("total")).toBeLessThan(relative("store"));
    expect(relative("store")).toBeLessThan(0.1);
  });

  it("have an error scale that ages by 0.9 a week and leans on their kind by two weeks, worked out by hand", () => {
    const sales = (last: readonly number[]) => [...Array<number>(58).fill(10_000), ...last];
    const small = buildPanel([
      { store: 1, dept: 1, sales: sales([11_000, 13_000]) },
      { store: 2, dept: 1, sales: sales([11_000, 8_000]) },
    ]);
    const built = buildOriginState(small, 59, { maxHorizon: 1, recipe: PLAIN_RECIPE });
    const level = { ...built, smooth: built.smooth.map(() => 10_000) };
    const ungrown = { ...level, growth: { ...built.growth, own: Float64Array.of(1, 1) } };
    const listed = listAggregates(small);
    const { sigma } = measureSumScale(ungrown, listed);
    const at = (kind: string, store: number | null) =>
      sigma[listed.findIndex((aggregate) => aggregate.kind === kind && aggregate.store === store)];
    // Residuals 1000 and 3000 of store 1, 1000 and -2000 of store 2; they partly cancel in the total.
    expect(at("store", 1)).toBeCloseTo(662.699, 3);
    expect(at("store", 2)).toBeCloseTo(531.262, 3);
    expect(at("total", null)).toBeCloseTo(491.631, 3);
  });

  it("have an error scale without a year of history, too: what the mean of the 8 weeks before missed", () => {
    const sales = (last: number) => [...Array<number>(9).fill(10_000), last];
    const small = buildPanel([
      { store: 1, dept: 1, sales: sales(11_000) },
      { store: 2, dept: 1, sales: sales(9_500) },
    ]);
    const listed = listAggregates(small);
    const { sigma, level } = measureSumScale(buildOriginState(small, 9, { maxHorizon: 1 }), listed);
    const at = (kind: string, store: number | null) =>
      listed.findIndex((aggregate) => aggregate.kind === kind && aggregate.store === store);
    // Nine weeks: the last misses 1000, 500 and 500 in sum, the others nothing. Weights sum to (1 - 0.9^9) / 0.1 = 6.1258.
    const relative = 1500 / (6.125795 * (10_100 + 9_950));
    expect(sigma[at("store", 1)]).toBeCloseTo((1000 + 2 * relative * 10_100) / 8.125795, 3);
    expect(sigma[at("store", 2)]).toBeCloseTo((500 + 2 * relative * 9_950) / 8.125795, 3);
    expect(sigma[at("total", null)]).toBeCloseTo((500 + (2 * 500) / 6.125795) / 8.125795, 3);
    expect(level[at("total", null)]).toBe(20_050);
  });

  it("may be negative only where a weekly sum ever was", () => {
    const sales = (bad: number) => Array.from({ length: 60 }, (_, t) => (t === 30 ? bad : 100));
    const small = buildPanel([
      { store: 1, dept: 1, sales: sales(-50) },
      { store: 2, dept: 1, sales: sales(200) },
    ]);
    const listed = listAggregates(small);
    const { mayBeNegative, recentMedian, level } = measureSumScale(
      buildOriginState(small, 58, { maxHorizon: 1 }),
      listed,
    );
    const flag = (kind: string, store: number | null) =>
      mayBeNegative[listed.findIndex((aggregate) => aggregate.kind === kind && aggregate.store === store)];
    expect([flag("store", 1), flag("store", 2), flag("total", null)]).toEqual([1, 0, 0]);
    expect(recentMedian[0]).toBe(200);
    expect(level[0]).toBeCloseTo((51 * 200 + 150) / 52, 9);
  });
});
