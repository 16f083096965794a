import type { WeeklyTotal } from "@sales-hub/contracts";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { ChartKey } from "../../components/chart-key.tsx";
import type { Column } from "../../components/data-table.tsx";
import { day, plural, usd } from "../../lib/format.ts";
import { holidayName } from "../../lib/holidays.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { recentWeeks, weeklyFinding, weeklyMarks, weeklyOption } from "./weekly-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<WeeklyTotal>,
}));

const height = 404;

const columns: Array<Column<WeeklyTotal>> = [
  { key: "date", header: "Week ending", value: (week) => week.date, show: (week) => day(week.date) },
  { key: "sales", header: "Actual", value: (week) => week.sales, show: (week) => usd(week.sales), numeric: true },
  {
    key: "forecast",
    header: "Forecast",
    value: (week) => week.forecast,
    show: (week) => usd(week.forecast),
    numeric: true,
  },
  {
    key: "last",
    header: "Last year",
    value: (week) => week.last_year,
    show: (week) => usd(week.last_year),
    numeric: true,
  },
  { key: "holiday", header: "Holiday", value: (week) => (week.is_holiday ? holidayName(week.date) : "") },
];

export function WeeklyCard({ totals }: { totals: readonly WeeklyTotal[] }) {
  const weeks = useMemo(() => recentWeeks(totals), [totals]);
  const marks = useMemo(() => weeklyMarks(weeks), [weeks]);
  const option = useCallback((theme: ChartTheme) => weeklyOption(theme, weeks), [weeks]);
  const first = weeks[0]?.date ?? "";
  const last = weeks.at(-1)?.date ?? "";
  const name = "Weekly sales of all stores against last year";
  return (
    <ChartCard
      name="weekly"
      className="span-8"
      title={weeklyFinding(totals)}
      subtitle={`All stores and departments · US dollars a week · ${day(first)} to ${day(last)} · ${plural(weeks.length, "week")}`}
      height={height + 24}
      chart={
        <>
          <ChartKey
            entries={[
              { kind: "actual", label: "Actual" },
              { kind: "forecast", label: "Forecast" },
              { kind: "thin", label: "Last year" },
              { kind: "holiday", label: "Holiday week" },
            ]}
          />
          <Chart label={name} height={height} marks={marks} option={option} />
        </>
      }
      table={<DataTable caption={name} columns={columns} rows={weeks} height={height + 24} />}
    />
  );
}
