import { addWeeks } from "@sales-hub/domain";
import { sumWeekly } from "@sales-hub/engine";
import type { Snapshot } from "../service/snapshot.ts";
import { forecastAggregate } from "./forecast-aggregate.ts";

/** Expected sales of the coming weeks together, all pairs. */
export interface NextWeeks {
  readonly from: string;
  readonly to: string;
  readonly weeks: number;
  readonly salesUsd: number;
  /** Of the sum: the weekly bounds added up, as though all weeks erred to the same side. */
  readonly intervals: readonly { readonly level: number; readonly lowerUsd: number; readonly upperUsd: number }[];
  /** The same weeks a year earlier; null where one has no sales. */
  readonly lastYearUsd: number | null;
  readonly changeFraction: number | null;
}

const LEVELS = [0.8, 0.95];

/** The sum of the next weeks' forecasts; null when the forecasts end before. */
export function foreseeTotal(snapshot: Snapshot, weeks = 4): NextWeeks | null {
  const { panel, outlook } = snapshot;
  if (outlook.horizonWeeks < weeks) return null;
  const forecast = forecastAggregate(snapshot, { histWeeks: 0, forecastWeeks: weeks, levels: LEVELS }).weeks;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const salesUsd = sum(forecast.map((week) => week.salesUsd));
  const totals = sumWeekly(panel);
  const lastYear = sum(forecast.map(({ weekIndex }) => totals[weekIndex - 52] ?? Number.NaN));
  const lastYearUsd = Number.isNaN(lastYear) ? null : lastYear;
  return {
    from: addWeeks(panel.firstWeek, outlook.originIndex + 1),
    to: addWeeks(panel.firstWeek, outlook.originIndex + weeks),
    weeks,
    salesUsd,
    intervals: LEVELS.map((level, k) => ({
      level,
      lowerUsd: sum(forecast.map(({ intervals }) => intervals[k]!.lowerUsd)),
      upperUsd: sum(forecast.map(({ intervals }) => intervals[k]!.upperUsd)),
    })),
    lastYearUsd,
    changeFraction: lastYearUsd !== null && lastYearUsd > 0 ? salesUsd / lastYearUsd - 1 : null,
  };
}
