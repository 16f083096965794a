import type { DriftAnswer, DriftMeasure, DriftWindow } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { roomAround } from "../../components/chart/frame.ts";
import { stillLine } from "../../components/chart/still-line.ts";
import { type TooltipRow, tooltipHtml } from "../../components/chart/tooltip.ts";
import { day, dayShort, percent, plural, weekEnding } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

type Name = DriftMeasure["measure"];

const isBroken = (window: DriftWindow, name: Name) => window.broken.includes(name);
const sourceText = ({ source }: DriftWindow) => (source === "frozen" ? "frozen forecasts" : "backtest");

export const driftMarks = (windows: readonly DriftWindow[], name: Name): ChartMark[] =>
  windows.map((window, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${weekEnding(window.date)}, ${sourceText(window)}: ${percent(window[name])}${isBroken(window, name) ? ", outside its limits" : ""}, ${plural(window.pair_weeks, "store-department-week")}`,
  }));

interface Options {
  theme: ChartTheme;
  windows: readonly DriftWindow[];
  measure: DriftMeasure;
}

/** A control chart: one point a window, the centre and the limits as lines, a window outside them as a triangle. */
export function driftOption({ theme, windows, measure }: Options): EChartsCoreOption {
  const { color, compact } = theme;
  const name = measure.measure;
  const limits = [
    { value: measure.upper_limit, label: "limit" },
    { value: measure.centre, label: "centre" },
    { value: measure.lower_limit, label: "limit" },
  ].flatMap(({ value, label }) => (value === null ? [] : [{ value, label }]));
  const values = [...windows.map((window) => window[name]), ...limits.map(({ value }) => value)];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || 0.02) * 0.15;
  const step = Math.max(1, Math.ceil(windows.length / (compact ? 4 : 10)));
  return {
    grid: roomAround({ right: compact ? 52 : 72, top: 16 }),
    tooltip: {
      ...theme.tooltip,
      trigger: "axis",
      formatter: (params: ReadonlyArray<{ dataIndex: number }>) => {
        const window = windows[params[0]?.dataIndex ?? -1];
        if (window === undefined) return "";
        const rows: TooltipRow[] = [
          { label: measure.label, value: percent(window[name], { sign: name === "bias" }) },
          { label: "From", value: sourceText(window) },
          { label: "State", value: isBroken(window, name) ? "outside its limits" : "inside" },
          { label: "Behind it", value: plural(window.pair_weeks, "store-department-week") },
        ];
        return tooltipHtml(`Window to ${day(window.date)}`, rows);
      },
    },
    xAxis: {
      ...theme.categoryAxis,
      type: "category",
      data: windows.map(({ date }) => date),
      axisLabel: {
        ...theme.categoryAxis.axisLabel,
        interval: (index: number) => index % step === 0,
        formatter: (date: string, index: number) => (index === 0 ? day(date) : dayShort(date)),
        hideOverlap: true,
      },
    },
    yAxis: {
      ...theme.valueAxis,
      type: "value",
      min: low - room,
      max: high + room,
      splitNumber: 4,
      axisLabel: {
        ...theme.valueAxis.axisLabel,
        formatter: (value: number) => percent(value, { digits: high - low < 0.05 ? 1 : 0 }),
        showMinLabel: false,
        showMaxLabel: false,
      },
    },
    series: [
      {
        type: "line",
        name: measure.label,
        data: windows.map((window) => ({
          value: window[name],
          symbol: isBroken(window, name) ? "triangle" : window.source === "frozen" ? "circle" : "emptyCircle",
          symbolSize: isBroken(window, name) ? 12 : 7,
          itemStyle: { color: isBroken(window, name) ? color.bad : color.brand },
        })),
        showAllSymbol: true,
        lineStyle: { color: color.brand, width: 1.5 },
        emphasis: { scale: 1.4 },
        z: 4,
        markLine: {
          ...stillLine,
          data: limits.map(({ value, label }) => ({
            yAxis: value,
            lineStyle:
              label === "centre"
                ? { color: color.text3, width: 1, type: "solid" }
                : { color: color.bad, width: 1.5, type: "dashed" },
            label: {
              ...theme.markLabel,
              position: "end",
              formatter: `${compact ? "" : `${label} `}${percent(value, { digits: 1 })}`,
            },
          })),
        },
      },
    ],
  };
}

/** Windows in time; where a backtest window and a frozen one end on the same date both are kept. */
export const inTime = ({ windows }: Pick<DriftAnswer, "windows">): DriftWindow[] =>
  windows.toSorted((a, b) => a.date.localeCompare(b.date) || a.source.localeCompare(b.source));
