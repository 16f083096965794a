import { type CsvValue, downloadBlob, toCsv } from "./csv.ts";

/** The numbers of one card as a file: raw values, ISO dates, null where unknown. */
export interface Sheet {
  /** Without an ending. */
  fileName: string;
  header: readonly string[];
  rows: ReadonlyArray<readonly CsvValue[]>;
}

export function downloadCsv({ fileName, header, rows }: Sheet): void {
  downloadBlob(`${fileName}.csv`, new Blob([toCsv(header, rows)], { type: "text/csv;charset=utf-8" }));
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** A value as a typed cell: dates and numbers stay what they are, so that a spreadsheet can count with them. */
export function typedCell(value: CsvValue) {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" && isoDate.test(value)) {
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  }
  if (typeof value === "number") {
    return { value, type: Number, ...(Number.isInteger(value) ? {} : { format: "#,##0.00##" }) };
  }
  return typeof value === "boolean" ? { value, type: Boolean } : { value, type: String };
}

/** The same as a workbook; what writes it is loaded when it is first asked for. */
export async function downloadXlsx({ fileName, header, rows }: Sheet): Promise<void> {
  const { default: writeXlsxFile } = await import("write-excel-file/universal");
  const head = header.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const columns = header.map((name) => ({ width: Math.max(12, name.length + 2) }));
  const book = writeXlsxFile([head, ...rows.map((row) => row.map(typedCell))], {
    sheet: "Numbers",
    stickyRowsCount: 1,
    columns,
  });
  downloadBlob(`${fileName}.xlsx`, await book.toBlob());
}
