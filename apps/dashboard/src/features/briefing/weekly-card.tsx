import type { Meta, Takeaway, WeeklyTotal } from "@sales-hub/contracts";
import { useNavigate } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { ChartKey } from "../../components/chart-key.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { day, plural, usd } from "../../lib/format.ts";
import { holidayName } from "../../lib/holidays.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { recentWeeks, weeklyFinding, weeklyMarks, weeklyOption } from "./weekly-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<WeeklyTotal>,
}));

const height = 320;

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

function weeklySheet(weeks: readonly WeeklyTotal[], meta: Meta): Sheet {
  return {
    fileName: `weekly-totals_data-through-${meta.data_through}_model-${meta.model_version}`,
    header: ["date", "sales", "forecast", "last_year", "is_holiday"],
    rows: weeks.map((week) => [week.date, week.sales, week.forecast, week.last_year, week.is_holiday]),
  };
}

interface Props {
  totals: readonly WeeklyTotal[];
  outlook: Takeaway | undefined;
  meta: Meta;
}

export function WeeklyCard({ totals, outlook, meta }: Props) {
  const navigate = useNavigate();
  const weeks = useMemo(() => recentWeeks(totals), [totals]);
  const marks = useMemo(
    () => weeklyMarks(weeks, () => void navigate({ to: "/forecast", search: { store: "all", dept: "all" } })),
    [weeks, navigate],
  );
  const option = useCallback((theme: ChartTheme) => weeklyOption(theme, weeks), [weeks]);
  const first = weeks[0]?.date ?? "";
  const last = weeks.at(-1)?.date ?? "";
  const name = "Weekly sales of all stores against last year";
  return (
    <ChartCard
      name="weekly"
      className="span-12"
      title={weeklyFinding(totals, outlook)}
      subtitle={`All stores and departments · US dollars a week · ${day(first)} to ${day(last)} · ${plural(weeks.length, "week")}`}
      height={height + 24}
      actions={<ExportMenu of="the weekly totals" sheet={() => weeklySheet(weeks, meta)} />}
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
