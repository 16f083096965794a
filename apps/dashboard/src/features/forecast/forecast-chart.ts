import type { Interval } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import { bandSeries } from "../../components/chart/band.ts";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { monthAxisLabel } from "../../components/chart/time-axis.ts";
import { type TooltipRow, tooltipHtml } from "../../components/chart/tooltip.ts";
import { percent, unknown, usd, usdRange, usdTick, weekEnding } from "../../lib/format.ts";
import { holidayName } from "../../lib/holidays.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import type { AnyForecast } from "./forecast-view.ts";

/** One week of the chart; `actual` and `forecast` are null where the other one stands. */
export interface ForecastWeek {
  date: string;
  isHoliday: boolean;
  /** Weeks after the last actual; null for history. */
  horizon: number | null;
  actual: number | null;
  forecast: number | null;
  /** Sales of the same week a year before; null where the answer reaches not so far back. */
  benchmark: number | null;
  intervals: readonly Interval[];
}

const yearMs = 364 * 86_400_000;
const yearBefore = (date: string) => new Date(Date.parse(date) - yearMs).toISOString().slice(0, 10);

/** The last `historyWeeks` of history and the forecast; earlier weeks of the answer serve as last year's. */
export function forecastWeeks(answer: AnyForecast, historyWeeks = answer.historical.length): ForecastWeek[] {
  const sales = new Map(answer.historical.map((point) => [point.date, point.weekly_sales]));
  const shown = answer.historical.slice(Math.max(0, answer.historical.length - historyWeeks));
  return [
    ...shown.map((point) => ({
      date: point.date,
      isHoliday: point.is_holiday,
      horizon: null,
      actual: point.weekly_sales,
      forecast: null,
      benchmark: sales.get(yearBefore(point.date)) ?? null,
      intervals: [],
    })),
    ...answer.forecast.map((point) => ({
      date: point.date,
      isHoliday: point.is_holiday,
      horizon: point.horizon_weeks,
      actual: null,
      forecast: point.weekly_sales,
      benchmark: point.seasonal_naive,
      intervals: point.intervals,
    })),
  ];
}

const levelName = (level: number) => percent(level, { digits: 0 });

function spoken(week: ForecastWeek): string {
  const holiday = week.isHoliday ? `, ${holidayName(week.date)} week` : "";
  if (week.forecast === null) {
    return `${weekEnding(week.date)}${holiday}: actual ${week.actual === null ? "not in the data" : usd(week.actual)}`;
  }
  const bands = week.intervals.map(
    ({ level, lower, upper }) => `, ${levelName(level)} band ${usd(lower)} to ${usd(upper)}`,
  );
  return `${weekEnding(week.date)}${holiday}: forecast ${usd(week.forecast)}${bands.join("")}`;
}

/** Weeks of the forecast open their explanation, where there is one. */
export const forecastMarks = (weeks: readonly ForecastWeek[], explain?: (horizon: number) => void): ChartMark[] =>
  weeks.map((week, dataIndex) => {
    const { horizon } = week;
    return {
      seriesIndex: week.forecast === null ? 0 : 1,
      dataIndex,
      label: spoken(week),
      ...(explain === undefined || horizon === null ? {} : { open: () => explain(horizon) }),
    };
  });

function tooltipFor(week: ForecastWeek, benchmark: boolean): string {
  const title = `${weekEnding(week.date)}${week.isHoliday ? ` · ${holidayName(week.date)}` : ""}`;
  const lastYear: TooltipRow = { label: "Last year's week", value: usd(week.benchmark), swatch: "benchmark" };
  const rows: TooltipRow[] =
    week.forecast === null
      ? [
          {
            label: "Actual",
            value: week.actual === null ? `${unknown} no row in the data` : usd(week.actual),
            swatch: "actual",
          },
          ...(benchmark ? [lastYear] : []),
        ]
      : [
          { label: "Forecast", value: usd(week.forecast), swatch: "forecast" },
          ...week.intervals.map(
            ({ level, lower, upper }): TooltipRow => ({
              label: `${levelName(level)} band`,
              value: usdRange(lower, upper),
              swatch: "band",
            }),
          ),
          ...(benchmark ? [lastYear] : []),
        ];
  return tooltipHtml(title, rows);
}

interface Options {
  theme: ChartTheme;
  weeks: readonly ForecastWeek[];
  benchmark: boolean;
}

/** History and forecast on one weekly axis; the forecast and its bands start at the last actual. */
export function forecastOption({ theme, weeks, benchmark }: Options): EChartsCoreOption {
  const dates = weeks.map((week) => week.date);
  const first = weeks.findIndex((week) => week.forecast !== null);
  const joinAt = first - 1;
  const last = weeks[joinAt];
  const joint = last?.actual ?? null;
  const levels = (weeks[first]?.intervals ?? []).map(({ level }) => level).sort((a, b) => b - a);
  const joined = (value: (week: ForecastWeek) => number | null) =>
    weeks.map((week, index) => (index === joinAt ? joint : value(week)));
  const roomForNames = weeks.length <= 70 && !theme.compact;
  const holidaySymbol = (_value: unknown, { dataIndex }: { dataIndex: number }) =>
    weeks[dataIndex]?.isHoliday ? "circle" : "none";
  const holidayLabel = {
    ...theme.markLabel,
    show: roomForNames,
    position: "top" as const,
    formatter: ({ dataIndex }: { dataIndex: number }) => {
      const week = weeks[dataIndex];
      return week?.isHoliday ? holidayName(week.date) : "";
    },
  };
  const line = (color: string) => ({
    type: "line" as const,
    symbol: holidaySymbol,
    symbolSize: 7,
    showAllSymbol: true,
    itemStyle: { color: theme.color.surface, borderColor: color, borderWidth: 2 },
    label: holidayLabel,
    labelLayout: { hideOverlap: true },
    emphasis: { disabled: true },
  });

  return {
    grid: {
      left: 4,
      right: theme.compact ? 12 : 36,
      top: 32,
      bottom: 4,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    tooltip: {
      ...theme.tooltip,
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: theme.color.control, width: 1, type: "solid" } },
      formatter: (params: ReadonlyArray<{ dataIndex: number }>) => {
        const week = weeks[params[0]?.dataIndex ?? -1];
        return week === undefined ? "" : tooltipFor(week, benchmark);
      },
    },
    xAxis: {
      ...theme.categoryAxis,
      type: "category",
      boundaryGap: false,
      data: dates,
      axisLabel: { ...theme.categoryAxis.axisLabel, ...monthAxisLabel(dates, theme.compact) },
    },
    yAxis: {
      ...theme.valueAxis,
      type: "value",
      scale: true,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: usdTick },
    },
    series: [
      {
        ...line(theme.actualLine.color),
        name: "Actual",
        data: weeks.map((week) => week.actual),
        lineStyle: theme.actualLine,
        z: 4,
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          lineStyle: { color: theme.color.spark, width: 2, type: "solid" },
          label: {
            formatter: "Forecast starts",
            position: "end",
            ...theme.markLabel,
            distance: 6,
          },
          data: last === undefined ? [] : [{ xAxis: last.date }],
        },
      },
      {
        ...line(theme.forecastLine.color),
        name: "Forecast",
        data: joined((week) => week.forecast),
        lineStyle: theme.forecastLine,
        z: 5,
      },
      {
        type: "line",
        name: "Last year's week",
        data: benchmark ? weeks.map((week) => week.benchmark) : [],
        symbol: "none",
        lineStyle: theme.thinLine,
        emphasis: { disabled: true },
        z: 3,
      },
      ...levels.flatMap((level) =>
        bandSeries({
          theme,
          level,
          points: weeks.map((week, index) => {
            if (index === joinAt && joint !== null) return { lower: joint, upper: joint };
            return week.intervals.find((interval) => interval.level === level) ?? null;
          }),
        }),
      ),
    ],
  };
}
