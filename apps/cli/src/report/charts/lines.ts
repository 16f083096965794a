import { categoryAxis, dataLabel, legend, valueAxis } from "../theme.ts";
import type { Chart } from "./figure.ts";

interface LineOptions {
  readonly categories: readonly string[];
  /** The last one stands out. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly axisName: string;
  readonly tick: (value: number) => string;
  /** Categories that carry a label. */
  readonly labelled: (index: number) => boolean;
  readonly fromZero?: boolean;
  readonly max?: number;
  readonly reference?: { readonly value: number; readonly text: string };
  readonly filled?: boolean;
}

/** Lines over ordered categories. */
export function lineChart(options: LineOptions): Chart {
  const { categories, series, axisName, tick, labelled, fromZero = false, max, reference, filled = false } = options;
  return {
    height: ({ compact }) => (compact ? 230 : 280),
    draw: (theme) => {
      const hues = [theme.color.brand, theme.color.categories[1], theme.color.control];
      return {
        ...(series.length > 1 && { legend: legend(theme) }),
        grid: { left: 56, right: 14, top: series.length > 1 ? 34 : 14, bottom: 42 },
        xAxis: {
          ...categoryAxis(theme),
          boundaryGap: false,
          name: axisName,
          nameLocation: "middle",
          nameGap: 26,
          data: [...categories],
          axisLabel: { ...categoryAxis(theme).axisLabel, interval: labelled, hideOverlap: true },
        },
        yAxis: {
          ...valueAxis(theme),
          scale: !fromZero,
          ...(max === undefined ? {} : { max, interval: max / 5 }),
          axisLabel: { ...valueAxis(theme).axisLabel, formatter: tick },
        },
        series: series.map(({ name, values }, k) => {
          const color = hues[(series.length - 1 - k) % hues.length]!;
          return {
            type: "line",
            name,
            silent: true,
            symbol: "none",
            itemStyle: { color },
            lineStyle: { color, width: k === series.length - 1 ? 2.5 : 1.5 },
            ...(filled && { areaStyle: { color, opacity: 0.12 } }),
            data: [...values],
            ...(reference &&
              k === series.length - 1 && {
                markLine: {
                  silent: true,
                  symbol: "none",
                  lineStyle: { color: theme.color.text3, width: 1, type: "dashed" },
                  label: { ...dataLabel(theme), formatter: reference.text, position: "insideEndBottom" },
                  data: [{ yAxis: reference.value }],
                },
              }),
          };
        }),
      };
    },
  };
}
