import type { EChartsCoreOption } from "echarts/core";
import { innerTicks, markTip, roomAround } from "../../components/chart/frame.ts";
import { stillLine } from "../../components/chart/still-line.ts";
import { usdTick } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

interface Bar {
  dept: number;
  /** US dollars. */
  change: number;
  /** Stands beyond the end of the bar. */
  label: string;
}

interface Options {
  theme: ChartTheme;
  bars: readonly Bar[];
  thickness: number;
  /** Parts of the axis. */
  splitNumber: number;
  /** Room for the labels left and right of the bars. */
  room: [left: string, right: string];
  /** What a pointer over a bar shows. */
  tip: (index: number) => string;
}

/** One bar a department, gains to the right of zero and losses to the left. */
export function changeBarsOption({ theme, bars, thickness, splitNumber, room, tip }: Options): EChartsCoreOption {
  const { color } = theme;
  return {
    grid: roomAround({ right: 12, top: 4 }),
    tooltip: markTip(theme, tip),
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      splitNumber,
      boundaryGap: room,
      axisLabel: innerTicks(theme, usdTick),
    },
    yAxis: {
      ...theme.categoryAxis,
      type: "category",
      inverse: true,
      triggerEvent: true,
      axisLine: { show: false, onZero: false },
      data: bars.map(({ dept }) => `Dept ${dept}`),
      axisLabel: { ...theme.categoryAxis.axisLabel, color: color.text2, margin: 12, interval: 0 },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: thickness,
        cursor: "pointer",
        data: bars.map(({ change, label }) => ({
          value: change,
          itemStyle: { color: change < 0 ? color.down : color.up, borderRadius: 2 },
          label: { ...theme.markLabel, show: true, position: change < 0 ? "left" : "right", formatter: label },
        })),
        emphasis: { itemStyle: { borderColor: color.focus, borderWidth: 2 } },
        markLine: {
          ...stillLine,
          label: { show: false },
          lineStyle: { color: color.control, width: 1, type: "solid" },
          data: [{ xAxis: 0 }],
        },
      },
    ],
  };
}
