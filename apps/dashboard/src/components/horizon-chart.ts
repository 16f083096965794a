import type { HorizonErrors } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import { count, percent, plural, usd } from "../lib/format.ts";
import type { ChartTheme } from "../theme/chart-theme.ts";
import type { ChartMark } from "./chart/chart.tsx";
import { roomAround } from "./chart/frame.ts";
import { tooltipHtml } from "./chart/tooltip.ts";

/** "4" or "5\u20138". */
export const horizonName = ({ from_horizon, to_horizon }: HorizonErrors): string =>
  from_horizon === to_horizon ? String(from_horizon) : `${from_horizon}\u2013${to_horizon}`;

const inWords = (row: HorizonErrors) =>
  row.from_horizon === row.to_horizon
    ? plural(row.from_horizon, "week")
    : `${row.from_horizon} to ${plural(row.to_horizon, "week")}`;

/** Fewer weeks than these say nothing of which forecast is better. */
const ENOUGH_TEST_WEEKS = 8;

/** The finding: at how many horizons the forecast beats last year's week. */
export function horizonSentence(rows: readonly HorizonErrors[]): string {
  const tested = rows.reduce((sum, { test_weeks }) => sum + test_weeks, 0);
  if (tested > 0 && tested < ENOUGH_TEST_WEEKS)
    return `${plural(tested, "test week")} ${tested === 1 ? "is" : "are"} too few to judge`;
  const compared = rows.filter((row) => row.wape !== null && row.seasonal_naive_wape !== null);
  if (compared.length === 0) return "No error by horizon yet";
  const better = compared.filter((row) => (row.wape ?? 0) < (row.seasonal_naive_wape ?? 0)).length;
  if (better === compared.length) return "Better than last year's week at every horizon";
  if (better === 0) return "No better than last year's week at any horizon";
  return `Better than last year's week at ${better} of ${plural(compared.length, "horizon")}`;
}

export const horizonMarks = (rows: readonly HorizonErrors[]): ChartMark[] =>
  rows.map((row, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${inWords(row)} ahead: WAPE ${percent(row.wape)}, last year's week ${percent(row.seasonal_naive_wape)}, bias ${usd(row.bias, { sign: true })} a week, ${plural(row.test_weeks, "test week")}`,
  }));

/** Weeks ahead below a chart, one place a group of horizons. */
export const horizonAxis = (theme: ChartTheme, rows: readonly HorizonErrors[]) => ({
  ...theme.categoryAxis,
  type: "category" as const,
  data: rows.map(horizonName),
  name: "Weeks ahead",
  nameLocation: "middle" as const,
  nameGap: 26,
  nameTextStyle: theme.categoryAxis.axisLabel,
});

interface Options {
  theme: ChartTheme;
  rows: readonly HorizonErrors[];
}

export function horizonOption({ theme, rows }: Options): EChartsCoreOption {
  const { color } = theme;
  const bar = { type: "bar" as const, barMaxWidth: 32, barGap: "10%", emphasis: { disabled: true } };
  return {
    grid: roomAround({ right: 8, top: 12, bottom: 20 }),
    tooltip: {
      ...theme.tooltip,
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: color.sunken, opacity: 0.6 } },
      formatter: (params: ReadonlyArray<{ dataIndex: number }>) => {
        const row = rows[params[0]?.dataIndex ?? -1];
        if (row === undefined) return "";
        return tooltipHtml(`${inWords(row)} ahead`, [
          { label: "WAPE", value: percent(row.wape), swatch: "up" },
          { label: "Last year's week", value: percent(row.seasonal_naive_wape) },
          { label: "Bias a week", value: usd(row.bias, { sign: true }) },
          { label: "Test weeks", value: count(row.test_weeks) },
        ]);
      },
    },
    xAxis: horizonAxis(theme, rows),
    yAxis: {
      ...theme.valueAxis,
      type: "value",
      min: 0,
      splitNumber: 4,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: (value: number) => percent(value, { digits: 0 }) },
    },
    series: [
      {
        ...bar,
        name: "Forecast",
        data: rows.map((row) => row.wape),
        itemStyle: { color: color.brand, borderRadius: [2, 2, 0, 0] },
      },
      {
        ...bar,
        name: "Last year's week",
        data: rows.map((row) => row.seasonal_naive_wape),
        itemStyle: { color: color.surface, borderColor: color.control, borderWidth: 1.5, borderRadius: [2, 2, 0, 0] },
      },
    ],
  };
}
