import type { RoiCategory } from "@sales-hub/contracts";
import { readTerms } from "./promotions-search.ts";
import type { Terms } from "./scenario.ts";
import { bounded, oneOf, positiveInteger, type RawSearch, tableNames } from "./search-values.ts";

export const opportunityViews = ["departments", "stores"] as const;
export const roiCategories = [
  "likely_pays",
  "uncertain",
  "likely_loses",
  "not_estimable",
] as const satisfies readonly RoiCategory[];
export const samplesRange = { min: 0, max: 2500, fallback: 0 } as const;

export interface OpportunitiesSearch extends Terms {
  view: (typeof opportunityViews)[number];
  category: RoiCategory | "all";
  /** Fewest store-weeks behind an estimate. */
  samples: number;
  /** Store archetype that stands out, by its number. */
  cluster?: number | undefined;
  tables: string[];
}

export const opportunitiesDefaults = { view: "departments", category: "all", samples: samplesRange.fallback } as const;

export function readOpportunitiesSearch(raw: RawSearch): OpportunitiesSearch {
  return {
    ...readTerms(raw),
    cluster: positiveInteger(raw.cluster),
    view: oneOf(opportunityViews, raw.view, "departments"),
    category: oneOf([...roiCategories, "all"], raw.category, "all"),
    samples: bounded(raw.samples, samplesRange),
    tables: tableNames(raw.tables),
  };
}
