import type {
  Accounting,
  AllMarkdownAmounts,
  MarkdownName,
  PromotionScope,
  SimulateRequest,
} from "@sales-hub/contracts";
import { isoDate, positiveInteger } from "./search-values.ts";

export const markdownNames = [
  "MarkDown1",
  "MarkDown2",
  "MarkDown3",
  "MarkDown4",
  "MarkDown5",
] as const satisfies readonly MarkdownName[];

/** Most that one kind of markdown may be, US dollars. */
export const largestAmount = 1_000_000;
export const marginRange = { min: 1, max: 99, fallback: 25 } as const;
export const hiddenRange = { min: 0, max: 95, fallback: 0 } as const;

/** How the user counts profit; the same on every promotion question. */
export interface Terms {
  /** Percent. */
  margin: number;
  accounting: Accounting;
  /** Percent. */
  hidden: number;
}

/** A plan of markdowns for a department's week, complete. */
export interface Scenario extends Terms {
  store: number;
  dept: number;
  /** MarkDown1..5, whole US dollars. */
  spend: readonly number[];
  scope: PromotionScope;
  /** Undefined: the first week after the data. */
  week?: string | undefined;
}

/** Amounts in the order of their names, rounded to whole dollars. */
export const spendOf = (amounts: AllMarkdownAmounts): number[] =>
  markdownNames.map((name) => Math.min(largestAmount, Math.max(0, Math.round(amounts[name]))));

/** Five amounts between separators; undefined unless each is a whole number of dollars in range. */
export function readSpend(text: string, separator = ","): number[] | undefined {
  const parts = text.split(separator);
  const amounts = parts.map(Number);
  const valid =
    parts.length === markdownNames.length &&
    parts.every((part) => /^\d{1,7}$/.test(part)) &&
    amounts.every((amount) => amount <= largestAmount);
  return valid ? amounts : undefined;
}

export const termsOf = ({ margin, accounting, hidden }: Terms) => ({
  margin: margin / 100,
  accounting,
  hidden_share: hidden / 100,
});

/** The question of a scenario as the API takes it. */
export function simulateRequest(scenario: Scenario): SimulateRequest {
  const { store, dept, spend, scope, week } = scenario;
  return {
    store,
    dept,
    markdowns: Object.fromEntries(markdownNames.map((name, index) => [name, spend[index] ?? 0])),
    scope,
    ...(week === undefined ? {} : { week }),
    ...termsOf(scenario),
  };
}

/**
 * A scenario as short text for an address: "20-95-1200.0.0.150.40" and, where they differ from the defaults, "-store",
 * "-w20121102", "-m30", "-netted" and "-h50".
 */
export function encodeScenario({ store, dept, spend, scope, week, margin, accounting, hidden }: Scenario): string {
  return [
    store,
    dept,
    spend.join("."),
    ...(scope === "store" ? ["store"] : []),
    ...(week === undefined ? [] : [`w${week.replaceAll("-", "")}`]),
    ...(margin === marginRange.fallback ? [] : [`m${margin}`]),
    ...(accounting === "netted" ? ["netted"] : []),
    ...(hidden === hiddenRange.fallback ? [] : [`h${hidden}`]),
  ].join("-");
}

const within = (text: string | undefined, { min, max }: { min: number; max: number }): number | undefined => {
  const number = Number(text);
  return text !== undefined && Number.isInteger(number) && number >= min && number <= max ? number : undefined;
};

/** Reads what {@link encodeScenario} wrote; undefined for any other text. */
export function decodeScenario(code: string): Scenario | undefined {
  const [storeText, deptText, spendText = "", ...options] = code.split("-");
  const store = positiveInteger(storeText);
  const dept = positiveInteger(deptText);
  const spend = readSpend(spendText, ".");
  if (store === undefined || dept === undefined || spend === undefined) return undefined;
  const scenario: Scenario = {
    store,
    dept,
    spend,
    scope: "department",
    margin: marginRange.fallback,
    accounting: "separate",
    hidden: hiddenRange.fallback,
  };
  for (const option of options) {
    const date = /^w(\d{4})(\d{2})(\d{2})$/.exec(option);
    const margin = within(/^m(\d+)$/.exec(option)?.[1], marginRange);
    const hidden = within(/^h(\d+)$/.exec(option)?.[1], hiddenRange);
    const week = date === null ? undefined : isoDate(date.slice(1).join("-"));
    if (option === "store") scenario.scope = "store";
    else if (option === "netted") scenario.accounting = "netted";
    else if (week !== undefined) scenario.week = week;
    else if (margin !== undefined) scenario.margin = margin;
    else if (hidden !== undefined) scenario.hidden = hidden;
    else return undefined;
  }
  return scenario;
}
