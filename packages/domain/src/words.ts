/** Numbers and dates as every sentence of the product writes them; files and answers to programs keep raw values. */

/** The real minus sign, U+2212. */
export const MINUS = "\u2212";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A number with thousands separators, a real minus and a fixed number of decimals: -421570 is "\u2212421,570".
 * What rounds to zero has no sign.
 */
export function formatNumber(value: number, digits = 0): string {
  return signOf(value, digits) + magnitude(value, digits);
}

/** Dollars, whole by default: -2633.4 is "\u2212$2,633". */
export function formatUsd(value: number, digits = 0): string {
  return `${signOf(value, digits)}$${magnitude(value, digits)}`;
}

/** A fraction as a percentage: -0.0231 with one decimal is "\u22122.3%". */
export function formatPercent(fraction: number, digits = 0): string {
  return `${formatNumber(100 * fraction, digits)}%`;
}

/** A change as a percentage that always carries its sign, unless it rounds to zero: 0.0231 with one decimal is "+2.3%". */
export function formatChange(fraction: number, digits = 0): string {
  const text = formatPercent(fraction, digits);
  return fraction > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** An ISO date, or the date of an ISO time, as "26 Oct 2012"; the text itself where it is none. */
export function formatDay(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
}

/** "1 week", "3,120 weeks", "0 weeks". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${Math.abs(count) === 1 ? one : many}`;
}

/** Of which pairs something was measured, by how many of the last 52 weeks they were sold in; follows "test weeks". */
export const OF_PAIRS_WITH_HISTORY = {
  whole: "",
  part: " of pairs sold in 26 to 44 of 52 weeks",
  sparse: " of pairs sold in 8 to 25 of 52 weeks",
  scant: " of pairs sold in fewer than 8 of 52 weeks",
  none: " of pairs not sold in the 52 weeks before",
} as const;

const magnitude = (value: number, digits: number) =>
  Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

const signOf = (value: number, digits: number) => (value < 0 && /[1-9]/.test(magnitude(value, digits)) ? MINUS : "");
