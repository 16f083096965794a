import type { AccuracyGroup } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { roomAround } from "../../components/chart/frame.ts";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { count, percent, plural, usd } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";

const most = 12;

export const groupName = ({ store, dept }: Pick<AccuracyGroup, "store" | "dept">): string =>
  store === null ? `Department ${dept}` : `Store ${store}`;

/** The API gives those with the largest absolute error first. */
export const worstGroups = (groups: readonly AccuracyGroup[]): AccuracyGroup[] =>
  groups.filter(({ total }) => total.wape !== null).slice(0, most);

export const groupHeight = (groups: readonly AccuracyGroup[], compact: boolean): number =>
  groups.length * (compact ? 44 : 36) + 28;

export const groupMarks = (groups: readonly AccuracyGroup[], open: (group: AccuracyGroup) => void): ChartMark[] =>
  groups.map((group, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `${groupName(group)}: WAPE ${percent(group.total.wape)}, last year's week ${percent(group.total.seasonal_naive_wape)}, ${plural(group.total.test_weeks, "test week")}`,
    open: () => open(group),
  }));

export function groupOption(theme: ChartTheme, groups: readonly AccuracyGroup[]): EChartsCoreOption {
  const { color, compact } = theme;
  const bar = { type: "bar" as const, barMaxWidth: 12, barGap: "15%", cursor: "pointer" };
  return {
    grid: roomAround({ right: 56, top: 4 }),
    tooltip: {
      ...theme.tooltip,
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: color.sunken, opacity: 0.6 } },
      formatter: (params: ReadonlyArray<{ dataIndex: number }>) => {
        const group = groups[params[0]?.dataIndex ?? -1];
        if (group === undefined) return "";
        const { total } = group;
        return tooltipHtml(groupName(group), [
          { label: "WAPE", value: percent(total.wape), swatch: "up" },
          { label: "Last year's week", value: percent(total.seasonal_naive_wape) },
          { label: "Error a week", value: usd(total.mae) },
          { label: "Bias a week", value: usd(total.bias, { sign: true }) },
          { label: "80% band held", value: percent(total.coverage80, { digits: 0 }) },
          { label: "Test weeks", value: count(total.test_weeks) },
        ]);
      },
    },
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      min: 0,
      splitNumber: compact ? 3 : 6,
      axisLabel: { ...theme.valueAxis.axisLabel, formatter: (value: number) => percent(value, { digits: 0 }) },
    },
    yAxis: {
      ...theme.categoryAxis,
      type: "category",
      inverse: true,
      triggerEvent: true,
      axisLine: { show: false },
      data: groups.map((group) => (compact ? groupName(group).replace("Department", "Dept") : groupName(group))),
      axisLabel: { ...theme.categoryAxis.axisLabel, color: color.text2, interval: 0, margin: 12 },
    },
    series: [
      {
        ...bar,
        name: "Forecast",
        data: groups.map(({ total }) => total.wape),
        itemStyle: { color: color.brand, borderRadius: [0, 2, 2, 0] },
        label: {
          ...theme.markLabel,
          show: true,
          position: "right",
          formatter: ({ dataIndex }: { dataIndex: number }) => percent(groups[dataIndex]?.total.wape),
        },
        emphasis: { itemStyle: { borderColor: color.focus, borderWidth: 2 } },
      },
      {
        ...bar,
        name: "Last year's week",
        data: groups.map(({ total }) => total.seasonal_naive_wape),
        itemStyle: { color: color.surface, borderColor: color.control, borderWidth: 1.5, borderRadius: [0, 2, 2, 0] },
        emphasis: { disabled: true },
      },
    ],
  };
}
