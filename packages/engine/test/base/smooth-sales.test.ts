import { describe, expect, it } from "vitest";
import { buildPanelIndex } from "../../src/base/panel-index.ts";
import { smoothSales } from "../../src/base/smooth-sales.ts";
import { buildPanel, type SeriesSpec } from "../panel-builder.ts";

/** Rows with zero mean, orthogonal to each other: their singular vectors are the rows themselves. */
const PATTERNS = [
  [1, -1, 1, -1, 1, -1, 1, -1],
  [1, 1, -1, -1, 1, 1, -1, -1],
  [1, -1, -1, 1, 1, -1, -1, 1],
  [1, 1, 1, 1, -1, -1, -1, -1],
  [1, -1, 1, -1, -1, 1, -1, 1],
  [1, 1, -1, -1, -1, -1, 1, 1],
  [1, -1, -1, 1, -1, 1, 1, -1],
];

function smooth(series: SeriesSpec[]) {
  const panel = buildPanel(series);
  return smoothSales(panel, buildPanelIndex(panel), panel.historyWeekCount - 1);
}

describe("smoothSales", () => {
  it("keeps components 1-3 in full, 4-6 by 0.8 and 7 by 0.6", () => {
    const size = (k: number) => 700 - 100 * k;
    const series = PATTERNS.map((pattern, k) => ({
      store: k + 1,
      dept: 1,
      sales: pattern.map((sign) => 1000 + size(k) * sign),
    }));
    const { mixed, rank8 } = smooth(series);
    const kept = [1, 1, 1, 0.8, 0.8, 0.8, 0.6];
    PATTERNS.forEach((pattern, k) => {
      pattern.forEach((sign, t) => {
        expect(mixed[k * 8 + t]!).toBeCloseTo(1000 + kept[k]! * size(k) * sign, 8);
        expect(rank8[k * 8 + t]!).toBeCloseTo(1000 + size(k) * sign, 8);
      });
    });
  });

  it("leaves departments of up to three stores as they are, a missing week counting as 0", () => {
    const series = [1, 2, 3].map((store) => ({ store, dept: 1, sales: [10 * store, null, 7, 5] }));
    const { mixed } = smooth(series);
    [...mixed].forEach((x, k) => {
      expect(x).toBeCloseTo([10, 0, 7, 5, 20, 0, 7, 5, 30, 0, 7, 5][k]!, 12);
    });
  });

  it("counts only stores with a row by the origin", () => {
    const signs = PATTERNS[0]!;
    const noise = [3, -1, 4, -1, -5, 9, -2, -7];
    const series = [1, 2, 3, 4].map((store) => ({
      store,
      dept: 1,
      sales:
        store === 4 ? Array<null>(8).fill(null) : signs.map((sign, t) => 100 + store * sign + noise[(t * store) % 8]!),
    }));
    const { mixed } = smooth(series);
    series.slice(0, 3).forEach(({ sales }, k) => {
      sales.forEach((y, t) => {
        expect(mixed[k * 8 + t]!).toBeCloseTo(y!, 10);
      });
    });
    expect([...mixed.subarray(24)]).toEqual(Array(8).fill(0));
  });

  it("smooths the same way with more stores than weeks", () => {
    // Seven pairs of equal rows over eight weeks: 14 stores, of which each pattern's pair has sqrt(2) times its size.
    const size = (k: number) => 700 - 100 * k;
    const series = [...PATTERNS, ...PATTERNS].map((pattern, r) => ({
      store: r + 1,
      dept: 1,
      sales: pattern.map((sign) => 1000 + size(r % 7) * sign),
    }));
    const { mixed, rank8 } = smooth(series);
    const kept = [1, 1, 1, 0.8, 0.8, 0.8, 0.6];
    series.forEach(({ sales }, r) => {
      PATTERNS[r % 7]!.forEach((sign, t) => {
        expect(mixed[r * 8 + t]!).toBeCloseTo(1000 + kept[r % 7]! * size(r % 7) * sign, 8);
        expect(rank8[r * 8 + t]!).toBeCloseTo(sales[t]!, 8);
      });
    });
  });
});
