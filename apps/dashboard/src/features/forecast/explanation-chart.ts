import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { markTip, roomAround } from "../../components/chart/frame.ts";
import { type TooltipRow, tooltipHtml } from "../../components/chart/tooltip.ts";
import { significant, usd, usdTick } from "../../lib/format.ts";
import type { ExplanationGroup } from "../../lib/search.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import type { Step } from "./explanation-steps.ts";

/** Height of a row, px; on phones the name stands above its bar. */
const rowHeights = { wide: 34, compact: 44 } as const;
const nameWidth = 280;

export const waterfallHeight = (steps: readonly Step[], compact: boolean): number =>
  steps.length * (compact ? rowHeights.compact : rowHeights.wide) + 36;

const isSum = (step: Step) => step.kind === "start" || step.kind === "total";
const amountText = (step: Step) => usd(step.amount, { sign: !isSum(step) });

export const waterfallMarks = (
  steps: readonly Step[],
  open: readonly ExplanationGroup[],
  toggle: (group: ExplanationGroup) => void,
): ChartMark[] =>
  steps.map((step, dataIndex) => {
    const { group } = step;
    const state =
      group === null || step.kind === "part" ? "" : open.includes(group) ? ", parts shown" : ", parts hidden";
    return {
      seriesIndex: 0,
      dataIndex,
      label: `${step.label}: ${amountText(step)}${isSum(step) ? "" : `, then at ${usd(step.to)}`}${state}`,
      ...(group === null ? {} : { open: () => toggle(group) }),
    };
  });

function tooltipFor(step: Step): string {
  const rows: TooltipRow[] = [
    {
      label:
        step.kind === "total"
          ? "Forecast"
          : step.kind === "start"
            ? "Starts at"
            : step.amount < 0
              ? "Takes away"
              : "Adds",
      value: amountText(step),
      ...(isSum(step) ? {} : { swatch: step.amount < 0 ? ("down" as const) : ("up" as const) }),
    },
    ...(isSum(step) ? [] : [{ label: "Sum so far", value: usd(step.to) }]),
    ...(step.value === null ? [] : [{ label: "Value of the feature", value: significant(step.value) }]),
  ];
  return tooltipHtml(step.label, rows);
}

function fillOf(step: Step, { color }: ChartTheme): string {
  if (step.kind === "total") return color.brand;
  if (step.kind === "start") return color.control;
  return step.amount < 0 ? color.down : color.up;
}

interface Options {
  theme: ChartTheme;
  steps: readonly Step[];
  open: readonly ExplanationGroup[];
}

/** One row a step, top to bottom; each bar begins where the one before it ended, joined by a thin line. */
export function waterfallOption({ theme, steps, open }: Options): EChartsCoreOption {
  const { color, compact } = theme;
  const labelOf = (step: Step) => {
    if (step.kind === "part") return `\u2003${step.label}`;
    if (step.group === null) return step.label;
    return `${open.includes(step.group) ? "\u25BE" : "\u25B8"} ${step.label}`;
  };
  const rowHeight = compact ? rowHeights.compact : rowHeights.wide;
  const nameColor = (step: Step | undefined) => (step?.kind === "part" ? color.text2 : color.text);
  const renderItem = ({ dataIndex, coordSys }: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const step = steps[dataIndex];
    const [fromX = 0, middle = 0] = api.coord([step?.from ?? 0, dataIndex]);
    const [toX = 0] = api.coord([step?.to ?? 0, dataIndex]);
    if (step === undefined) return null;
    const thickness = step.kind === "part" ? 10 : 18;
    const y = compact ? middle + 9 : middle;
    const left = "x" in coordSys && typeof coordSys.x === "number" ? coordSys.x : 0;
    const next = steps[dataIndex + 1];
    // The bar that this one hands its end to: for an opened group its last part stands at the same place.
    const joins = next !== undefined && next.kind !== "part";
    return {
      type: "group" as const,
      children: [
        {
          type: "rect" as const,
          shape: {
            x: Math.min(fromX, toX),
            y: y - thickness / 2,
            width: Math.max(1, Math.abs(toX - fromX)),
            height: thickness,
            r: 2,
          },
          style: { fill: fillOf(step, theme), opacity: step.kind === "part" ? 0.65 : 1 },
        },
        ...(joins
          ? [
              {
                type: "line" as const,
                shape: { x1: toX, y1: y + thickness / 2, x2: toX, y2: y + rowHeight - 9 },
                style: { stroke: color.control, lineWidth: 1 },
              },
            ]
          : []),
        ...(compact
          ? [
              {
                type: "text" as const,
                style: {
                  text: labelOf(step),
                  x: left + 4,
                  y: middle - 11,
                  textVerticalAlign: "middle" as const,
                  width: api.getWidth() - left - 8,
                  overflow: "truncate" as const,
                  fill: nameColor(step),
                  stroke: color.surface,
                  lineWidth: 3,
                  font: `12px ${theme.text.fontFamily}`,
                },
              },
            ]
          : []),
        {
          type: "text" as const,
          style: {
            text: amountText(step),
            x: Math.max(fromX, toX) + 6,
            y,
            textVerticalAlign: "middle" as const,
            fill: step.kind === "part" ? color.text2 : color.text,
            font: `${isSum(step) ? 600 : 400} 12px ${theme.text.fontFamily}`,
          },
        },
      ],
    };
  };
  return {
    grid: roomAround({ right: compact ? 64 : 80, top: 4 }),
    tooltip: markTip(theme, (dataIndex) => {
      const step = steps[dataIndex];
      return step === undefined ? "" : tooltipFor(step);
    }),
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      splitNumber: compact ? 3 : 5,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: usdTick },
    },
    yAxis: {
      ...theme.categoryAxis,
      type: "category",
      inverse: true,
      triggerEvent: true,
      data: steps.map((step) => step.key),
      axisLabel: {
        ...theme.categoryAxis.axisLabel,
        interval: 0,
        show: !compact,
        width: nameWidth,
        margin: nameWidth + 8,
        align: "left",
        overflow: "break",
        lineHeight: 14,
        color: (_key: string | undefined, index = 0) => nameColor(steps[index]),
        formatter: (_key: string, index: number) => {
          const step = steps[index];
          return step === undefined ? "" : labelOf(step);
        },
      },
    },
    series: [
      {
        type: "custom",
        renderItem,
        encode: { x: [0, 1], y: 2 },
        data: steps.map((step, index) => [step.from, step.to, index]),
        cursor: "pointer",
        clip: false,
      },
    ],
  };
}
