import type { Allocation } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { markTip, roomAround } from "../../components/chart/frame.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { plural, usd, usdShort, usdTick } from "../../lib/format.ts";
import { perDollar } from "../../lib/promotion-words.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

/** Bars shown; the table holds every cell. */
const mostBars = 20;

export const largestCells = (allocation: readonly Allocation[]): Allocation[] =>
  allocation.toSorted((a, b) => b.spend - a.spend).slice(0, mostBars);

export const cellName = ({ dept, markdown }: Pick<Allocation, "dept" | "markdown">): string =>
  `Dept ${dept} \u00b7 ${markdown}`;

export const allocationHeight = (cells: number): number => cells * 28 + 36;

export const allocationMarks = (cells: readonly Allocation[], open: (cell: Allocation) => void): ChartMark[] =>
  cells.map((cell, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${cellName(cell)}: ${usd(cell.spend)} in ${plural(cell.stores, "store")}, net profit ${usd(cell.net_profit)}`,
    open: () => open(cell),
  }));

export function allocationOption(theme: ChartTheme, cells: readonly Allocation[]): EChartsCoreOption {
  const { color } = theme;
  return {
    grid: roomAround({ right: 72, top: 4 }),
    tooltip: markTip(theme, (dataIndex) => {
      const cell = cells[dataIndex];
      if (cell === undefined) return "";
      return tooltipHtml(cellName(cell), [
        { label: "Spend", value: usd(cell.spend) },
        { label: "Stores", value: String(cell.stores) },
        { label: "Sales it adds", value: usd(cell.incremental_sales) },
        { label: "Net profit", value: usd(cell.net_profit) },
        { label: "Net profit of the next dollar", value: perDollar(cell.marginal_net_profit) },
      ]);
    }),
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      min: 0,
      splitNumber: theme.compact ? 3 : 5,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: usdTick, hideOverlap: true },
    },
    yAxis: {
      ...theme.categoryAxis,
      type: "category",
      inverse: true,
      data: cells.map(cellName),
      axisLabel: { ...theme.categoryAxis.axisLabel, color: color.text2, interval: 0, margin: 12 },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 16,
        cursor: "pointer",
        data: cells.map((cell) => cell.spend),
        itemStyle: { color: color.brand, borderRadius: 2 },
        label: {
          ...theme.markLabel,
          show: true,
          position: "right",
          formatter: ({ dataIndex }: { dataIndex: number }) => usdShort(cells[dataIndex]?.spend),
        },
        emphasis: { itemStyle: { borderColor: color.focus, borderWidth: 2 } },
      },
    ],
  };
}
