import type { ReportCorrelations } from "@sales-hub/contracts";
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { markTip, roomAround } from "../../components/chart/frame.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { readableOn } from "../../lib/contrast.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

export interface CorrelationCell {
  a: string;
  b: string;
  /** Positions from the top and from the left. */
  row: number;
  column: number;
  r: number;
}

/** Every pair below the diagonal, alike columns side by side. */
export function correlationCells({ names, matrix, clustered_order: order }: ReportCorrelations): CorrelationCell[] {
  return order.flatMap((i, row) =>
    order.slice(0, row).map((j, column) => ({
      a: names[i] ?? "",
      b: names[j] ?? "",
      row,
      column,
      r: matrix[i]?.[j] ?? Number.NaN,
    })),
  );
}

/** Two decimals; what rounds to nothing has no sign. */
export function rText(r: number): string {
  if (!Number.isFinite(r)) return "\u2013";
  const rounded = Math.round(r * 100) / 100;
  return `${rounded < 0 ? "\u2212" : ""}${Math.abs(rounded).toFixed(2)}`;
}

export const strongest = (cells: readonly CorrelationCell[]): CorrelationCell | undefined =>
  cells.toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r))[0];

export const correlationMarks = (cells: readonly CorrelationCell[]): ChartMark[] =>
  cells.map(({ a, b, r }, dataIndex) => ({ seriesIndex: 0, dataIndex, label: `${a} with ${b}: r = ${rText(r)}` }));

const classOf = (r: number) => (r <= -0.5 ? 0 : r < -0.1 ? 1 : r <= 0.1 ? 2 : r < 0.5 ? 3 : 4);

/** A lower triangle of cells: colour for the class, the figure inside where there is room. */
export function correlationsOption(
  theme: ChartTheme,
  { names, clustered_order: order }: ReportCorrelations,
  cells: readonly CorrelationCell[],
): EChartsCoreOption {
  const { color, compact } = theme;
  const labels = order.map((index) => names[index] ?? "");
  const renderItem = ({ dataIndex }: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const cell = cells[dataIndex];
    if (cell === undefined) return null;
    const [x = 0, y = 0] = api.coord([cell.column, cell.row]);
    const size = api.size?.([1, 1]);
    const [width = 0, height = 0] = Array.isArray(size) ? size : [size ?? 0, size ?? 0];
    const fill = color.diverging[classOf(cell.r)] ?? color.surface;
    return {
      type: "group" as const,
      children: [
        {
          type: "rect" as const,
          shape: { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2, r: 3 },
          style: { fill },
        },
        ...(compact
          ? []
          : [
              {
                type: "text" as const,
                style: {
                  text: rText(cell.r),
                  x,
                  y,
                  textAlign: "center" as const,
                  textVerticalAlign: "middle" as const,
                  fill: readableOn(fill, color.text, color.surface),
                  font: `11px ${theme.text.fontFamily}`,
                },
              },
            ]),
      ],
    };
  };
  const axis = { ...theme.categoryAxis, type: "category" as const, data: labels, axisLine: { show: false } };
  return {
    grid: roomAround({ right: 8, top: 4 }),
    tooltip: markTip(theme, (dataIndex) => {
      const cell = cells[dataIndex];
      return cell === undefined ? "" : tooltipHtml(`${cell.a} with ${cell.b}`, [{ label: "r", value: rText(cell.r) }]);
    }),
    xAxis: {
      ...axis,
      axisLabel: { ...theme.categoryAxis.axisLabel, interval: 0, rotate: 50, show: !compact },
    },
    yAxis: {
      ...axis,
      inverse: true,
      axisLabel: { ...theme.categoryAxis.axisLabel, interval: 0, color: color.text2 },
    },
    series: [
      {
        type: "custom",
        renderItem,
        encode: { x: 0, y: 1 },
        data: cells.map(({ column, row }) => [column, row]),
      },
    ],
  };
}
