import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeParquet, encodeCsv, encodeParquet } from "../src/index.ts";

describe("columns as Parquet", () => {
  it("come back as they were, with NaN and values beyond one chunk of rows", async () => {
    const rows = 5000;
    const week = Int32Array.from({ length: rows }, (_, row) => row - 7);
    const sales = Float64Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? Number.NaN : row / 7));
    const bytes = await encodeParquet({ week, sales, name: Array.from(week, (value) => `row ${value}`) });
    const columns = await decodeParquet(bytes, { integers: ["week"], doubles: ["sales"] });
    expect(columns.week).toEqual(week);
    expect(columns.sales).toEqual(sales);
  });

  it("keep every bit of a double", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 30 }), async (values) => {
        const bytes = await encodeParquet({ value: Float64Array.from(values) });
        const { value } = await decodeParquet(bytes, { integers: [], doubles: ["value"] });
        expect([...value]).toEqual(values);
      }),
      { numRuns: 10 },
    );
  });

  it("may be empty, and may be read in another order or in part", async () => {
    const bytes = await encodeParquet({ a: new Int32Array(0), b: new Float64Array(0) });
    expect(await decodeParquet(bytes, { integers: ["a"], doubles: ["b"] })).toEqual({
      a: new Int32Array(0),
      b: new Float64Array(0),
    });
    const two = await encodeParquet({ a: Int32Array.of(1), b: Int32Array.of(2), c: Float64Array.of(3) });
    expect(await decodeParquet(two, { integers: ["b", "a"], doubles: [] })).toEqual({
      a: Int32Array.of(1),
      b: Int32Array.of(2),
    });
  });

  it("are the same bytes for the same columns", async () => {
    const columns = { week: Int32Array.of(1, 2, 3), sales: Float64Array.of(0.1, Number.NaN, -5) };
    expect((await encodeParquet(columns)).equals(await encodeParquet(columns))).toBe(true);
  });

  it("are refused by name when a column is missing or the bytes are no Parquet", async () => {
    const bytes = await encodeParquet({ week: Int32Array.of(1) });
    const missing = decodeParquet(bytes, { integers: ["week", "horizon"], doubles: [] });
    await expect(missing).rejects.toThrow(/horizon/);
    await expect(missing).rejects.toMatchObject({ code: "DATA_PARQUET_INVALID" });
    const garbage = decodeParquet(Buffer.from("not a parquet file"), { integers: ["week"], doubles: [] });
    await expect(garbage).rejects.toMatchObject({ code: "DATA_PARQUET_INVALID" });
  });
});

describe("columns as CSV", () => {
  it("have a header line, empty fields for NaN and quotes where a text needs them", async () => {
    const bytes = await encodeCsv({
      Id: ["1_1_2012-11-02", 'a "b", c'],
      Weekly_Sales: Float64Array.of(1234.5, Number.NaN),
      Dept: Int32Array.of(1, -2),
    });
    expect(bytes.toString("utf8")).toBe('Id,Weekly_Sales,Dept\n1_1_2012-11-02,1234.5,1\n"a ""b"", c",,-2\n');
  });
});
