import type { DepartmentRoi, Estimate, RoiCategory } from "@sales-hub/contracts";
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { markTip, roomAround } from "../../components/chart/frame.ts";
import { stillLine } from "../../components/chart/still-line.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { count, usd, usdTick } from "../../lib/format.ts";
import { categoryLabels, chance, levelText, perDollar, perDollarBetween } from "../../lib/promotion-words.ts";
import { type ChartTheme, withAlpha } from "../../theme/chart-theme.ts";

/** A department that has an estimate of its own; the others hold no more than the mean of all. */
export type Estimated = DepartmentRoi & { roi: Estimate };

/** Those that can be drawn, by average sales. */
export const estimated = (departments: readonly DepartmentRoi[]): Estimated[] =>
  departments
    .filter(
      (item): item is Estimated => item.roi !== null && item.category !== "not_estimable" && item.avg_weekly_sales > 0,
    )
    .sort((a, b) => a.avg_weekly_sales - b.avg_weekly_sales);

export const roiMarks = (shown: readonly Estimated[], open: (dept: number) => void): ChartMark[] =>
  shown.map(({ dept, roi, category }, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `Department ${dept}: ${perDollar(roi.value)} per dollar, ${perDollarBetween(roi.interval)}, ${categoryLabels[category].toLowerCase()}`,
    open: () => open(dept),
  }));

function tooltipFor(item: Estimated): string {
  return tooltipHtml(`Department ${item.dept}`, [
    { label: "ROI per $1, pooled", value: perDollar(item.roi.value) },
    { label: levelText(item.roi.interval), value: perDollarBetween(item.roi.interval) },
    { label: "ROI from its own data", value: perDollar(item.roi_raw?.value) },
    { label: "Chance of profit", value: chance(item.probability_of_profit) },
    { label: "Average week, per store", value: usd(item.avg_weekly_sales) },
    { label: "Store-weeks behind it", value: count(item.sample_count) },
  ]);
}

/** Value below which a share of the sorted values lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

/** Reach of the axis: every estimate, break-even, and all but the longest few whiskers. */
export function roiReach(shown: readonly Estimated[]): { min: number; max: number; step: number } {
  const values = shown.map(({ roi }) => roi.value);
  const low = Math.min(
    0,
    ...values,
    quantile(
      shown.map(({ roi }) => roi.interval.lower),
      0.05,
    ),
  );
  const high = Math.max(
    0,
    ...values,
    quantile(
      shown.map(({ roi }) => roi.interval.upper),
      0.95,
    ),
  );
  const step = niceStep((high - low || 1) / 5);
  return { min: Math.floor(low / step - 0.1) * step, max: Math.ceil(high / step + 0.1) * step, step };
}

/** The smallest of 1, 2 and 5 times a power of ten that is at least as large. */
function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 5].find((factor) => factor * power >= size) ?? 10) * power;
}

export const categoryShapes: Readonly<Record<RoiCategory, { symbol: string; rotate: number }>> = {
  likely_pays: { symbol: "triangle", rotate: 0 },
  uncertain: { symbol: "diamond", rotate: 0 },
  likely_loses: { symbol: "triangle", rotate: 180 },
  not_estimable: { symbol: "circle", rotate: 0 },
};

/** Pooled return against average sales; whiskers are the intervals, the dashed line separates gain from loss. */
export function roiOption(theme: ChartTheme, shown: readonly Estimated[]): EChartsCoreOption {
  const { color, compact } = theme;
  const fill: Readonly<Record<RoiCategory, string>> = {
    likely_pays: color.up,
    uncertain: color.text2,
    likely_loses: color.down,
    not_estimable: color.text3,
  };
  const { min, max, step } = roiReach(shown);
  const whisker = ({ dataIndex }: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
    const item = shown[dataIndex];
    if (item === undefined) return null;
    const [x = 0, y1 = 0] = api.coord([item.avg_weekly_sales, Math.max(min, item.roi.interval.lower)]);
    const [, y2 = 0] = api.coord([item.avg_weekly_sales, Math.min(max, item.roi.interval.upper)]);
    return {
      type: "line" as const,
      shape: { x1: x, x2: x, y1, y2 },
      style: { stroke: withAlpha(fill[item.category], 0.55), lineWidth: 1.5 },
      silent: true,
    };
  };
  return {
    grid: roomAround({ right: 24, top: 16 }),
    tooltip: markTip(theme, (dataIndex) => {
      const item = shown[dataIndex];
      return item === undefined ? "" : tooltipFor(item);
    }),
    xAxis: {
      ...theme.valueAxis,
      type: "log",
      splitLine: { show: false },
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: usdTick, hideOverlap: true },
    },
    yAxis: {
      ...theme.valueAxis,
      type: "value",
      min,
      max,
      interval: step,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: (value: number) => perDollar(value) },
    },
    series: [
      {
        type: "scatter",
        cursor: "pointer",
        z: 4,
        data: shown.map((item) => ({
          value: [item.avg_weekly_sales, item.roi.value],
          symbol: categoryShapes[item.category].symbol,
          symbolRotate: categoryShapes[item.category].rotate,
          symbolSize: compact ? 9 : 11,
          itemStyle: { color: fill[item.category], borderColor: color.surface, borderWidth: 1, opacity: 1 },
        })),
        label: {
          ...theme.markLabel,
          show: !compact,
          position: "right",
          distance: 3,
          formatter: ({ dataIndex }: { dataIndex: number }) => String(shown[dataIndex]?.dept ?? ""),
        },
        labelLayout: { hideOverlap: true },
        emphasis: { scale: 1.4, itemStyle: { borderColor: color.focus, borderWidth: 2 } },
        markLine: {
          ...stillLine,
          lineStyle: { color: color.text, width: 1.5, type: "dashed" },
          label: { ...theme.markLabel, formatter: "Break-even", position: "insideStartTop" },
          data: [{ yAxis: 0 }],
        },
      },
      {
        type: "custom",
        renderItem: whisker,
        encode: { x: 0, y: 1 },
        data: shown.map((item) => [item.avg_weekly_sales, item.roi.value]),
        silent: true,
        tooltip: { show: false },
        z: 2,
      },
    ],
  };
}
