import { formatDay } from "@sales-hub/domain";

const MINUS = "−";

/** A number with a true minus sign and so many decimals; very large ones as 1.2e+31. */
export function number(value: number, decimals = 0): string {
  const text =
    Math.abs(value) >= 1e12
      ? value.toExponential(2)
      : value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return withMinus(/[1-9]/.test(text) ? text : text.replace("-", ""));
}

/** Whole dollars. */
export const usd = (value: number): string => signed(value, `$${number(Math.abs(value))}`);

/** Dollars and tenths, for small differences. */
export const usdTenths = (value: number): string => signed(value, `$${number(Math.abs(value), 1)}`);

/** Dollars for axes and sentences: $47.1M, $23k. */
export function usdShort(value: number): string {
  const size = Math.abs(value);
  const [unit, letter] = size >= 1e9 ? [1e9, "B"] : size >= 1e6 ? [1e6, "M"] : size >= 1e4 ? [1e3, "k"] : [1, ""];
  const scaled = size / unit;
  const decimals = letter !== "" && scaled < 100 && letter !== "k" ? 1 : 0;
  return signed(value, `$${number(scaled, decimals).replace(/\.0$/, "")}${letter}`);
}

export const percent = (fraction: number, decimals = 1): string => `${number(100 * fraction, decimals)}%`;

/** A change as a percentage with its sign. */
export const change = (fraction: number, decimals = 1): string =>
  `${fraction > 0 ? "+" : ""}${percent(fraction, decimals)}`;

/** "26 Oct 2012" */
export const day = formatDay;

/** "3 Feb – 27 Apr 2012", with both years where they differ. */
export function span(from: string, to: string): string {
  const start = from.slice(0, 4) === to.slice(0, 4) ? day(from).replace(/ \d{4}$/, "") : day(from);
  return `${start} – ${day(to)}`;
}

/** "24 Nov 2026, 18:24 UTC" */
export const moment = (iso: string): string => `${day(iso)}, ${iso.slice(11, 16)} UTC`;

/** "a, b and c" */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const signed = (value: number, text: string) => (value < 0 && /[1-9]/.test(text) ? MINUS + text : text);
const withMinus = (text: string) => text.replace("-", MINUS).replace(`e${MINUS}`, "e-");
