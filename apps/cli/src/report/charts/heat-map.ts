import { number } from "../format.ts";
import { categoryAxis, FONT } from "../theme.ts";
import type { Chart } from "./figure.ts";

interface HeatMapOptions {
  /** In the order shown. */
  readonly names: readonly string[];
  /** Correlations, shape [names][names]. */
  readonly matrix: readonly (readonly number[])[];
}

/** Correlations as coloured cells: blue where columns rise together, brown where one falls as the other rises. */
export function heatMapChart({ names, matrix }: HeatMapOptions): Chart {
  return {
    height: ({ compact }) => (compact ? 340 : 620),
    draw: (theme) => {
      const axis = {
        ...categoryAxis(theme),
        data: [...names],
        axisLine: { show: false },
        axisLabel: { ...categoryAxis(theme).axisLabel, interval: 0, fontSize: theme.compact ? 9 : 12 },
        splitArea: { show: false },
      };
      return {
        grid: { left: theme.compact ? 84 : 120, right: 6, top: 4, bottom: theme.compact ? 84 : 104 },
        xAxis: { ...axis, axisLabel: { ...axis.axisLabel, rotate: theme.compact ? 90 : 45 } },
        yAxis: { ...axis, inverse: true },
        visualMap: { show: false, min: -1, max: 1, inRange: { color: [...theme.color.diverging] } },
        series: [
          {
            type: "heatmap",
            silent: true,
            itemStyle: { borderColor: theme.color.surface, borderWidth: 1 },
            data: matrix.flatMap((row, y) =>
              row.map((r, x) => ({
                value: [x, y, r],
                label: {
                  show: !theme.compact,
                  color: Math.abs(r) > 0.7 ? theme.color.surface : theme.color.text,
                  fontSize: 10,
                  fontFamily: FONT,
                  textBorderWidth: 0,
                  formatter: () => number(r, 2).replace("0.", "."),
                },
              })),
            ),
          },
        ],
      };
    },
  };
}
