import type { Interval } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import { bandSeries } from "../../components/chart/band.ts";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { type TooltipRow, tooltipHtml } from "../../components/chart/tooltip.ts";
import { outlookLines, weeklyFrame } from "../../components/chart/weekly-frame.ts";
import { percent, unknown, usd, usdRange, weekEnding } from "../../lib/format.ts";
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
      benchmark: point.last_year_usd,
      intervals: point.intervals,
    })),
  ];
}

/** The order of the table: the weeks ahead, then the history from its newest week back. */
export const forecastFirst = (weeks: readonly ForecastWeek[]): ForecastWeek[] => [
  ...weeks.filter(({ horizon }) => horizon !== null),
  ...weeks.filter(({ horizon }) => horizon === null).reverse(),
];

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
  const first = weeks.findIndex((week) => week.forecast !== null);
  const joinAt = first - 1;
  const last = weeks[joinAt];
  const joint = last?.actual ?? null;
  const levels = (weeks[first]?.intervals ?? []).map(({ level }) => level).sort((a, b) => b - a);
  const joined = (value: (week: ForecastWeek) => number | null) =>
    weeks.map((week, index) => (index === joinAt ? joint : value(week)));
  const named = weeks.length <= 70 && !theme.compact;

  return {
    ...weeklyFrame({
      theme,
      dates: weeks.map((week) => week.date),
      room: { top: 32, right: theme.compact ? 12 : 36 },
      tip: (index) => {
        const week = weeks[index];
        return week === undefined ? "" : tooltipFor(week, benchmark);
      },
    }),
    series: [
      ...outlookLines({
        theme,
        weeks,
        named,
        actual: weeks.map((week) => week.actual),
        forecast: joined((week) => week.forecast),
        lastYear: { name: "Last year's week", values: benchmark ? weeks.map((week) => week.benchmark) : [] },
        start: { label: "Forecast starts", date: last?.date },
      }),
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
