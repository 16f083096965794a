import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { innerTicks, markTip, roomAround } from "../../components/chart/frame.ts";
import { stillLine } from "../../components/chart/still-line.ts";
import { type TooltipRow, tooltipHtml } from "../../components/chart/tooltip.ts";
import { usdShort, usdTick } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { stepText, type ValueStep, valueRangeText } from "./value-steps.ts";

const rowHeight = 52;

export const valueHeight = (steps: readonly ValueStep[]): number => steps.length * rowHeight + 32;

export const valueMarks = (steps: readonly ValueStep[]): ChartMark[] =>
  steps.map((step, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${step.label}: ${step.range === null ? `not known. ${step.reason ?? ""}` : `${stepText(step)} a year`}`,
  }));

function tooltipFor(step: ValueStep): string {
  const rows: TooltipRow[] =
    step.range === null
      ? [{ label: "Not known", value: "" }]
      : [
          { label: "A year", value: usdShort(step.range.mid, { sign: step.key !== "total" }) },
          { label: "80% range", value: valueRangeText(step.range) },
        ];
  return tooltipHtml(step.label, rows);
}

/** One row a part, top to bottom: name and figure above its bar, the range as a whisker through the bar's end. */
export function valueOption(theme: ChartTheme, steps: readonly ValueStep[]): EChartsCoreOption {
  const { color } = theme;
  const fill = (step: ValueStep) =>
    step.key === "total" ? color.brand : (step.range?.mid ?? 0) < 0 ? color.down : color.up;
  // On a phone the name and the whole range do not fit beside one another; the whisker and the tooltip show the range.
  const rightText = (step: ValueStep) => {
    if (step.range === null) return "not known";
    return theme.compact ? usdShort(step.range.mid, { sign: step.key !== "total" }) : stepText(step);
  };
  const renderItem = ({ dataIndex, coordSys }: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const step = steps[dataIndex];
    if (step === undefined) return null;
    const [fromX = 0, middle = 0] = api.coord([step.from, dataIndex]);
    const [toX = 0] = api.coord([step.to, dataIndex]);
    const base = step.key === "total" ? 0 : step.from;
    const [lowX = 0] = api.coord([base + (step.range?.low ?? 0), dataIndex]);
    const [highX = 0] = api.coord([base + (step.range?.high ?? 0), dataIndex]);
    const left = "x" in coordSys && typeof coordSys.x === "number" ? coordSys.x : 0;
    const right = "width" in coordSys && typeof coordSys.width === "number" ? left + coordSys.width : api.getWidth();
    const y = middle + 10;
    const line = (x1: number, x2: number, y1: number, y2: number, stroke: string, lineWidth: number) => ({
      type: "line" as const,
      shape: { x1, x2, y1, y2 },
      style: { stroke, lineWidth },
    });
    const text = (content: string, x: number, align: "left" | "right", strong: boolean) => ({
      type: "text" as const,
      style: {
        text: content,
        x,
        y: middle - 12,
        textAlign: align,
        textVerticalAlign: "middle" as const,
        fill: strong ? color.text : color.text2,
        stroke: color.surface,
        lineWidth: 3,
        font: `${strong ? 600 : 400} 12px ${theme.text.fontFamily}`,
      },
    });
    return {
      type: "group" as const,
      children: [
        ...(step.range === null
          ? []
          : [
              {
                type: "rect" as const,
                shape: {
                  x: Math.min(fromX, toX),
                  y: y - 8,
                  width: Math.max(1, Math.abs(toX - fromX)),
                  height: 16,
                  r: 2,
                },
                style: { fill: fill(step) },
              },
              line(lowX, highX, y, y, color.text, 1.5),
              line(lowX, lowX, y - 5, y + 5, color.text, 1.5),
              line(highX, highX, y - 5, y + 5, color.text, 1.5),
            ]),
        ...(dataIndex < steps.length - 2 ? [line(toX, toX, y + 8, y + rowHeight - 8, color.control, 1)] : []),
        text(step.label, left + 2, "left", step.key === "total"),
        text(rightText(step), right - 2, "right", true),
      ],
    };
  };
  const ends = steps.flatMap(({ from, to, range, key }) => {
    const base = key === "total" ? 0 : from;
    return [from, to, base + (range?.low ?? 0), base + (range?.high ?? 0)];
  });
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const room = (high - low || 1) * 0.04;
  return {
    grid: roomAround({ left: 8, right: 8, top: 4 }),
    tooltip: markTip(theme, (dataIndex) => {
      const step = steps[dataIndex];
      return step === undefined ? "" : tooltipFor(step);
    }),
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      min: low - room,
      max: high + room,
      splitNumber: theme.compact ? 3 : 6,
      axisLabel: innerTicks(theme, usdTick),
    },
    yAxis: { type: "category", inverse: true, show: false, data: steps.map(({ key }) => key) },
    series: [
      {
        type: "custom",
        renderItem,
        encode: { x: [0, 1], y: 2 },
        data: steps.map((step, index) => [step.from, step.to, index]),
        z: 4,
      },
      {
        type: "line",
        data: [],
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
