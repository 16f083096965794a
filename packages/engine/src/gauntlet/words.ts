/** A test with a p-value below it calls a difference more than chance. */
export const SIGNIFICANT = 0.05;

/** US dollars with one decimal, "$1278.4". */
export function formatUsd(value: number): string {
  return `$${value.toFixed(1)}`;
}

/** Four decimals, "0.0057"; "below 0.0001". */
export function formatPValue(p: number): string {
  return p < 0.0001 ? "below 0.0001" : p.toFixed(4);
}
