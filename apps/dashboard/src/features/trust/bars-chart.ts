import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { roomAround } from "../../components/chart/frame.ts";
import { stillLine } from "../../components/chart/still-line.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

/** One upright bar. */
export interface Bar {
  label: string;
  value: number;
  /** The value in words. */
  text: string;
}

export const barMarks = (bars: readonly Bar[]): ChartMark[] =>
  bars.map(({ label, text }, dataIndex) => ({ seriesIndex: 0, dataIndex, label: `${label}: ${text}` }));

interface Options {
  theme: ChartTheme;
  bars: readonly Bar[];
  /** Under the axis. */
  axis: string;
  tick: (value: number) => string;
  /** Horizontal lines, e.g. the bounds of white noise. */
  lines?: readonly number[] | undefined;
  /** Where the bars stand; 0 where absent. */
  base?: number | undefined;
}

/** Upright bars over an axis of labels, thinned where there is no room. */
export function barsOption({ theme, bars, axis, tick, lines = [], base = 0 }: Options): EChartsCoreOption {
  const { color, compact } = theme;
  const every = Math.max(1, Math.ceil(bars.length / (compact ? 6 : 12)));
  return {
    grid: roomAround({ right: 12, top: 12, bottom: 20 }),
    tooltip: {
      ...theme.tooltip,
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: color.sunken, opacity: 0.6 } },
      formatter: (params: ReadonlyArray<{ dataIndex: number }>) => {
        const bar = bars[params[0]?.dataIndex ?? -1];
        return bar === undefined ? "" : tooltipHtml(bar.label, [{ label: "Value", value: bar.text }]);
      },
    },
    xAxis: {
      ...theme.categoryAxis,
      type: "category",
      data: bars.map(({ label }) => label),
      name: axis,
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: theme.categoryAxis.axisLabel,
      axisLine: { show: false, onZero: false },
      axisLabel: {
        ...theme.categoryAxis.axisLabel,
        interval: (index: number) => index % every === 0,
        hideOverlap: true,
      },
    },
    yAxis: {
      ...theme.valueAxis,
      type: "value",
      splitNumber: 4,
      ...(base === 0 ? {} : { scale: true }),
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: tick },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 24,
        barCategoryGap: "12%",
        data: bars.map(({ value }) => value),
        itemStyle: { color: color.brand, borderRadius: 1 },
        emphasis: { itemStyle: { borderColor: color.focus, borderWidth: 2 } },
        markLine: {
          ...stillLine,
          label: { show: false },
          lineStyle: { color: color.text3, width: 1.25, type: "dashed" },
          data: lines.map((yAxis) => ({ yAxis })),
        },
      },
    ],
  };
}
