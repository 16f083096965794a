import { readFile } from "node:fs/promises";
import { type Download, expect, type Page } from "@playwright/test";

/** Saves a card through its Export menu. */
export async function exportFrom(
  page: Page,
  of: string,
  kind: "CSV" | "Excel workbook" | "PNG picture",
): Promise<Download> {
  await page.getByRole("button", { name: `Export ${of}`, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: kind, exact: true }).click(),
  ]);
  return download;
}

/** The cells of one line, the first of which may be empty; a quoted cell may hold commas and doubled quotes. */
const cellsOf = (line: string): string[] =>
  [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );

/** The rows of a downloaded CSV by the names of its columns. */
export async function csvRows(download: Download): Promise<Array<Record<string, string>>> {
  const text = await readFile(await download.path(), "utf8");
  const [header = "", ...lines] = text.trimEnd().split("\r\n");
  expect(header).not.toBe("");
  const names = header.split(",");
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}
