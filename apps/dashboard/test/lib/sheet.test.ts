import { describe, expect, it } from "vitest";
import { typedCell } from "../../src/lib/sheet.ts";

describe("the cells of a workbook", () => {
  it("keep numbers, dates and yes-no values as what they are, and stay empty where unknown", () => {
    expect(typedCell(1234.5)).toMatchObject({ value: 1234.5, type: Number });
    expect(typedCell(false)).toMatchObject({ value: false, type: Boolean });
    expect(typedCell("2012-11-02")).toMatchObject({ value: new Date("2012-11-02T00:00:00Z"), type: Date });
    expect(typedCell("2012-11-02 and later")).toMatchObject({ value: "2012-11-02 and later", type: String });
    expect(typedCell(null)).toBeNull();
  });
});
