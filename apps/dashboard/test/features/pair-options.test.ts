import type { StoreItem } from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { departmentsOf, readChoice, storeOptions } from "../../src/app/pair-options.ts";

const store = (store: number, type: string, departments: number[]): StoreItem => ({
  store,
  type,
  size: 1,
  latitude: 0,
  longitude: 0,
  departments,
  avg_weekly_sales: 1,
  growth: null,
  recent_sales: 1,
});
const stores = [store(1, "B", [1, 3]), store(2, "A", [2, 3]), store(3, "B", [9])];

describe("the store picker", () => {
  it("offers sums before single stores, and reads its own choices back", () => {
    const options = storeOptions(stores);
    expect(options.map(({ label }) => label)).toEqual([
      "All stores",
      "All type A stores",
      "All type B stores",
      "Store 1 · type B",
      "Store 2 · type A",
      "Store 3 · type B",
    ]);
    expect(options.map(({ value }) => String(readChoice(value)))).toEqual(options.map(({ value }) => value));
    expect(readChoice(null)).toBeUndefined();
  });

  it("offers the departments that any of the chosen stores sells", () => {
    expect(departmentsOf(stores, 2)).toEqual([2, 3]);
    expect(departmentsOf(stores, "type-B")).toEqual([1, 3, 9]);
    expect(departmentsOf(stores, "all")).toEqual([1, 2, 3, 9]);
    expect(departmentsOf(stores, undefined)).toEqual([]);
  });
});
