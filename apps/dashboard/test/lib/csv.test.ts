import { expect, it } from "vitest";
import { toCsv } from "../../src/lib/csv.ts";

it("writes raw numbers, empty cells for what is unknown, and CRLF line ends", () => {
  expect(
    toCsv(
      ["date", "sales", "holiday"],
      [
        ["2012-10-26", 1234.5, false],
        ["2012-11-02", null, true],
      ],
    ),
  ).toBe("date,sales,holiday\r\n2012-10-26,1234.5,false\r\n2012-11-02,,true\r\n");
});

it("quotes cells that hold commas, quotes or line breaks", () => {
  expect(toCsv(["note"], [['a "b", c'], ["two\nlines"]])).toBe('note\r\n"a ""b"", c"\r\n"two\nlines"\r\n');
});
