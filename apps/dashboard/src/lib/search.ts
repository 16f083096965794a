/**
 * The state of a page as it stands in the address bar. Every reader falls back to a valid value, so that no address,
 * however mangled, breaks a page.
 */
export type RawSearch = Record<string, unknown>;

const bounded = (value: unknown, min: number, max: number, fallback: number): number => {
  const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) ? Math.min(max, Math.max(min, Math.round(number))) : fallback;
};

const positiveInteger = (value: unknown): number | undefined => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : undefined;
};

/** Names of the charts that are shown as tables. */
const tables = (value: unknown): string[] =>
  String(value ?? "")
    .split(",")
    .filter((name) => /^[a-z-]{1,30}$/.test(name));

export interface BriefingSearch {
  tables: string[];
}

export const readBriefingSearch = (raw: RawSearch): BriefingSearch => ({ tables: tables(raw.tables) });

export const historyRange = { min: 12, max: 143, fallback: 52 } as const;
export const horizonRange = { min: 1, max: 39, fallback: 12 } as const;
/** Interval levels a reader can choose from, percent. */
export const levelChoices = [50, 80, 90, 95, 99] as const;
export const defaultLevels: readonly number[] = [80, 95];

export interface ForecastSearch {
  /** Missing until a store is chosen; the page then takes the first one. */
  store?: number;
  dept?: number;
  history: number;
  horizon: number;
  /** Percent, ascending; empty for no band. */
  levels: number[];
  benchmark: boolean;
  tables: string[];
}

function levels(value: unknown): number[] {
  if (value === undefined) return [...defaultLevels];
  if (value === "none" || (Array.isArray(value) && value.length === 0)) return [];
  const chosen = String(value).split(",").map(Number);
  const valid = levelChoices.filter((level) => chosen.includes(level));
  return valid.length > 0 ? valid : [...defaultLevels];
}

export function readForecastSearch(raw: RawSearch): ForecastSearch {
  const store = positiveInteger(raw.store);
  const dept = positiveInteger(raw.dept);
  return {
    ...(store === undefined ? {} : { store }),
    ...(dept === undefined ? {} : { dept }),
    history: bounded(raw.history, historyRange.min, historyRange.max, historyRange.fallback),
    horizon: bounded(raw.horizon, horizonRange.min, horizonRange.max, horizonRange.fallback),
    levels: levels(raw.levels),
    benchmark: String(raw.benchmark) === "true",
    tables: tables(raw.tables),
  };
}

/** How many pairs the watchlist can show. */
export const lengthChoices = [20, 50, 100, 500] as const;

export interface WatchlistSearch {
  length: number;
}

export const readWatchlistSearch = (raw: RawSearch): WatchlistSearch => ({
  length: lengthChoices.find((length) => length === Number(raw.length)) ?? lengthChoices[0],
});

/** Reads "?a=1&b=x" as plain strings; the readers above give them types. */
export const parseSearch = (text: string): RawSearch => Object.fromEntries(new URLSearchParams(text));

const isDefault = (key: string, value: unknown): boolean =>
  (key === "history" && value === historyRange.fallback) ||
  (key === "horizon" && value === horizonRange.fallback) ||
  (key === "length" && value === lengthChoices[0]) ||
  (key === "benchmark" && value === false) ||
  (key === "tables" && Array.isArray(value) && value.length === 0) ||
  (key === "levels" && Array.isArray(value) && value.join() === defaultLevels.join());

/** Writes the state short and readable; what is at its default is left out. */
export function stringifySearch(search: RawSearch): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null || isDefault(key, value)) continue;
    const text = Array.isArray(value) ? value.join(",") : String(value);
    params.set(key, key === "levels" && text === "" ? "none" : text);
  }
  const text = params.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}
