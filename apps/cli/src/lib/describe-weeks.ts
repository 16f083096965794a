import { OF_PAIRS_WITH_HISTORY } from "@sales-hub/domain";
import { formatLevel, formatPercent, formatTable, formatUsd } from "./print.ts";

interface Week {
  readonly date: string;
  readonly weekly_sales: number;
  readonly is_holiday: boolean;
  readonly intervals: readonly { readonly level: number; readonly lower: number; readonly upper: number }[];
  readonly last_year_usd: number | null;
}

/** Forecast weeks as a table with one column per band. */
export function describeWeeks(weeks: readonly Week[]): string {
  const levels = weeks[0]?.intervals.map(({ level }) => level) ?? [];
  const header = ["week ending", "forecast", ...levels.map((level) => `${formatLevel(level)} band`), "last year"];
  const rows = weeks.map((week) => [
    week.date + (week.is_holiday ? " *" : ""),
    formatUsd(week.weekly_sales),
    ...week.intervals.map(({ lower, upper }) => `${formatUsd(lower)} to ${formatUsd(upper)}`),
    week.last_year_usd === null ? "none recorded" : formatUsd(week.last_year_usd),
  ]);
  const legend = weeks.some(({ is_holiday }) => is_holiday) ? ["* holiday week"] : [];
  return [formatTable(header, rows), ...legend].join("\n");
}

/** How often bands held in backtests, a sentence per level. @param history Of a pair: what it was measured among. */
export function describeCoverage(
  coverage: readonly { readonly level: number; readonly measured: number | null; readonly test_weeks: number }[],
  history: keyof typeof OF_PAIRS_WITH_HISTORY = "whole",
): string[] {
  return coverage.flatMap(({ level, measured, test_weeks }) =>
    measured === null
      ? []
      : [
          `The ${formatLevel(level)} band held ${formatPercent(measured)} of ${test_weeks.toLocaleString("en-US")} test weeks${OF_PAIRS_WITH_HISTORY[history]}.`,
        ],
  );
}
