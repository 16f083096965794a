import type { ComparisonName, StoreDepartment } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { percent, usdShort } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { changeBarsOption } from "./change-bars.ts";
import { comparisonLabels } from "./movers-chart.ts";

const most = 16;

/** The departments that changed most in dollars, up or down, from the largest loss to the largest gain. */
export const movedMost = (departments: readonly StoreDepartment[]): StoreDepartment[] =>
  departments
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, most)
    .sort((a, b) => a.change - b.change);

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
  const { compact } = theme;
  return changeBarsOption({
    theme,
    thickness: 16,
    splitNumber: compact ? 3 : 5,
    room: compact ? ["34%", "34%"] : ["32%", "24%"],
    bars: departments.map((department) => ({
      dept: department.dept,
      change: department.change,
      label: compact ? usdShort(department.change, { sign: true }) : labelOf(department),
    })),
    tip: (index) => {
      const department = departments[index];
      if (department === undefined) return "";
      return tooltipHtml(`Department ${department.dept}`, [
        { label: "Last 4 weeks", value: usdShort(department.sales) },
        { label: comparisonLabels[against], value: usdShort(department.prior_sales) },
        {
          label: "Change",
          value: usdShort(department.change, { sign: true }),
          swatch: department.change < 0 ? "down" : "up",
        },
        { label: "Part of the store's change", value: percent(department.part, { digits: 0 }) },
        { label: "Next 4 weeks, forecast", value: usdShort(department.next_weeks_forecast) },
      ]);
    },
  });
}
