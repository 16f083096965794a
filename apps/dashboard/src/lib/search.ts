import { insightsDefaults } from "./insights-search.ts";
import { opportunitiesDefaults } from "./opportunities-search.ts";
import { promotionsDefaults } from "./promotions-search.ts";
import { bounded, positiveInteger, type RawSearch, tableNames as tables } from "./search-values.ts";

/** The state of the forecast page as it stands in the address bar; other pages have files of their own beside this. */
export const historyRange = { min: 12, max: 143, fallback: 52 } as const;
export const horizonRange = { min: 1, max: 39, fallback: 12 } as const;
/** Interval levels a reader can choose from, percent. */
export const levelChoices = [50, 80, 90, 95, 99] as const;
export const defaultLevels: readonly number[] = [80, 95];

export const serviceRange = { min: 80, max: 99, fallback: 95 } as const;
export const leadRange = { min: 1, max: 8, fallback: 2 } as const;
/** Groups of the explanation, in the order in which they add up. */
export const explanationGroups = [
  "season",
  "recent_level",
  "growth",
  "holidays_events",
  "economy",
  "promotions",
  "store_department",
] as const;
export type ExplanationGroup = (typeof explanationGroups)[number];

/** One store, all stores of a type, or all stores. */
export type StoreChoice = number | "all" | `type-${string}`;
export type DeptChoice = number | "all";

export interface ForecastSearch {
  /** Missing until a store is chosen; the page then takes the first one. */
  store?: StoreChoice | undefined;
  dept?: DeptChoice | undefined;
  history: number;
  horizon: number;
  /** Percent, ascending; empty for no band. */
  levels: number[];
  /** Last year's weeks beside these. */
  benchmark: boolean;
  strategy: "direct" | "recursive";
  /** Weeks after the last actual of the forecast that is explained. */
  week: number;
  /** Groups of the explanation whose parts are shown. */
  open: ExplanationGroup[];
  /** Of the safety stock, percent. */
  service: number;
  /** Weeks until an order arrives. */
  lead: number;
  tables: string[];
}

function storeChoice(value: unknown): StoreChoice | undefined {
  if (value === "all") return value;
  if (typeof value === "string" && /^type-[A-Z]$/.test(value)) return `type-${value.slice(5)}`;
  return positiveInteger(value);
}

const deptChoice = (value: unknown): DeptChoice | undefined => (value === "all" ? value : positiveInteger(value));

function levels(value: unknown): number[] {
  if (value === undefined) return [...defaultLevels];
  if (value === "none" || (Array.isArray(value) && value.length === 0)) return [];
  const chosen = String(value).split(",").map(Number);
  const valid = levelChoices.filter((level) => chosen.includes(level));
  return valid.length > 0 ? valid : [...defaultLevels];
}

/** What is missing is there as undefined: the router would otherwise fall back to the raw text of the address. */
export function readForecastSearch(raw: RawSearch): ForecastSearch {
  const open = String(raw.open ?? "").split(",");
  return {
    store: storeChoice(raw.store),
    dept: deptChoice(raw.dept),
    history: bounded(raw.history, historyRange),
    horizon: bounded(raw.horizon, horizonRange),
    levels: levels(raw.levels),
    benchmark: String(raw.benchmark) === "true",
    strategy: raw.strategy === "recursive" ? "recursive" : "direct",
    week: bounded(raw.week, { ...horizonRange, fallback: 1 }),
    open: explanationGroups.filter((group) => open.includes(group)),
    service: bounded(raw.service, serviceRange),
    lead: bounded(raw.lead, leadRange),
    tables: tables(raw.tables),
  };
}

/** Reads "?a=1&b=x" as plain strings; the readers above give them types. */
export const parseSearch = (text: string): RawSearch => Object.fromEntries(new URLSearchParams(text));

const defaults: RawSearch = {
  ...promotionsDefaults,
  ...opportunitiesDefaults,
  ...insightsDefaults,
  history: historyRange.fallback,
  horizon: horizonRange.fallback,
  levels: defaultLevels,
  benchmark: false,
  strategy: "direct",
  week: 1,
  open: [],
  service: serviceRange.fallback,
  lead: leadRange.fallback,
  tables: [],
};

const isDefault = (key: string, value: unknown): boolean => key in defaults && String(value) === String(defaults[key]);

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
