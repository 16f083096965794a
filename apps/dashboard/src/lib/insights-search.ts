import type { ComparisonName, DriftMeasure, HolidayName, RiskLevel, ValueQuery } from "@sales-hub/contracts";
import { bounded, oneOf, positiveInteger, type RawSearch, tableNames } from "./search-values.ts";

/** What the colour of a store on the map says. */
export const mapModes = ["growth", "volatility", "roi"] as const;
export type MapModeName = (typeof mapModes)[number];

export const comparisons = ["last_year", "weeks_before"] as const satisfies readonly ComparisonName[];

export const holidayNames = [
  "super_bowl",
  "easter",
  "labor_day",
  "thanksgiving",
  "christmas",
  "christmas_peak",
] as const satisfies readonly HolidayName[];
export const holidaySplits = ["type", "dept"] as const;

/** Percent, but labour: US dollars a badly missed week. */
export const valueRanges = {
  margin: { min: 1, max: 95, fallback: 25 },
  holding: { min: 0, max: 200, fallback: 25 },
  service: { min: 80, max: 99, fallback: 95 },
  labour: { min: 0, max: 1000, fallback: 10 },
} as const;
export type ValueTerms = Record<keyof typeof valueRanges, number>;

/** State of the Briefing; the assumptions are those of the annual value. */
export interface BriefingSearch extends ValueTerms {
  map: MapModeName;
  against: ComparisonName;
  /** Holiday whose parts are shown; missing: all holidays side by side. */
  holiday?: HolidayName | undefined;
  split: (typeof holidaySplits)[number];
  tables: string[];
}

/** State of a store's page. */
export interface StoreSearch {
  against: ComparisonName;
  tables: string[];
}

/** How many pairs the watchlist can show. */
export const lengthChoices = [20, 50, 100, 500] as const;
export const riskLevels = ["high", "medium", "low"] as const satisfies readonly RiskLevel[];

export interface WatchlistSearch {
  length: number;
  store?: number | undefined;
  dept?: number | undefined;
  risk: RiskLevel | "all";
}

export const trustViews = ["accuracy", "drift", "models", "gauntlet", "leaks", "eda", "data"] as const;
export type TrustView = (typeof trustViews)[number];
export const errorGroups = ["dept", "store"] as const;
export const driftMeasures = ["wape", "bias", "coverage80", "coverage95"] as const satisfies ReadonlyArray<
  DriftMeasure["measure"]
>;

export interface TrustSearch {
  part: TrustView;
  by: (typeof errorGroups)[number];
  measure: DriftMeasure["measure"];
  /** Of the comparison of rivals; missing: the first one. */
  protocol?: string | undefined;
  tables: string[];
}

export const insightsDefaults = {
  map: "growth",
  against: "last_year",
  split: "type",
  holding: valueRanges.holding.fallback,
  labour: valueRanges.labour.fallback,
  length: lengthChoices[0],
  risk: "all",
  part: "accuracy",
  by: "dept",
  measure: "wape",
} as const;

export const readValueTerms = (raw: RawSearch): ValueTerms => ({
  margin: bounded(raw.margin, valueRanges.margin),
  holding: bounded(raw.holding, valueRanges.holding),
  service: bounded(raw.service, valueRanges.service),
  labour: bounded(raw.labour, valueRanges.labour),
});

/** The same as the API asks for them: fractions, and dollars an error. */
export const valueQueryOf = ({ margin, holding, service, labour }: ValueTerms): ValueQuery => ({
  margin: margin / 100,
  holding_cost: holding / 100,
  service_level: service / 100,
  labour_cost_per_error: labour,
});

export function readBriefingSearch(raw: RawSearch): BriefingSearch {
  return {
    ...readValueTerms(raw),
    holiday: holidayNames.find((name) => name === raw.holiday),
    map: oneOf(mapModes, raw.map, "growth"),
    against: oneOf(comparisons, raw.against, "last_year"),
    split: oneOf(holidaySplits, raw.split, "type"),
    tables: tableNames(raw.tables),
  };
}

export const readStoreSearch = (raw: RawSearch): StoreSearch => ({
  against: oneOf(comparisons, raw.against, "last_year"),
  tables: tableNames(raw.tables),
});

export function readWatchlistSearch(raw: RawSearch): WatchlistSearch {
  return {
    store: positiveInteger(raw.store),
    dept: positiveInteger(raw.dept),
    length: lengthChoices.find((length) => length === Number(raw.length)) ?? lengthChoices[0],
    risk: oneOf([...riskLevels, "all"], raw.risk, "all"),
  };
}

const protocolName = (value: unknown): string | undefined => {
  const text = String(value ?? "");
  return /^[A-Za-z0-9-]{1,20}$/.test(text) ? text : undefined;
};

export const readTrustSearch = (raw: RawSearch): TrustSearch => ({
  protocol: protocolName(raw.protocol),
  part: oneOf(trustViews, raw.part, "accuracy"),
  by: oneOf(errorGroups, raw.by, "dept"),
  measure: oneOf(driftMeasures, raw.measure, "wape"),
  tables: tableNames(raw.tables),
});
