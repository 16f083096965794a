import type { ComparisonName, StoreDepartment } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { type TooltipRow, tooltipHtml } from "../../components/chart/tooltip.ts";
import { percent, usdShort, usdTick } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { comparisonLabels } from "./movers-chart.ts";

const most = 8;

/** The departments with the largest losses and gains; all of them when there are few. */
export function movedMost(departments: readonly StoreDepartment[]): StoreDepartment[] {
  const sorted = departments.toSorted((a, b) => a.change - b.change);
  return sorted.length <= 2 * most ? sorted : [...sorted.slice(0, most), ...sorted.slice(-most)];
}

export const statusText = ({ status }: Pick<StoreDepartment, "status">): string =>
  status === "opened" ? "opened since" : status === "closed" ? "closed since" : "";

const partText = ({ part }: StoreDepartment) => (part === null ? "" : `${percent(part, { digits: 0 })} of it`);

const labelOf = (department: StoreDepartment) =>
  [
    usdShort(department.change, { sign: true }),
    department.change_fraction === null || department.status !== "both"
      ? ""
      : `(${percent(department.change_fraction, { sign: true })})`,
    statusText(department),
  ]
    .filter((text) => text !== "")
    .join(" ");

export const storeMarks = (
  departments: readonly StoreDepartment[],
  open: (department: StoreDepartment) => void,
): ChartMark[] =>
  departments.map((department, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `Department ${department.dept}: ${labelOf(department)}${department.part === null ? "" : `, ${partText(department)}`}`,
    open: () => open(department),
  }));

export const storeChartHeight = (departments: readonly StoreDepartment[]): number => departments.length * 28 + 32;

interface Options {
  theme: ChartTheme;
  departments: readonly StoreDepartment[];
  against: ComparisonName;
}

/** One bar a department: what it added to the store's change or took away. */
export function storeOption({ theme, departments, against }: Options): EChartsCoreOption {
  const { color, compact } = theme;
  return {
    grid: { left: 4, right: 12, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: {
      ...theme.tooltip,
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const department = departments[dataIndex];
        if (department === undefined) return "";
        const rows: TooltipRow[] = [
          { label: "Last 4 weeks", value: usdShort(department.sales) },
          { label: comparisonLabels[against], value: usdShort(department.prior_sales) },
          {
            label: "Change",
            value: usdShort(department.change, { sign: true }),
            swatch: department.change < 0 ? "down" : "up",
          },
          { label: "Part of the store's change", value: percent(department.part, { digits: 0 }) },
          { label: "Next 4 weeks, forecast", value: usdShort(department.next_weeks_forecast) },
        ];
        return tooltipHtml(`Department ${department.dept}`, rows);
      },
    },
    xAxis: {
      ...theme.valueAxis,
      type: "value",
      splitNumber: compact ? 3 : 5,
      boundaryGap: compact ? ["34%", "34%"] : ["32%", "24%"],
      axisLabel: {
        ...theme.valueAxis.axisLabel,
        formatter: usdTick,
        hideOverlap: true,
        showMinLabel: false,
        showMaxLabel: false,
      },
    },
    yAxis: {
      ...theme.categoryAxis,
      type: "category",
      inverse: true,
      triggerEvent: true,
      axisLine: { show: false, onZero: false },
      data: departments.map(({ dept }) => `Dept ${dept}`),
      axisLabel: { ...theme.categoryAxis.axisLabel, color: color.text2, margin: 12, interval: 0 },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 16,
        cursor: "pointer",
        data: departments.map((department) => ({
          value: department.change,
          itemStyle: { color: department.change < 0 ? color.down : color.up, borderRadius: 2 },
          label: {
            ...theme.markLabel,
            show: true,
            position: department.change < 0 ? "left" : "right",
            formatter: compact ? usdShort(department.change, { sign: true }) : labelOf(department),
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
