import { addWeeks, type SeriesKey, weekIndex } from "@sales-hub/domain";
import { type Economics, type PromotionResult, type PromotionScope, simulatePromotion } from "@sales-hub/engine";
import { hubError } from "../../errors.ts";
import type { Snapshot } from "../../service/snapshot.ts";
import { describePlan } from "./promotion-words.ts";

export interface PlanQuestion extends SeriesKey, Economics {
  /** MarkDown1..5, USD, shape [5]. */
  readonly markdowns: readonly number[];
  readonly scope: PromotionScope;
  /** Week-ending date; the first week after the model's origin when left out. */
  readonly week?: string;
}

export interface PlanResult extends PromotionResult {
  readonly isPastWeek: boolean;
  readonly verdictText: string;
  readonly notes: readonly string[];
}

/**
 * What a plan of markdowns would do to one department's week: a past week starts from its actual sales, a coming one from
 * its forecast.
 * @throws {HubError} HUB_PAIR_UNKNOWN, HUB_WEEK_OUT_OF_RANGE, HUB_WEEK_WITHOUT_SALES, DOMAIN_DATE_OFF_GRID,
 *   ENGINE_PROMOTION_OPTION_INVALID, ENGINE_PROMOTION_NOT_ESTIMABLE
 */
export function simulatePlan(snapshot: Snapshot, question: PlanQuestion): PlanResult {
  const { week: date, ...options } = question;
  const series = snapshot.series.rowOf(question);
  const week = readWeek(snapshot, date);
  const { originIndex } = snapshot.outlook;
  const isPastWeek = week <= originIndex;
  const result = simulatePromotion(snapshot.promotions, {
    ...options,
    week,
    referenceSalesUsd: readSales(snapshot, series, week),
  });
  return { ...result, isPastWeek, ...describePlan(result, isPastWeek) };
}

/** @throws {HubError} HUB_WEEK_OUT_OF_RANGE, DOMAIN_DATE_INVALID, DOMAIN_DATE_OFF_GRID */
function readWeek({ panel, outlook }: Snapshot, date: string | undefined): number {
  if (date === undefined) return outlook.originIndex + 1;
  const week = weekIndex(panel.firstWeek, date);
  const last = outlook.originIndex + outlook.horizonWeeks;
  if (week >= 0 && week <= last) return week;
  const [first, end] = [panel.firstWeek, addWeeks(panel.firstWeek, last)];
  throw hubError("HUB_WEEK_OUT_OF_RANGE", `week must lie from ${first} to ${end}; got ${date}.`, {
    details: { field: "week", first, last: end },
  });
}

/** The actual of a past week or the forecast of a coming one, USD. @throws {HubError} HUB_WEEK_WITHOUT_SALES */
function readSales({ panel, outlook }: Snapshot, series: number, week: number): number {
  const horizon = week - outlook.originIndex;
  const salesUsd =
    horizon > 0
      ? outlook.forecast[series * outlook.horizonWeeks + horizon - 1]!
      : panel.sales[series * panel.weekCount + week]!;
  if (salesUsd > 0) return salesUsd;
  const what = Number.isNaN(salesUsd)
    ? "has no row in"
    : `${horizon > 0 ? "is forecast at" : "sold"} $${salesUsd.toFixed(2)} in`;
  throw hubError(
    "HUB_WEEK_WITHOUT_SALES",
    `Store ${panel.seriesStore[series]}, department ${panel.seriesDept[series]} ${what} the week ending ${addWeeks(panel.firstWeek, week)}, so there is nothing that a promotion could lift. Choose another week.`,
    { details: { field: "week", weekIndex: week } },
  );
}
