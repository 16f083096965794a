import { describe, expect, it } from "vitest";
import { SeriesIndex } from "../src/service/series-index.ts";

const index = new SeriesIndex({
  seriesCount: 6,
  seriesStore: Int32Array.of(1, 1, 1, 2, 2, 5),
  seriesDept: Int32Array.of(1, 3, 9, 1, 2, 72),
});

describe("SeriesIndex", () => {
  it("finds the row of a pair", () => {
    expect(index.rowOf({ store: 2, dept: 1 })).toBe(3);
  });

  it("lists the departments of a store", () => {
    expect(index.departmentsOf(1)).toEqual([1, 3, 9]);
  });

  it("names the nearest pairs of an unknown one: the store's closest departments, then the department elsewhere", () => {
    expect(index.nearest({ store: 1, dept: 2 })).toEqual([
      { store: 1, dept: 1 },
      { store: 1, dept: 3 },
      { store: 1, dept: 9 },
      { store: 2, dept: 2 },
    ]);
    expect(() => index.rowOf({ store: 1, dept: 2 })).toThrow(/no store 1, dept 2 .* store 1, dept 1; store 1, dept 3/);
  });

  it("offers the nearest store when neither store nor department exists", () => {
    expect(index.nearest({ store: 4, dept: 50 })).toEqual([{ store: 5, dept: 72 }]);
  });

  it("says which stores there are when one is unknown", () => {
    expect(() => index.departmentsOf(7)).toThrow(/no store 7 .* stores 1 to 5 \(3\)/);
  });
});
