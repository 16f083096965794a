import {
  formatNumber as formatDecimals,
  formatPercent as formatPercentOf,
  formatUsd as formatWholeUsd,
} from "@sales-hub/domain";

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

/** Whole numbers as they are, others with two decimals, thousands separated, a real minus sign. */
export const formatNumber = (value: number): string => formatDecimals(value, Number.isInteger(value) ? 0 : 2);

/** Whole dollars. */
export const formatUsd = (value: number): string => formatWholeUsd(value);

/** Dollars and cents of a ratio, e.g. sales per markdown dollar. */
export const formatDollars = (value: number): string => formatWholeUsd(value, 2);

/** 0.0724 as "7.2%". */
export const formatPercent = (fraction: number): string => formatPercentOf(fraction, 1);

/** 0.8 as "80%", 0.975 as "97.5%". */
export const formatLevel = (level: number): string =>
  formatPercentOf(level, Number.isInteger(Math.round(1000 * level) / 10) ? 0 : 1);

/** A probability that is estimated is never certain: "under 1%", "43%", "over 99%". */
export function formatProbability(probability: number): string {
  if (probability < 0.01) return "under 1%";
  return probability > 0.99 ? "over 99%" : formatPercentOf(probability, 0);
}

export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}
