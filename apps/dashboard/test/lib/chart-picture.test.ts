import { expect, it } from "vitest";
import { sourceLine } from "../../src/lib/chart-picture.ts";

it("a picture says which model and data made it, and when the world is generated", () => {
  const meta = { model_version: "v7", data_through: "2012-10-26", data_world: "real" as const };
  expect(sourceLine(meta)).toBe("Source: Sales Intelligence Hub, model v7, data through 26 Oct 2012");
  expect(sourceLine({ ...meta, data_world: "demo" })).toMatch(/, generated demo world$/);
});
