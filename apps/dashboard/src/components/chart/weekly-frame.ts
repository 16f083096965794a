import { usdTick } from "../../lib/format.ts";
import { holidayName } from "../../lib/holidays.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { roomAround } from "./frame.ts";
import { stillLine } from "./still-line.ts";
import { monthAxisLabel } from "./time-axis.ts";

interface FrameOptions {
  theme: ChartTheme;
  /** Week-ending dates, one a category. */
  dates: readonly string[];
  /** Room around the drawing, px. */
  room: { top: number; right: number };
  /** Inside of the tooltip of the week at that index; empty for none. */
  tip: (index: number) => string;
}

/** What every chart over weeks shares: its frame, a pointer that follows the week, months below and dollars beside. */
export function weeklyFrame({ theme, dates, room, tip }: FrameOptions) {
  return {
    grid: roomAround({ ...room }),
    tooltip: {
      ...theme.tooltip,
      trigger: "axis" as const,
      axisPointer: {
        type: "line" as const,
        lineStyle: { color: theme.color.control, width: 1, type: "solid" as const },
      },
      formatter: (params: ReadonlyArray<{ dataIndex: number }>) => tip(params[0]?.dataIndex ?? -1),
    },
    xAxis: {
      ...theme.categoryAxis,
      type: "category" as const,
      boundaryGap: false,
      data: [...dates],
      axisLabel: { ...theme.categoryAxis.axisLabel, ...monthAxisLabel(dates, theme.compact) },
    },
    yAxis: {
      ...theme.valueAxis,
      type: "value" as const,
      scale: true,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: usdTick },
    },
  };
}

interface HolidayOptions {
  theme: ChartTheme;
  color: string;
  weeks: ReadonlyArray<{ date: string; isHoliday: boolean }>;
  /** Whether there is room for the names of the holidays. */
  named: boolean;
}

/** A line that carries a ring, and its name where there is room, at each holiday week. */
function holidayLine({ theme, color, weeks, named }: HolidayOptions) {
  return {
    type: "line" as const,
    symbol: (_value: unknown, { dataIndex }: { dataIndex: number }) =>
      weeks[dataIndex]?.isHoliday ? "circle" : "none",
    symbolSize: 7,
    showAllSymbol: true,
    itemStyle: { color: theme.color.surface, borderColor: color, borderWidth: 2 },
    label: {
      ...theme.markLabel,
      show: named,
      position: "top" as const,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const week = weeks[dataIndex];
        return week?.isHoliday ? holidayName(week.date) : "";
      },
    },
    labelLayout: { hideOverlap: true },
    emphasis: { disabled: true },
  };
}

interface OutlookOptions extends Omit<HolidayOptions, "color"> {
  /** One value a week; null where there is none. */
  actual: ReadonlyArray<number | null>;
  /** Begins at the last actual value, to which it is joined. */
  forecast: ReadonlyArray<number | null>;
  lastYear: { name: string; values: ReadonlyArray<number | null> };
  /** The yellow line where the forecast starts. */
  start: { label: string; date: string | undefined };
}

/** What was sold and what is expected, with their holidays, over last year's thin line. */
export function outlookLines({ actual, forecast, lastYear, start, ...holidays }: OutlookOptions) {
  const { theme } = holidays;
  return [
    {
      ...holidayLine({ ...holidays, color: theme.actualLine.color }),
      name: "Actual",
      data: [...actual],
      lineStyle: theme.actualLine,
      z: 4,
      markLine: startLine(theme, start.label, start.date),
    },
    {
      ...holidayLine({ ...holidays, color: theme.forecastLine.color }),
      name: "Forecast",
      data: [...forecast],
      lineStyle: theme.forecastLine,
      z: 5,
    },
    {
      type: "line" as const,
      name: lastYear.name,
      data: [...lastYear.values],
      symbol: "none",
      lineStyle: theme.thinLine,
      emphasis: { disabled: true },
      z: 3,
    },
  ];
}

/** The yellow line at the last actual week; none where there is no such week. */
function startLine(theme: ChartTheme, label: string, date: string | undefined) {
  return {
    ...stillLine,
    lineStyle: { color: theme.color.spark, width: 2, type: "solid" as const },
    label: { ...theme.markLabel, formatter: label, position: "end" as const, distance: 6 },
    data: date === undefined ? [] : [{ xAxis: date }],
  };
}
