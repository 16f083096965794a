import type { ComparisonName, DepartmentMove, MoverComparison } from "@sales-hub/contracts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartMark } from "../../components/chart/chart.tsx";
import { tooltipHtml } from "../../components/chart/tooltip.ts";
import { dayShort, percent, usdShort } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { changeBarsOption } from "./change-bars.ts";

export const comparisonLabels: Readonly<Record<ComparisonName, string>> = {
  last_year: "Same weeks of last year",
  weeks_before: "4 weeks before",
};

/** Gains first, then losses; a department stands once even when few departments make it both. */
export function allMovers({ top, bottom }: Pick<MoverComparison, "top" | "bottom">): DepartmentMove[] {
  const seen = new Set<number>();
  return [...top, ...bottom]
    .filter(({ dept }) => !seen.has(dept) && seen.add(dept))
    .sort((a, b) => b.change - a.change);
}

export function moversFinding(movers: readonly Pick<DepartmentMove, "dept" | "change">[]): string {
  const best = movers[0];
  const worst = movers.at(-1);
  const parts = [
    best !== undefined && best.change > 0 ? `Department ${best.dept} gained most` : "",
    worst !== undefined && worst.change < 0 ? `Department ${worst.dept} lost most` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "No department moved" : parts.join(", ");
}

/** "29 Sep\u201326 Oct against 30 Sep\u201328 Oct": which weeks are compared. */
export const comparedPeriods = ({
  from,
  to,
  prior_from,
  prior_to,
}: Pick<MoverComparison, "from" | "to" | "prior_from" | "prior_to">): string =>
  `${dayShort(from)}\u2013${dayShort(to)} ${to.slice(0, 4)} against ${dayShort(prior_from)}\u2013${dayShort(prior_to)} ${prior_to.slice(0, 4)}`;

/** Which weeks a row of a file compares. */
export const comparisonHeader = ["comparison", "from", "to", "prior_from", "prior_to"] as const;
type Compared = Pick<MoverComparison, (typeof comparisonHeader)[number]>;
export const comparisonCells = (compared: Compared): string[] => comparisonHeader.map((name) => compared[name]);

const shareText = (mover: DepartmentMove) =>
  mover.change_fraction === null ? "" : percent(mover.change_fraction, { sign: true });

export const moverMarks = (
  movers: readonly DepartmentMove[],
  against: ComparisonName,
  open: (mover: DepartmentMove) => void,
): ChartMark[] =>
  movers.map((mover, dataIndex) => ({
    seriesIndex: 0,
    dataIndex,
    label: `Department ${mover.dept}: ${usdShort(mover.change, { sign: true })}${
      mover.change_fraction === null ? "" : `, ${shareText(mover)}`
    } against the ${comparisonLabels[against].toLowerCase()}`,
    open: () => open(mover),
  }));

export function moversOption(
  theme: ChartTheme,
  movers: readonly DepartmentMove[],
  against: ComparisonName,
): EChartsCoreOption {
  return changeBarsOption({
    theme,
    thickness: 18,
    splitNumber: 3,
    room: ["24%", "24%"],
    bars: movers.map((mover) => ({ dept: mover.dept, change: mover.change, label: shareText(mover) })),
    tip: (index) => {
      const mover = movers[index];
      if (mover === undefined) return "";
      return tooltipHtml(`Department ${mover.dept}`, [
        { label: "Last 4 weeks", value: usdShort(mover.sales) },
        { label: comparisonLabels[against], value: usdShort(mover.prior_sales) },
        { label: "Change", value: usdShort(mover.change, { sign: true }), swatch: mover.change < 0 ? "down" : "up" },
        {
          label: "Change",
          value: mover.change_fraction === null ? "no percentage" : percent(mover.change_fraction, { sign: true }),
        },
        { label: "Like for like", value: usdShort(mover.like_for_like_change, { sign: true }) },
      ]);
    },
  });
}
