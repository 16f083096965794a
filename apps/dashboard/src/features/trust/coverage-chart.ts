import type { HorizonErrors } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { roomAround } from "../../components/chart/frame.ts";
import { stillLine } from "../../components/chart/still-line.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { horizonAxis, horizonName } from "../../components/horizon-chart.ts";
import { count, percent, plural } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

const promises = [0.8, 0.95] as const;

export const coverageMarks = (rows: readonly HorizonErrors[]): ChartMark[] =>
  rows.map((row, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${horizonName(row)} weeks ahead: 80% band held ${percent(row.coverage80)}, 95% band ${percent(row.coverage95)} of ${plural(row.test_weeks, "test week")}`,
  }));

/** Two lines over the horizons, and what each band promises as a thin line. */
export function coverageOption(theme: ChartTheme, rows: readonly HorizonErrors[]): EChartsCoreOption {
  const { color } = theme;
  const values = rows.flatMap(({ coverage80, coverage95 }) => [coverage80 ?? 1, coverage95 ?? 1]);
  const line = { type: "line" as const, symbol: "circle", symbolSize: 7, emphasis: { scale: 1.4 }, z: 4 };
  return {
    grid: roomAround({ right: 16, top: 12, bottom: 20 }),
    tooltip: {
      ...theme.tooltip,
      trigger: "axis",
      formatter: (params: ReadonlyArray<{ dataIndex: number }>) => {
        const row = rows[params[0]?.dataIndex ?? -1];
        if (row === undefined) return "";
        return tooltipHtml(`${horizonName(row)} weeks ahead`, [
          { label: "80% band held", value: percent(row.coverage80), swatch: "actual" },
          { label: "95% band held", value: percent(row.coverage95), swatch: "forecast" },
          { label: "Test weeks", value: count(row.test_weeks) },
        ]);
      },
    },
    xAxis: horizonAxis(theme, rows),
    yAxis: {
      ...theme.valueAxis,
      type: "value",
      min: Math.floor((Math.min(0.7, ...values) - 0.02) * 20) / 20,
      max: 1,
      splitNumber: 5,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: (value: number) => percent(value, { digits: 0 }) },
    },
    series: [
      {
        ...line,
        name: "80% band",
        data: rows.map((row) => row.coverage80),
        lineStyle: theme.actualLine,
        itemStyle: { color: color.text },
        markLine: {
          ...stillLine,
          label: { show: false },
          lineStyle: { ...theme.thinLine, type: "solid" },
          data: promises.map((yAxis) => ({ yAxis })),
        },
      },
      {
        ...line,
        name: "95% band",
        data: rows.map((row) => row.coverage95),
        lineStyle: theme.forecastLine,
        itemStyle: { color: color.brand },
      },
    ],
  };
}
