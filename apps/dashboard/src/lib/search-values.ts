/** What the readers of addresses share. Each falls back to a valid value, so that no address breaks a page. */
export type RawSearch = Record<string, unknown>;

interface Bounds {
  min: number;
  max: number;
  fallback: number;
}

const numberOf = (value: unknown): number =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "")
    ? Number.NaN
    : Number(value);

/** A whole number within its range. */
export function bounded(value: unknown, { min, max, fallback }: Bounds): number {
  const number = numberOf(value);
  return Number.isFinite(number) ? Math.min(max, Math.max(min, Math.round(number))) : fallback;
}

export const positiveInteger = (value: unknown): number | undefined => {
  const number = numberOf(value);
  return Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : undefined;
};

/** A number within a range; undefined where there is none or it lies outside. */
export function optionalNumber(value: unknown, min: number, max: number): number | undefined {
  const number = numberOf(value);
  return Number.isFinite(number) && number >= min && number <= max ? number : undefined;
}

/** Distinct positive integers, ascending: "3,1,x" is [1, 3]. */
export function integerList(value: unknown): number[] {
  const numbers = String(value ?? "")
    .split(",")
    .flatMap((text) => positiveInteger(text) ?? []);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

export const oneOf = <T extends string>(choices: readonly T[], value: unknown, fallback: T): T =>
  choices.find((choice) => choice === value) ?? fallback;

/** An ISO date; undefined where the text is none. */
export function isoDate(value: unknown): string | undefined {
  const text = String(value ?? "");
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(text)) ? text : undefined;
}

/** Names of the charts that are shown as tables. */
export const tableNames = (value: unknown): string[] =>
  String(value ?? "")
    .split(",")
    .filter((name) => /^[a-z-]{1,30}$/.test(name));
