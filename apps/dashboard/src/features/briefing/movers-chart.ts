import type { Mover } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { percent, usdShort, usdTick } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

/** Gains first, then losses; a department stands once even when few departments make it both. */
export function allMovers(top: readonly Mover[], bottom: readonly Mover[]): Mover[] {
  const seen = new Set<number>();
  return [...top, ...bottom]
    .filter(({ dept }) => !seen.has(dept) && seen.add(dept))
    .sort((a, b) => b.change - a.change);
}

export function moversFinding(movers: readonly Mover[]): string {
  const best = movers[0];
  const worst = movers.at(-1);
  const parts = [
    best !== undefined && best.change > 0 ? `Department ${best.dept} gained most` : "",
    worst !== undefined && worst.change < 0 ? `Department ${worst.dept} lost most` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "No department moved" : parts.join(", ");
}

const shareText = (mover: Mover) =>
  mover.change_fraction === null ? "" : percent(mover.change_fraction, { sign: true });

export const moverMarks = (movers: readonly Mover[], open: (mover: Mover) => void): ChartMark[] =>
  movers.map((mover, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `Department ${mover.dept}: ${usdShort(mover.change, { sign: true })}${
      mover.change_fraction === null ? "" : `, ${shareText(mover)}`
    } against the 4 weeks before`,
    open: () => open(mover),
  }));

export function moversOption(theme: ChartTheme, movers: readonly Mover[]): EChartsCoreOption {
  const { color } = theme;
  return {
    grid: { left: 4, right: 12, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: {
      ...theme.tooltip,
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const mover = movers[dataIndex];
        if (mover === undefined) return "";
        return tooltipHtml(`Department ${mover.dept}`, [
          { label: "Last 4 weeks", value: usdShort(mover.sales) },
          { label: "4 weeks before", value: usdShort(mover.prior_sales) },
          { label: "Change", value: usdShort(mover.change, { sign: true }), swatch: mover.change < 0 ? "down" : "up" },
          { label: "Change", value: percent(mover.change_fraction, { sign: true }) },
        ]);
      },
    },
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      splitNumber: 3,
      boundaryGap: ["24%", "24%"],
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: usdTick, hideOverlap: true },
    },
    yAxis: {
      ...theme.categoryAxis,
      type: "category",
      inverse: true,
      axisLine: { show: false, onZero: false },
      data: movers.map((mover) => `Dept ${mover.dept}`),
      axisLabel: { ...theme.categoryAxis.axisLabel, color: color.text2, margin: 12 },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 18,
        cursor: "pointer",
        data: movers.map((mover) => ({
          value: mover.change,
          itemStyle: { color: mover.change < 0 ? color.down : color.up, borderRadius: 2 },
          label: {
            ...theme.markLabel,
            show: true,
            position: mover.change < 0 ? "left" : "right",
            formatter: shareText(mover),
          },
        })),
        emphasis: { itemStyle: { borderColor: color.focus, borderWidth: 2 } },
        markLine: {
          silent: true,
          symbol: "none",
          animation: false,
          label: { show: false },
          lineStyle: { color: color.control, width: 1, type: "solid" },
          data: [{ xAxis: 0 }],
        },
      },
    ],
  };
}
