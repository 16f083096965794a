import type { StoreItem } from "@sales-hub/contracts";
import { expect, it } from "vitest";
import { findCommands } from "../../src/app/palette-commands.ts";

const store = (number: number, departments: number[]): StoreItem => ({
  store: number,
  type: "A",
  size: 1,
  latitude: 0,
  longitude: 0,
  departments,
  avg_weekly_sales: 1,
  growth: null,
  recent_sales: 1,
});
const stores = [store(4, [1, 7, 72, 79]), store(45, [3])];
const labels = (text: string) => findCommands(text, stores).map(({ label }) => label);

it("finds pages by a part of their name, and all of them for no text", () => {
  expect(labels("fore")).toEqual(["Forecast"]);
  expect(labels("")).toEqual(["Briefing", "Forecast", "Promotions", "Opportunities", "Watchlist", "Trust"]);
});

it("finds a store's departments by number, typed in any fashion", () => {
  expect(labels("45")).toEqual(["Store 45", "Store 45, Department 3"]);
  expect(findCommands("45", stores)[0]?.target).toEqual({ storePage: 45 });
  expect(labels("4 72")).toEqual(["Store 4, Department 72"]);
  expect(labels("Store 4, dept 7")).toEqual([
    "Store 4, Department 7",
    "Store 4, Department 72",
    "Store 4, Department 79",
  ]);
});

it("offers the nearest department where the store does not sell the one asked for", () => {
  expect(findCommands("4 60", stores)).toMatchObject([
    {
      label: "Store 4, Department 72",
      description: "Store 4 does not sell Department 60; this is the nearest",
      target: { store: 4, dept: 72 },
    },
  ]);
});

it("finds nothing for a store that does not exist", () => {
  expect(labels("99")).toEqual([]);
});
