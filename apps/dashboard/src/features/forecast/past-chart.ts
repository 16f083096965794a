import type { AccuracyAnswer } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { weeklyFrame } from "../../components/chart/weekly-frame.ts";
import { day, percent, plural, usd, weekEnding } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

export type PastWeek = AccuracyAnswer["past"][number];

/** One forecast a week: the one made last before it, and of two of these the one that was frozen. */
export function latestForecasts(past: readonly PastWeek[]): PastWeek[] {
  const byDate = new Map<string, PastWeek>();
  for (const week of past) {
    const other = byDate.get(week.date);
    const better =
      other === undefined ||
      week.horizon_weeks < other.horizon_weeks ||
      (week.horizon_weeks === other.horizon_weeks && week.source === "frozen" && other.source !== "frozen");
    if (better) byDate.set(week.date, week);
  }
  return [...byDate.values()].sort((a, b) => a.date.localeCompare(b.date));
}

const weekMs = 7 * 86_400_000;

/** The weeks with the gaps between them filled by null, so that lines break where nothing was forecast. */
export function withGaps(weeks: readonly PastWeek[]): Array<{ date: string; week: PastWeek | null }> {
  const first = weeks[0];
  const last = weeks.at(-1);
  if (first === undefined || last === undefined) return [];
  const byDate = new Map(weeks.map((week) => [week.date, week]));
  const steps = Math.round((Date.parse(last.date) - Date.parse(first.date)) / weekMs);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const date = new Date(Date.parse(first.date) + step * weekMs).toISOString().slice(0, 10);
    return { date, week: byDate.get(date) ?? null };
  });
}

const wape = (weeks: readonly PastWeek[], of: (week: PastWeek) => number): number | null => {
  const actual = weeks.reduce((sum, week) => sum + Math.abs(week.actual), 0);
  return actual > 0 ? weeks.reduce((sum, week) => sum + Math.abs(of(week) - week.actual), 0) / actual : null;
};

/** The finding: how often the forecast was closer than last year's week, and both errors over the weeks shown. */
export function pastSentence(weeks: readonly PastWeek[]): string {
  if (weeks.length === 0) return "No past forecasts to compare yet";
  const closer = weeks.filter(
    (week) => Math.abs(week.forecast - week.actual) < Math.abs(week.seasonal_naive - week.actual),
  ).length;
  const ours = percent(wape(weeks, (week) => week.forecast));
  const theirs = percent(wape(weeks, (week) => week.seasonal_naive));
  return `The forecast was closer than last year's week in ${closer} of ${plural(weeks.length, "week")} (WAPE ${ours} against ${theirs})`;
}

export const pastMarks = (shown: ReadonlyArray<{ week: PastWeek | null }>): ChartMark[] =>
  shown.flatMap(({ week }, dataIndex) =>
    week === null
      ? []
      : [
          {
            seriesIndex: 1,
            dataIndex,
            label: `${weekEnding(week.date)}: actual ${usd(week.actual)}, forecast ${usd(week.forecast)} made ${plural(week.horizon_weeks, "week")} before, last year's week ${usd(week.seasonal_naive)}`,
          },
        ],
  );

function tooltipFor(week: PastWeek): string {
  return tooltipHtml(weekEnding(week.date), [
    { label: "Actual", value: usd(week.actual), swatch: "actual" },
    { label: "Forecast", value: usd(week.forecast), swatch: "forecast" },
    { label: "Last year's week", value: usd(week.seasonal_naive), swatch: "benchmark" },
    { label: "Error of the forecast", value: usd(week.forecast - week.actual, { sign: true }) },
    { label: "Data seen through", value: day(week.origin) },
  ]);
}

interface Options {
  theme: ChartTheme;
  shown: ReadonlyArray<{ date: string; week: PastWeek | null }>;
}

export function pastOption({ theme, shown }: Options): EChartsCoreOption {
  const line = (name: string, of: (week: PastWeek) => number, style: { color: string }, z: number) => ({
    type: "line" as const,
    name,
    data: shown.map(({ week }) => (week === null ? null : of(week))),
    symbol: "circle",
    showSymbol: false,
    symbolSize: 6,
    itemStyle: { color: style.color },
    lineStyle: style,
    emphasis: { disabled: true },
    z,
  });
  return {
    ...weeklyFrame({
      theme,
      dates: shown.map(({ date }) => date),
      room: { top: 12, right: 12 },
      tip: (index) => {
        const week = shown[index]?.week ?? null;
        return week === null ? "" : tooltipFor(week);
      },
    }),
    series: [
      line("Actual", (week) => week.actual, theme.actualLine, 4),
      line("Forecast", (week) => week.forecast, theme.forecastLine, 5),
      line("Last year's week", (week) => week.seasonal_naive, theme.thinLine, 3),
    ],
  };
}
