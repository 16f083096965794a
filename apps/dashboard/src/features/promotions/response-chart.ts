import type { ResponsePoint } from "@sales-hub/contracts";
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { roomAround } from "../../components/chart/frame.ts";
import { stillLine } from "../../components/chart/still-line.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { percent, usd, usdTick } from "../../lib/format.ts";
import { usdBetween } from "../../lib/promotion-words.ts";
import { type ChartTheme, withAlpha } from "../../theme/chart-theme.ts";

export interface Plane {
  x: number;
  y: number;
  width: number;
  height: number;
}

const gap = 9;

/** Diagonal lines that fill the part of a plane right of `from`, each clipped to it; px. */
export function hatchLines(plane: Plane, from: number): Array<{ x1: number; y1: number; x2: number; y2: number }> {
  const left = Math.max(plane.x, from);
  const right = plane.x + plane.width;
  const bottom = plane.y + plane.height;
  if (right - left < 1) return [];
  const lines = [];
  for (let start = left - plane.height; start < right; start += gap) {
    // A line rises from the bottom edge at x = start; it is inside from the left edge on, to the right edge or the top.
    const x1 = Math.max(start, left);
    const x2 = Math.min(start + plane.height, right);
    if (x2 > x1) lines.push({ x1, y1: bottom - (x1 - start), x2, y2: bottom - (x2 - start) });
  }
  return lines;
}

/** Spend from which on some kind of markdown lies beyond anything observed; undefined when none does. */
export const unseenFrom = (curve: readonly ResponsePoint[]): number | undefined => {
  const first = curve.findIndex((point) => point.is_extrapolated);
  return first === -1 ? undefined : (curve[Math.max(0, first - 1)]?.spend ?? 0);
};

const spoken = (point: ResponsePoint) =>
  `Spend ${usd(point.spend)}: net profit ${usd(point.net_profit)}, ${usdBetween({ lower: point.net_profit_lower, upper: point.net_profit_upper })}${point.is_extrapolated ? ", beyond anything observed" : ""}`;

/** Each point of the curve takes its spend into the plan. */
export const responseMarks = (curve: readonly ResponsePoint[], take?: (spend: number) => void): ChartMark[] =>
  curve.map((point, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: spoken(point),
    ...(take === undefined ? {} : { open: () => take(point.spend) }),
  }));

function tooltipFor(point: ResponsePoint, level: number): string {
  return tooltipHtml(`Spend ${usd(point.spend)}`, [
    { label: "Net profit", value: usd(point.net_profit), swatch: "forecast" },
    {
      label: `${percent(level, { digits: 0 })} range`,
      value: usdBetween({ lower: point.net_profit_lower, upper: point.net_profit_upper }),
      swatch: "band",
    },
    { label: "Sales it adds", value: usd(point.incremental_sales) },
    ...(point.is_extrapolated ? [{ label: "Beyond anything observed", value: "" }] : []),
  ]);
}

interface Options {
  theme: ChartTheme;
  curve: readonly ResponsePoint[];
  /** Spend of the plan that was simulated. */
  spend: number;
  level: number;
}

const planeOf = ({ coordSys }: CustomSeriesRenderItemParams): Plane =>
  "width" in coordSys && typeof coordSys.width === "number"
    ? (coordSys as unknown as Plane)
    : { x: 0, y: 0, width: 0, height: 0 };

/** Net profit by spend with its band, the break-even line at 0, the plan marked, and what was never seen hatched. */
export function responseOption({ theme, curve, spend, level }: Options): EChartsCoreOption {
  const { color, compact } = theme;
  const unseen = unseenFrom(curve);
  const largest = curve.at(-1)?.spend ?? 1;
  const band = (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    if (params.dataIndex !== 0) return null;
    const edge = (of: (point: ResponsePoint) => number) => curve.map((point) => api.coord([point.spend, of(point)]));
    const points = [...edge((point) => point.net_profit_upper), ...edge((point) => point.net_profit_lower).reverse()];
    return {
      type: "polygon" as const,
      shape: { points },
      style: { fill: withAlpha(color.brand, theme.bandAlpha(level)) },
      silent: true,
    };
  };
  const hatch = (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const plane = planeOf(params);
    const [from = 0] = api.coord([unseen ?? 0, 0]);
    return {
      type: "group" as const,
      silent: true,
      children: [
        ...hatchLines(plane, from).map((shape) => ({
          type: "line" as const,
          shape,
          style: { stroke: withAlpha(color.control, 0.4), lineWidth: 1 },
        })),
        {
          type: "text" as const,
          style: {
            text: "Beyond anything observed",
            x: plane.x + plane.width - 8,
            y: plane.y + 12,
            textAlign: "right" as const,
            textVerticalAlign: "middle" as const,
            fill: color.text2,
            stroke: color.surface,
            lineWidth: 4,
            font: `600 11px ${theme.text.fontFamily}`,
          },
        },
      ],
    };
  };
  const line = { type: "line" as const, symbol: "none", emphasis: { disabled: true }, z: 5 };
  const pairs = (points: readonly ResponsePoint[]) => points.map((point) => [point.spend, point.net_profit]);
  const seen = curve.filter((point) => !point.is_extrapolated);
  const beyond = curve.filter((point) => point.is_extrapolated || point.spend === unseen);
  return {
    grid: roomAround({ right: 24, top: 28 }),
    tooltip: {
      ...theme.tooltip,
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: color.control, width: 1, type: "solid" } },
      formatter: (params: ReadonlyArray<{ dataIndex: number; seriesIndex: number }>) => {
        const point = curve[params.find(({ seriesIndex }) => seriesIndex === 0)?.dataIndex ?? -1];
        return point === undefined ? "" : tooltipFor(point, level);
      },
    },
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      max: largest,
      splitLine: { show: false },
      splitNumber: compact ? 3 : 6,
      axisLine: { show: false },
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: usdTick, hideOverlap: true },
    },
    yAxis: {
      ...theme.valueAxis,
      type: "value",
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: usdTick },
    },
    series: [
      { ...line, name: "Points", data: pairs(curve), lineStyle: { opacity: 0 }, itemStyle: { color: color.brand } },
      {
        ...line,
        name: "Net profit",
        data: pairs(seen),
        lineStyle: { color: color.brand, width: 2 },
        markLine: {
          ...stillLine,
          data: [
            {
              yAxis: 0,
              lineStyle: { color: color.text, width: 1.5, type: "dashed" },
              label: {
                ...theme.markLabel,
                formatter: "Break-even",
                position: spend > largest / 2 ? "insideStartBottom" : "insideEndBottom",
              },
            },
            {
              xAxis: spend,
              lineStyle: { color: color.spark, width: 2, type: "solid" },
              label: { ...theme.markLabel, formatter: "This plan", position: "end", distance: 6 },
            },
          ],
        },
      },
      { ...line, name: "Beyond", data: pairs(beyond), lineStyle: { color: color.brand, width: 2, type: "dashed" } },
      {
        type: "custom",
        name: "Band",
        renderItem: band,
        encode: { x: 0, y: [1, 2] },
        data: curve.map((point) => [point.spend, point.net_profit_lower, point.net_profit_upper]),
        silent: true,
        tooltip: { show: false },
        z: 1,
      },
      {
        type: "custom",
        name: "Hatch",
        renderItem: hatch,
        data: unseen === undefined ? [] : [[unseen, 0]],
        silent: true,
        tooltip: { show: false },
        z: 2,
      },
    ],
  };
}
