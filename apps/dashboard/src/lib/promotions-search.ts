import type { PromotionScope } from "@sales-hub/contracts";
import { decodeScenario, hiddenRange, marginRange, markdownNames, readSpend, type Terms } from "./scenario.ts";
import {
  bounded,
  integerList,
  isoDate,
  oneOf,
  optionalNumber,
  positiveInteger,
  type RawSearch,
  tableNames,
} from "./search-values.ts";

export const promotionTabs = ["simulate", "compare", "optimise", "experiment"] as const;
export type PromotionTab = (typeof promotionTabs)[number];

/** Most scenarios side by side. */
export const mostScenarios = 6;
export const planWeeksRange = { min: 1, max: 39, fallback: 4 } as const;
export const trialWeeksRange = { min: 4, max: 39, fallback: 12 } as const;
export const powerRange = { min: 50, max: 99, fallback: 80 } as const;
export const budgetRange = { min: 0, max: 1_000_000_000, fallback: 100_000 } as const;
/** Most incremental sales per dollar that an experiment may be asked to detect. */
export const largestIroas = 100;

/** State of the Promotions page; all tabs share the department and the terms. */
export interface PromotionsSearch extends Terms {
  tab: PromotionTab;
  /** Missing until one is chosen; the page then takes the first one. */
  store?: number | undefined;
  dept?: number | undefined;
  /** MarkDown1..5, US dollars; missing until chosen: the store's usual amounts are then taken. */
  spend?: number[] | undefined;
  scope: PromotionScope;
  /** Missing: the first week after the data. */
  on?: string | undefined;
  /** Scenarios side by side, as short codes. */
  compare: string[];
  budget: number;
  /** Empty: all stores, all departments, all kinds. */
  stores: number[];
  depts: number[];
  kinds: number[];
  weeks: number;
  /** Least and most US dollars of a cell of the plan. */
  least: number;
  most?: number | undefined;
  /** Kind of markdown to try, 1 to 5. */
  kind: number;
  power: number;
  /** iROAS to tell from break-even; missing: today's estimate. */
  detect?: number | undefined;
  /** US dollars a week in a store of mean size; missing: 1 percent of its usual sales. */
  amount?: number | undefined;
  trial: number;
  seed: number;
  tables: string[];
}

export const promotionsDefaults = {
  tab: "simulate",
  scope: "department",
  margin: marginRange.fallback,
  accounting: "separate",
  hidden: hiddenRange.fallback,
  compare: [],
  budget: budgetRange.fallback,
  stores: [],
  depts: [],
  kinds: [],
  weeks: planWeeksRange.fallback,
  least: 0,
  kind: 1,
  power: powerRange.fallback,
  trial: trialWeeksRange.fallback,
  seed: 1,
} as const;

/** The terms of profit in an address. */
export const readTerms = (raw: RawSearch): Terms => ({
  margin: bounded(raw.margin, marginRange),
  accounting: oneOf(["separate", "netted"], raw.accounting, "separate"),
  hidden: bounded(raw.hidden, hiddenRange),
});

/**
 * The state of the Promotions page. What is missing is there as undefined: the router would otherwise fall back to the
 * raw text of the address.
 */
export function readPromotionsSearch(raw: RawSearch): PromotionsSearch {
  const codes = String(raw.compare ?? "").split(",");
  return {
    store: positiveInteger(raw.store),
    dept: positiveInteger(raw.dept),
    spend: readSpend(String(raw.spend ?? "")),
    on: isoDate(raw.on),
    most: optionalNumber(raw.most, 0, budgetRange.max),
    detect: optionalNumber(raw.detect, 0, largestIroas),
    amount: optionalNumber(raw.amount, 1, 1_000_000),
    ...readTerms(raw),
    tab: oneOf(promotionTabs, raw.tab, "simulate"),
    scope: oneOf(["department", "store"], raw.scope, "department"),
    compare: [...new Set(codes.filter((code) => decodeScenario(code) !== undefined))].slice(0, mostScenarios),
    budget: bounded(raw.budget, budgetRange),
    stores: integerList(raw.stores),
    depts: integerList(raw.depts),
    kinds: integerList(raw.kinds).filter((kind) => kind <= markdownNames.length),
    weeks: bounded(raw.weeks, planWeeksRange),
    least: bounded(raw.least, { ...budgetRange, fallback: 0 }),
    kind: bounded(raw.kind, { min: 1, max: markdownNames.length, fallback: 1 }),
    power: bounded(raw.power, powerRange),
    trial: bounded(raw.trial, trialWeeksRange),
    seed: bounded(raw.seed, { min: 0, max: 1_000_000, fallback: 1 }),
    tables: tableNames(raw.tables),
  };
}
