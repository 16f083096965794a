import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import type { ChartMark } from "./chart.tsx";
import { innerTicks, markTip, roomAround } from "./frame.ts";
import { stillLine } from "./still-line.ts";
import { type TooltipRow, tooltipHtml } from "./tooltip.ts";

/** One estimate and its range; a row without a range is a dot alone. */
export interface WhiskerRow {
  label: string;
  value: number;
  lower?: number | undefined;
  upper?: number | undefined;
  tone: "up" | "down" | "open" | "quiet";
  /** Spoken after the label. */
  text: string;
  /** Stands beside the label where there is little room; the text where absent. */
  short?: string;
  tip: readonly TooltipRow[];
  open?: (() => void) | undefined;
}

export const whiskerHeight = (rows: number, compact: boolean): number => rows * (compact ? 52 : 40) + 40;

export const whiskerMarks = (rows: readonly WhiskerRow[]): ChartMark[] =>
  rows.map(({ label, text, open }, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${label}: ${text}`,
    ...(open === undefined ? {} : { open }),
  }));

interface Options {
  theme: ChartTheme;
  rows: readonly WhiskerRow[];
  /** The line that separates gain from loss. */
  reference: { value: number; label: string };
  tick: (value: number) => string;
}

const toneColor = ({ color }: ChartTheme) => ({
  up: color.up,
  down: color.down,
  open: color.text2,
  quiet: color.text3,
});

/** One row an estimate, top to bottom: a dot, its range as a whisker, and the break-even line through all of them. */
export function whiskerOption({ theme, rows, reference, tick }: Options): EChartsCoreOption {
  const { color, compact } = theme;
  const tones = toneColor(theme);
  const renderItem = ({ dataIndex, coordSys }: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const row = rows[dataIndex];
    if (row === undefined) return null;
    const [x = 0, middle = 0] = api.coord([row.value, dataIndex]);
    const [from = 0] = api.coord([row.lower ?? row.value, dataIndex]);
    const [to = 0] = api.coord([row.upper ?? row.value, dataIndex]);
    const y = compact ? middle + 8 : middle;
    const left = "x" in coordSys && typeof coordSys.x === "number" ? coordSys.x : 0;
    const stroke = { stroke: tones[row.tone], lineWidth: 2 };
    const cap = (at: number) => ({
      type: "line" as const,
      shape: { x1: at, x2: at, y1: y - 5, y2: y + 5 },
      style: stroke,
    });
    const text = (content: string, at: number, height: number, strong: boolean) => ({
      type: "text" as const,
      style: {
        text: content,
        x: at,
        y: height,
        textVerticalAlign: "middle" as const,
        fill: strong ? color.text : color.text2,
        stroke: color.surface,
        lineWidth: 3,
        font: `${strong ? 600 : 400} 12px ${theme.text.fontFamily}`,
      },
    });
    const ranged = row.lower !== undefined && row.upper !== undefined;
    return {
      type: "group" as const,
      children: [
        ...(ranged
          ? [{ type: "line" as const, shape: { x1: from, x2: to, y1: y, y2: y }, style: stroke }, cap(from), cap(to)]
          : []),
        {
          type: "circle" as const,
          shape: { cx: x, cy: y, r: ranged ? 5 : 4 },
          style: { fill: row.tone === "open" ? color.surface : tones[row.tone], ...stroke },
        },
        ...(compact ? [text(`${row.label}  ${row.short ?? row.text}`, left + 2, middle - 12, false)] : []),
      ],
    };
  };
  const values = rows.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value]);
  const low = Math.min(reference.value, ...values);
  const high = Math.max(reference.value, ...values);
  const room = (high - low || 1) * 0.08;
  const place = (reference.value - low) / (high - low || 1);
  return {
    grid: roomAround({ right: compact ? 40 : 24, top: 24 }),
    tooltip: markTip(theme, (dataIndex) => {
      const row = rows[dataIndex];
      return row === undefined ? "" : tooltipHtml(row.label, row.tip);
    }),
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      min: low - room,
      max: high + room,
      splitNumber: compact ? 3 : 6,
      axisLabel: innerTicks(theme, tick),
    },
    yAxis: {
      ...theme.categoryAxis,
      type: "category",
      inverse: true,
      axisLine: { show: false },
      data: rows.map(({ label }) => label),
      triggerEvent: true,
      axisLabel: {
        ...theme.categoryAxis.axisLabel,
        show: !compact,
        interval: 0,
        color: color.text2,
        width: 230,
        overflow: "break",
        margin: 12,
      },
    },
    series: [
      {
        type: "custom",
        renderItem,
        encode: { x: [0, 1, 2], y: 3 },
        data: rows.map(({ value, lower, upper }, index) => [value, lower ?? value, upper ?? value, index]),
        cursor: rows.some(({ open }) => open !== undefined) ? "pointer" : "default",
        z: 4,
      },
      {
        type: "line",
        data: [],
        markLine: {
          ...stillLine,
          lineStyle: { color: color.text, width: 1.5, type: "dashed" },
          label: {
            ...theme.markLabel,
            formatter: reference.label,
            position: "start",
            distance: 6,
            // Near an edge the label leans inwards, so that it is never cut off.
            align: place < 0.25 ? "left" : place > 0.75 ? "right" : "center",
          },
          data: [{ xAxis: reference.value }],
        },
      },
    ],
  };
}
