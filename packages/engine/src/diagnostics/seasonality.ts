import type { SalesPanel } from "@sales-hub/domain";
import type { WeekCalendar } from "../calendar/week-calendar.ts";

/** Sales of all pairs in one week of the year. */
export interface SeasonWeek {
  readonly isoWeek: number;
  /** Mean over the years / mean of all weeks of the year shown; 1 is an ordinary week. */
  readonly index: number;
  /** Total sales by year, USD. */
  readonly years: readonly { readonly year: number; readonly salesUsd: number }[];
}

export interface Seasonality {
  /** ISO weeks present in the history, ascending. */
  readonly weeks: readonly SeasonWeek[];
  /** The strongest and the weakest week. */
  readonly peak: SeasonWeek;
  readonly trough: SeasonWeek;
}

/** Total sales by week, USD, shape [historyWeekCount]. */
export function totalByWeek(panel: SalesPanel): Float64Array {
  const totals = new Float64Array(panel.historyWeekCount);
  for (let i = 0; i < panel.seriesCount; i++) {
    for (let t = 0; t < panel.historyWeekCount; t++) {
      const y = panel.sales[i * panel.weekCount + t]!;
      if (!Number.isNaN(y)) totals[t] = totals[t]! + y;
    }
  }
  return totals;
}

/** How sales of the weeks of the year compare; a year's weeks that the history lacks are left out. */
export function describeSeasonality(calendar: WeekCalendar, totals: Float64Array): Seasonality {
  const byWeek = Map.groupBy(totals.keys(), (t) => calendar.isoWeek[t]!);
  const means = [...byWeek]
    .sort(([a], [b]) => a - b)
    .map(([isoWeek, at]) => ({
      isoWeek,
      mean: at.reduce((sum, t) => sum + totals[t]!, 0) / at.length,
      years: at.map((t) => ({ year: calendar.year[t]!, salesUsd: totals[t]! })),
    }));
  const overall = means.reduce((sum, { mean }) => sum + mean, 0) / means.length;
  const weeks = means.map(({ isoWeek, mean, years }) => ({ isoWeek, index: mean / overall, years }));
  const extreme = (better: (a: number, b: number) => boolean) =>
    weeks.reduce((best, week) => (better(week.index, best.index) ? week : best));
  return { weeks, peak: extreme((a, b) => a > b), trough: extreme((a, b) => a < b) };
}
