/** Rows as aligned text columns; numbers to the right. */
export function formatTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((value) => (typeof value === "number" ? formatNumber(value) : value)));
  const widths = header.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const numeric = header.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === "number"));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd();
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}

/** Whole numbers as they are, others with two decimals, thousands separated. */
export function formatNumber(value: number): string {
  return value.toLocaleString(
    "en-US",
    Number.isInteger(value) ? {} : { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  );
}

export const formatUsd = (value: number): string =>
  value.toLocaleString("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });

export const formatPercent = (fraction: number): string => `${(100 * fraction).toFixed(1)}%`;

export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}
