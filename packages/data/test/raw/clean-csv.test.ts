import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CleanCsv, cleanCsv, type LineProblem, physicalLine, splitCsvLine } from "../../src/raw/clean-csv.ts";

async function clean(
  input: string | Uint8Array,
  chunkBytes = 7,
): Promise<CleanCsv & { text: string; problems: LineProblem[] }> {
  const bytes = Buffer.from(input);
  const problems: LineProblem[] = [];
  const pieces: Buffer[] = [];
  async function* chunks() {
    for (let i = 0; i < bytes.length; i += chunkBytes) yield bytes.subarray(i, i + chunkBytes);
  }
  const summary = await cleanCsv(
    chunks(),
    async (piece) => {
      pieces.push(Buffer.from(piece));
    },
    (problem) => problems.push(problem),
  );
  return { ...summary, text: Buffer.concat(pieces).toString("utf8"), problems };
}

describe("cleaning a CSV", () => {
  it.each([
    ["LF", "a,b\n1,2\n3,4\n"],
    ["CRLF", "a,b\r\n1,2\r\n3,4\r\n"],
    ["CR", "a,b\r1,2\r3,4\r"],
    ["mixed", "a,b\r\n1,2\n3,4\r"],
  ])("turns %s line ends into LF and leaves the header out", async (lineEnds, text) => {
    for (const chunkBytes of [1, 2, 3, 100]) {
      const result = await clean(text, chunkBytes);
      expect(result).toMatchObject({ text: "1,2\n3,4\n", header: ["a", "b"], recordCount: 2, lineEnds, problems: [] });
    }
  });

  it("takes a last line without a line end, and drops a byte order mark and blank lines", async () => {
    const result = await clean("\ufeff\n a , b\n\n1,2\n   \n3,4");
    expect(result).toMatchObject({ text: "1,2\n3,4\n", header: ["a", "b"], headerLine: 2, hasBom: true });
    expect(result).toMatchObject({ blankLineCount: 3, skippedLines: [1, 2, 3, 5] });
  });

  it("keeps commas and doubled quotes inside quoted values", async () => {
    const result = await clean('a,b\n"1,5","say ""x"""\n');
    expect(result).toMatchObject({ text: '"1,5","say ""x"""\n', problems: [] });
    expect(splitCsvLine('"1,5","say ""x"""')).toEqual(["1,5", 'say "x"']);
  });

  it.each([
    ["field-count", "1\n"],
    ["field-count", "1,2,3\n"],
    ["quotes", '1,x"y\n'],
    ["quotes", '1,"x"y\n'],
    ["quoted-line-break", '1,"x\n'],
    ["text", "1,\u0000\n"],
  ])("reports %s with its physical line and goes on after it", async (rule, broken) => {
    const result = await clean(`a,b\n\n1,2\n${broken}3,4\n`);
    expect(result.problems).toMatchObject([{ rule, line: 4 }]);
    expect(result).toMatchObject({ text: "1,2\n3,4\n", skippedLines: [1, 2, 4] });
  });

  it("reports text that is not UTF-8, and UTF-16 as such", async () => {
    const latin1 = Buffer.concat([Buffer.from("a,b\n1,caf"), Buffer.from([0xe9]), Buffer.from("\n")]);
    expect((await clean(latin1)).problems).toMatchObject([{ rule: "utf-8", line: 2 }]);
    expect((await clean(Buffer.from("\ufeffa,b\n", "utf16le"))).problems).toMatchObject([{ rule: "utf-8", line: 1 }]);
    expect((await clean("a,b\n1,café\n")).problems).toEqual([]);
  });

  it("does not hold a file without line ends in memory", async () => {
    const result = await clean(`a,b\n${"x".repeat(3_000_000)}\n1,2\n`, 65_536);
    expect(result.problems).toMatchObject([{ rule: "line-length", line: 2 }]);
    expect(result.text).toBe("1,2\n");
  });

  it("gives nothing for an empty file", async () => {
    expect(await clean("")).toMatchObject({ text: "", header: [], headerLine: 0, recordCount: 0, problems: [] });
  });
});

describe("any table of text", () => {
  const value = fc.string({ unit: fc.constantFrom("a", "7", ",", '"', " ", "é", "-"), maxLength: 6 });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );
  const quote = (field: string) => `"${field.replaceAll('"', '""')}"`;

  it("comes out with its records, whatever the line ends, blank lines and chunks, and each record knows its line", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(fc.record({ end: fc.constantFrom("\n", "\r\n"), blanks: fc.nat({ max: 2 }) }), {
          minLength: 13,
          maxLength: 13,
        }),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (rows, layout, hasBom, chunkBytes) => {
          const all = [rows[0]?.map((_, i) => `h${i}`) as string[], ...rows];
          const expectedLines: number[] = [];
          let line = 1;
          let text = hasBom ? "\ufeff" : "";
          all.forEach((row, i) => {
            const { end, blanks } = layout[i] as { end: string; blanks: number };
            text += end.repeat(blanks);
            line += blanks;
            expectedLines.push(line);
            text += row.map(quote).join(",") + end;
            line += 1;
          });
          const result = await clean(text, chunkBytes);
          expect(result.problems).toEqual([]);
          expect(result.text).toBe(rows.map((row) => `${row.map(quote).join(",")}\n`).join(""));
          expect(rows.map((_, i) => physicalLine(i, result.skippedLines))).toEqual(expectedLines.slice(1));
        },
      ),
    );
  });
});
