import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { ChartKey, type KeyEntry } from "../../components/chart-key.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { day, percent, plural, usd } from "../../lib/format.ts";
import { holidayName } from "../../lib/holidays.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { type ForecastWeek, forecastFirst, forecastMarks, forecastOption, forecastWeeks } from "./forecast-chart.ts";
import { forecastSheet } from "./forecast-sheet.ts";
import { type AnyForecast, placeLabel } from "./forecast-view.ts";
import { coverageSentence, nextWeekSentence } from "./forecast-words.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<ForecastWeek>,
}));

const height = 380;

function columnsFor(levels: readonly number[]): Array<Column<ForecastWeek>> {
  return [
    { key: "date", header: "Week ending", value: (week) => week.date, show: (week) => day(week.date) },
    { key: "kind", header: "Kind", value: (week) => (week.forecast === null ? "Actual" : "Forecast") },
    {
      key: "sales",
      header: "Sales",
      value: (week) => week.forecast ?? week.actual,
      show: (week) => usd(week.forecast ?? week.actual),
      numeric: true,
    },
    ...levels.flatMap((level): Array<Column<ForecastWeek>> => {
      const name = percent(level, { digits: 0 });
      const bound = (week: ForecastWeek, side: "lower" | "upper") =>
        week.intervals.find((interval) => interval.level === level)?.[side] ?? null;
      return (["lower", "upper"] as const).map((side) => ({
        key: `${side}-${level}`,
        header: `${name} ${side}`,
        value: (week) => bound(week, side),
        show: (week) => usd(bound(week, side)),
        numeric: true,
      }));
    }),
    {
      key: "benchmark",
      header: "Last year's week",
      value: (week) => week.benchmark,
      show: (week) => usd(week.benchmark),
      numeric: true,
    },
    {
      key: "holiday",
      header: "Holiday",
      value: (week) => (week.isHoliday ? holidayName(week.date) : ""),
    },
  ];
}

function keyEntries(levels: readonly number[], benchmark: boolean): KeyEntry[] {
  return [
    { kind: "actual", label: "Actual" },
    { kind: "forecast", label: "Forecast" },
    ...levels.map(
      (level): KeyEntry => ({
        kind: level > 0.9 ? "band-outer" : "band-inner",
        label: `${percent(level, { digits: 0 })} band`,
      }),
    ),
    ...(benchmark ? [{ kind: "thin", label: "Last year's week" } as const] : []),
    { kind: "holiday", label: "Holiday week" },
  ];
}

interface Props {
  answer: AnyForecast;
  historyWeeks: number;
  benchmark: boolean;
  stale: boolean;
  /** Shows why that week's forecast is what it is. */
  onExplain?: ((horizon: number) => void) | undefined;
}

export function ForecastCard({ answer, historyWeeks, benchmark, stale, onExplain }: Props) {
  const weeks = useMemo(() => forecastWeeks(answer, historyWeeks), [answer, historyWeeks]);
  const marks = useMemo(() => forecastMarks(weeks, onExplain), [weeks, onExplain]);
  const levels = useMemo(() => (answer.forecast[0]?.intervals ?? []).map(({ level }) => level), [answer]);
  const columns = useMemo(() => columnsFor(levels), [levels]);
  const option = useCallback((theme: ChartTheme) => forecastOption({ theme, weeks, benchmark }), [weeks, benchmark]);
  const tableWeeks = useMemo(() => forecastFirst(weeks), [weeks]);
  const place = placeLabel(answer);
  const name = `Weekly sales and forecast, ${place}`;
  const first = weeks[0]?.date ?? answer.meta.data_through;
  const last = weeks.at(-1)?.date ?? answer.meta.data_through;
  const subtitle = `${place} · US dollars a week · ${day(first)} to ${day(last)} · ${plural(weeks.length - answer.forecast.length, "week")} of history, ${answer.forecast.length} forecast`;

  return (
    <ChartCard
      name="forecast"
      className="span-12"
      title={nextWeekSentence(answer.forecast[0])}
      subtitle={subtitle}
      height={height + 24}
      stale={stale}
      actions={<ExportMenu of="the forecast" sheet={() => forecastSheet(answer, weeks)} />}
      chart={
        <>
          <ChartKey entries={keyEntries(levels, benchmark)} />
          <Chart label={name} height={height} marks={marks} option={option} />
        </>
      }
      table={<DataTable caption={name} columns={columns} rows={tableWeeks} height={height + 24} />}
      caption={
        <ul>
          {answer.coverage.map((coverage) => (
            <li key={coverage.level}>{coverageSentence(coverage, "history" in answer ? answer.history : undefined)}</li>
          ))}
        </ul>
      }
    />
  );
}
