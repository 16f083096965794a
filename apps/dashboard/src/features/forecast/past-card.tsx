import type { AccuracyAnswer } from "@sales-hub/contracts";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { ChartKey } from "../../components/chart-key.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { day, plural, usd } from "../../lib/format.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { latestForecasts, type PastWeek, pastMarks, pastOption, pastSentence, withGaps } from "./past-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<PastWeek>,
}));

const height = 260;

const sourceName = (week: PastWeek) => (week.source === "frozen" ? `Frozen, ${week.model_version}` : "Backtest");

const columns: Array<Column<PastWeek>> = [
  { key: "date", header: "Week ending", value: (week) => week.date, show: (week) => day(week.date) },
  { key: "origin", header: "Data seen through", value: (week) => week.origin, show: (week) => day(week.origin) },
  { key: "horizon", header: "Weeks ahead", value: (week) => week.horizon_weeks, numeric: true },
  { key: "actual", header: "Actual", value: (week) => week.actual, show: (week) => usd(week.actual), numeric: true },
  {
    key: "forecast",
    header: "Forecast",
    value: (week) => week.forecast,
    show: (week) => usd(week.forecast),
    numeric: true,
  },
  {
    key: "error",
    header: "Error",
    value: (week) => week.forecast - week.actual,
    show: (week) => usd(week.forecast - week.actual, { sign: true }),
    numeric: true,
  },
  {
    key: "naive",
    header: "Last year's week",
    value: (week) => week.seasonal_naive,
    show: (week) => usd(week.seasonal_naive),
    numeric: true,
  },
  { key: "source", header: "Made by", value: sourceName },
];

export function pastSheet({ store, dept, past, meta }: AccuracyAnswer): Sheet {
  return {
    fileName: `past-forecasts_store-${store}_dept-${dept}_through-${meta.data_through}_model-${meta.model_version}`,
    header: [
      "store",
      "dept",
      "date",
      "origin",
      "horizon_weeks",
      "actual",
      "forecast",
      "seasonal_naive",
      "source",
      "model_version",
    ],
    rows: past.map((week) => [
      store,
      dept,
      week.date,
      week.origin,
      week.horizon_weeks,
      week.actual,
      week.forecast,
      week.seasonal_naive,
      week.source,
      week.model_version,
    ]),
  };
}

/** What was forecast before, beside what came. */
export function PastCard({ answer, stale }: { answer: AccuracyAnswer; stale: boolean }) {
  const weeks = useMemo(() => latestForecasts(answer.past), [answer]);
  const shown = useMemo(() => withGaps(weeks), [weeks]);
  const marks = useMemo(() => pastMarks(shown), [shown]);
  const option = useCallback((theme: ChartTheme) => pastOption({ theme, shown }), [shown]);
  const title = pastSentence(weeks);
  const frozen = answer.past.filter((week) => week.source === "frozen").length;
  const [first, last] = [weeks[0], weeks.at(-1)];
  const period = first === undefined || last === undefined ? "" : ` · ${day(first.date)} to ${day(last.date)}`;
  return (
    <ChartCard
      name="past"
      className="span-8"
      title={title}
      subtitle={`Past forecasts and what came · US dollars a week${period} · ${plural(weeks.length, "week")}, each the last forecast made before it`}
      height={height + 24}
      stale={stale}
      actions={<ExportMenu of="the past forecasts" sheet={() => pastSheet(answer)} />}
      chart={
        weeks.length === 0 ? (
          <p className="quiet">This store and department has no test weeks yet.</p>
        ) : (
          <>
            <ChartKey
              entries={[
                { kind: "actual", label: "Actual" },
                { kind: "forecast", label: "Forecast" },
                { kind: "thin", label: "Last year's week" },
              ]}
            />
            <Chart label={`Past forecasts: ${title}`} height={height} marks={marks} option={option} />
          </>
        )
      }
      table={
        <DataTable caption="Past forecasts and what came" columns={columns} rows={answer.past} height={height + 24} />
      }
      caption={
        frozen === 0
          ? "All from backtests: made afterwards by the same recipe, which saw nothing past the date it names. Forecasts frozen by a model version appear here as their weeks arrive."
          : `${plural(frozen, "forecast")} were frozen before their weeks came; the others are from backtests, which saw nothing past the date they name.`
      }
    />
  );
}
