import { addWeeks, formatDay, type SeriesKey } from "@sales-hub/domain";
import { MARKDOWN_TYPES } from "@sales-hub/engine";
import type { Snapshot } from "../../service/snapshot.ts";

export interface PromotionPreset {
  readonly name: "none" | "usual" | "twice_usual" | "last_year" | "highest";
  readonly label: string;
  /** The store's MarkDown1..5, USD, shape [5]. */
  readonly storeMarkdowns: readonly number[];
}

export interface PromotionOptions {
  /** The department's share of the store's sales before markdowns began; 0 when it did not sell then. */
  readonly departmentShare: number;
  readonly firstWeek: string;
  readonly defaultWeek: string;
  readonly lastWeek: string;
  readonly presets: readonly PromotionPreset[];
  /** Most ever observed by type, scaled to this store, USD, shape [5]. */
  readonly observedHigh: readonly number[];
}

/**
 * What can be asked about a pair's promotions: weeks, and the amounts that its store spent before.
 * @throws {HubError} HUB_PAIR_UNKNOWN
 */
export function listPromotionOptions(snapshot: Snapshot, question: SeriesKey): PromotionOptions {
  snapshot.series.rowOf(question);
  const { panel, outlook, promotions } = snapshot;
  const { intensity } = promotions;
  const store = promotions.stores.indexOf(question.store);
  const dept = promotions.departments.indexOf(question.dept);
  const usual = Array.from(
    intensity.medianMarkdowns.subarray(store * MARKDOWN_TYPES, (store + 1) * MARKDOWN_TYPES),
    Math.round,
  );
  const at = (week: number) => addWeeks(panel.firstWeek, week);
  const next = outlook.originIndex + 1;
  const weekly = (week: number) => spentIn(panel, store, week);
  const recorded = weeksWithMarkdowns(intensity.firstMarkdownWeek, outlook.originIndex);
  const highest = recorded.reduce(
    (best, week) => (sum(weekly(week)) > sum(weekly(best)) ? week : best),
    recorded[0] ?? 0,
  );
  const lastYear = next - 52;
  const presets: PromotionPreset[] = [
    { name: "none", label: "No markdowns", storeMarkdowns: Array<number>(MARKDOWN_TYPES).fill(0) },
  ];
  if (recorded.length > 0) {
    presets.push(
      { name: "usual", label: "Usual week", storeMarkdowns: usual },
      { name: "twice_usual", label: "Twice the usual", storeMarkdowns: usual.map((usd) => 2 * usd) },
      { name: "highest", label: `Highest week (${formatDay(at(highest))})`, storeMarkdowns: weekly(highest) },
    );
  }
  if (recorded.includes(lastYear)) {
    presets.push({
      name: "last_year",
      label: `A year before (${formatDay(at(lastYear))})`,
      storeMarkdowns: weekly(lastYear),
    });
  }
  return {
    departmentShare: intensity.shares[store * promotions.departments.length + dept]!,
    firstWeek: at(0),
    defaultWeek: at(next),
    lastWeek: at(outlook.originIndex + outlook.horizonWeeks),
    presets,
    observedHigh: Array.from(intensity.observedMax, (x) => (x / 100) * intensity.usualSales[store]!),
  };
}

function spentIn({ markdowns, weekCount }: Snapshot["panel"], store: number, week: number): number[] {
  const cell = (store * weekCount + week) * MARKDOWN_TYPES;
  return Array.from(markdowns.subarray(cell, cell + MARKDOWN_TYPES), (usd) => Math.max(0, Math.round(usd)));
}

function weeksWithMarkdowns(first: number | null, last: number): number[] {
  return first === null ? [] : Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
