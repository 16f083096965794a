import { expect, it } from "vitest";
import { amountParts } from "../../src/lib/whole-amounts.ts";

it("keeps the sign, the dollars, the unit and the brackets of an amount in one part", () => {
  expect(amountParts("fell by 3% (\u2212$132k) in week 4")).toEqual(["fell by 3% ", "(\u2212$132k)", " in week 4"]);
  expect(amountParts("\u2212$618k, +2.3% and \u2212$1,234.50.")).toEqual([
    "",
    "\u2212$618k",
    ", ",
    "+2.3%",
    " and ",
    "\u2212$1,234.50",
    ".",
  ]);
  expect(amountParts("Store 4 sold $20.0k")).toEqual(["Store 4 sold $20.0k"]);
});
