import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findArchetypes } from "../../../src/index.ts";
import { clusterPoints } from "../../../src/insights/clusters/cluster-points.ts";
import { adjustedRand, silhouettes } from "../../../src/insights/clusters/cluster-quality.ts";
import { nameClusters } from "../../../src/insights/clusters/name-clusters.ts";
import { standardise } from "../../../src/insights/clusters/store-archetypes.ts";
import { describeStores, STORE_FEATURES } from "../../../src/insights/clusters/store-features.ts";
import { buildPanel } from "../../panel-builder.ts";
import { seededRandom } from "../../synthetic-panel.ts";

describe("silhouettes", () => {
  it("weigh the distance to the own cluster against the nearest other", () => {
    // Points on a line: {0, 2} and {10}. Point 0: a = 2, b = 10. Point 2: a = 2, b = 8. A point alone has 0.
    expect(silhouettes([[0], [2], [10]], [0, 0, 1])).toEqual([0.8, 0.75, 0]);
  });

  it("are negative for a point nearer to another cluster", () => {
    // Point 9: a = mean(9, 8) = 8.5, b = mean(1, 2) = 1.5.
    expect(silhouettes([[0], [1], [9], [10], [11]], [0, 0, 0, 1, 1])[2]).toBeCloseTo((1.5 - 8.5) / 8.5, 12);
  });
});

describe("the adjusted Rand index", () => {
  it("is 1 for the same clusters under other names", () => {
    expect(adjustedRand([0, 0, 1, 1, 2], [2, 2, 0, 0, 1])).toBe(1);
  });

  it("is that of scikit-learn's documented example", () => {
    expect(adjustedRand([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(0.5714285714, 9);
    expect(adjustedRand([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.5714285714, 9);
    expect(adjustedRand([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
  });
});

describe("clustering", () => {
  const around = (centres: readonly (readonly [number, number])[], each: number) => {
    const random = seededRandom(5);
    return centres.flatMap(([x, y]) => Array.from({ length: each }, () => [x + random(), y + random()]));
  };

  it("finds planted groups, their number by silhouette, and the same under every seed", () => {
    const points = around(
      [
        [0, 0],
        [10, 0],
        [5, 9],
      ],
      8,
    );
    const found = clusterPoints(points)!;
    expect(found.k).toBe(3);
    expect(found.curve.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(
      adjustedRand(
        found.clusters,
        points.map((_, i) => Math.floor(i / 8)),
      ),
    ).toBe(1);
    expect(found.stability).toEqual({ seeds: 10, meanAdjustedRand: 1, lowestAdjustedRand: 1 });
    expect(found.silhouette).toBeGreaterThan(0.8);
  });

  it("says how little seeds agree where there are no groups", () => {
    const random = seededRandom(11);
    const cloud = Array.from({ length: 45 }, () => Array.from({ length: 7 }, () => random()));
    const found = clusterPoints(cloud)!;
    expect(found.silhouette).toBeLessThan(0.25);
    expect(found.stability.lowestAdjustedRand).toBeLessThan(1);
  });

  it("is impossible without differences or with too few points", () => {
    expect(clusterPoints([[1], [1], [1], [1], [1]])).toBeNull();
    expect(clusterPoints([[1], [2], [3]])).toBeNull();
  });
});

describe("names of clusters", () => {
  const z = (values: Partial<Record<(typeof STORE_FEATURES)[number], number>>) =>
    STORE_FEATURES.map((name) => values[name] ?? 0);

  it("take the two most notable features, one of a family", () => {
    const [first, second, third] = nameClusters([
      z({ sales: 1.5, size: 1.4, growth: -0.6 }),
      z({ unemployment: 2, holiday_lift: -0.7, markdown_intensity: 0.4 }),
      z({ volatility: 0.4 }),
    ]);
    expect(first!.name).toBe("High-volume, shrinking stores");
    expect(second!.name).toBe("High-unemployment, holiday-flat stores");
    expect(second!.description).toBe(
      "Unemployment 2.0 standard deviations above, holiday lift 0.7 standard deviations below the average store.",
    );
    expect(third!.name).toBe("Typical stores");
  });

  it("take a third word to tell two clusters apart", () => {
    const names = nameClusters([
      z({ sales: -2, growth: 1, unemployment: 0.8 }),
      z({ sales: -2, growth: 1, unemployment: -0.8 }),
    ]).map(({ name }) => name);
    expect(names).toEqual([
      "Low-volume, growing, high-unemployment stores",
      "Low-volume, growing, low-unemployment stores",
    ]);
  });

  it("are unique", () => {
    const profile = fc.array(fc.constantFrom(-1, 0, 1), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(profile, { minLength: 2, maxLength: 8 }), (profiles) => {
        const names = nameClusters(profiles).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});

describe("store features", () => {
  /** 110 weeks; store 1 grows by 10% in its last 52, store 2 is level; both peak in no holiday. */
  const sales = (level: number, growth: number) =>
    Array.from({ length: 110 }, (_, week) => level * (week >= 58 ? 1 + growth : 1));
  const panel = buildPanel([
    { store: 1, dept: 1, sales: sales(1000, 0.1) },
    { store: 2, dept: 1, sales: sales(500, 0) },
  ]);

  it("are measured over the last 52 weeks", () => {
    const [first, second] = describeStores(panel).map((row) =>
      Object.fromEntries(STORE_FEATURES.map((name, f) => [name, row[f]])),
    );
    expect(first!.sales).toBeCloseTo(1100, 9);
    expect(first!.growth).toBeCloseTo(0.1, 9);
    expect(first!.volatility).toBeCloseTo(0, 9);
    expect([first!.size, first!.unemployment, first!.markdown_intensity]).toEqual([100_000, 8, 0]);
    expect(first!.holiday_lift).toBeNaN();
    expect(second!.sales).toBe(500);
  });

  it("count markdown spend against sales, negative amounts as none", () => {
    const markdowns = panel.markdowns.slice();
    markdowns[109 * 5] = 2860;
    markdowns[108 * 5] = -9999;
    // 2,860 / (52 x 1,100) = 5%.
    expect(describeStores({ ...panel, markdowns })[0]![5]).toBeCloseTo(0.05, 9);
  });

  it("are standardised with unknown and constant ones at the mean", () => {
    expect(
      standardise([
        [1, 7, Number.NaN],
        [3, 7, 4],
        [5, 7, 6],
      ]),
    ).toEqual([
      [expect.closeTo(-Math.sqrt(1.5), 9), 0, 0],
      [0, 0, -1],
      [expect.closeTo(Math.sqrt(1.5), 9), 0, 1],
    ]);
  });
});

describe("store archetypes", () => {
  it("group stores by what they are like, the largest sales first", () => {
    const random = seededRandom(3);
    const series = Array.from({ length: 12 }, (_, k) => ({
      store: k + 1,
      dept: 1,
      sales: Array.from(
        { length: 120 },
        (_, week) => (k < 4 ? 9000 : 2000) * (week >= 60 && k < 4 ? 1.3 : 1) + random(),
      ),
    }));
    const found = findArchetypes(buildPanel(series))!;
    expect(found.archetypes.map(({ stores }) => stores)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8, 9, 10, 11, 12],
    ]);
    expect(found.archetypes[0]!.name).toMatch(/high-volume|growing/i);
    expect(found.archetypes.reduce((sum, { salesShare }) => sum + salesShare, 0)).toBeCloseTo(1, 12);
    expect(found.stores.map(({ archetype }) => archetype)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});
