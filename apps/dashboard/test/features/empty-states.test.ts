import type { DepartmentRoi } from "@sales-hub/contracts";
import { expect, it } from "vitest";
import { heldCategories } from "../../src/features/opportunities/empty-choice.tsx";
import { testableDepartments } from "../../src/features/promotions/no-experiment.tsx";

it("an empty category is told what the others hold", () => {
  const of = (category: DepartmentRoi["category"]) => ({ category });
  expect(heldCategories([of("not_estimable"), of("likely_loses"), of("likely_loses")])).toEqual([
    { category: "likely_loses", count: 2 },
    { category: "not_estimable", count: 1 },
  ]);
});

it("an experiment that cannot be sized leads to departments that can be, the likeliest to earn first", () => {
  const departments = [
    { dept: 1, category: "likely_loses", probability_of_profit: 0.01 },
    { dept: 43, category: "not_estimable", probability_of_profit: 0.9 },
    { dept: 98, category: "likely_loses", probability_of_profit: 0.04 },
    { dept: 5, category: "uncertain", probability_of_profit: null },
    { dept: 7, category: "likely_loses", probability_of_profit: 0.02 },
  ] as DepartmentRoi[];
  expect(testableDepartments({ departments })).toEqual([98, 7, 1]);
});
