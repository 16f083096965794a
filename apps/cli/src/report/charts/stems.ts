import { number } from "../format.ts";
import { categoryAxis, dataLabel, valueAxis } from "../theme.ts";
import type { Chart } from "./figure.ts";

/** Correlations by lag from lag 1, with the bounds of white noise. */
export function stemChart({ values, bound }: { readonly values: readonly number[]; readonly bound: number }): Chart {
  const lags = values.slice(1);
  return {
    height: () => 200,
    draw: (theme) => {
      const line = {
        lineStyle: { color: theme.color.text3, width: 1, type: "dashed" as const },
        label: { show: false },
      };
      return {
        grid: { left: 40, right: 12, top: 10, bottom: 40 },
        xAxis: {
          ...categoryAxis(theme),
          name: "lag, weeks",
          nameLocation: "middle",
          nameGap: 26,
          data: lags.map((_, k) => String(k + 1)),
          axisLine: { onZero: true, lineStyle: { color: theme.color.control } },
          axisLabel: {
            ...categoryAxis(theme).axisLabel,
            interval: (k: number) => (k + 1) % (theme.compact ? 13 : 4) === 0 || k === 0,
          },
        },
        yAxis: {
          ...valueAxis(theme),
          min: -1,
          max: 1,
          interval: 0.5,
          axisLabel: { ...valueAxis(theme).axisLabel, formatter: (r: number) => number(r, 1) },
        },
        series: [
          {
            type: "bar",
            silent: true,
            barWidth: theme.compact ? 2 : 4,
            label: dataLabel(theme),
            data: lags.map((value) => ({
              value,
              itemStyle: { color: Math.abs(value) > bound ? theme.color.brand : theme.color.quiet },
            })),
            markLine: {
              silent: true,
              symbol: "none",
              data: [
                { yAxis: bound, ...line },
                { yAxis: -bound, ...line },
              ],
            },
          },
        ],
      };
    },
  };
}
