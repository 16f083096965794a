import type { DepartmentMove, Meta, MoverComparison } from "@sales-hub/contracts";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { percent, usd } from "../../lib/format.ts";
import type { BriefingSearch } from "../../lib/insights-search.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { AgainstSwitch } from "./against-switch.tsx";
import {
  allMovers,
  comparedPeriods,
  comparisonCells,
  comparisonHeader,
  moverMarks,
  moversFinding,
  moversOption,
} from "./movers-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<DepartmentMove>,
}));

const route = getRouteApi("/");
const height = 392;

export const moveColumns: Array<Column<DepartmentMove>> = [
  {
    key: "change",
    header: "Change",
    value: (m) => m.change,
    show: (m) => usd(m.change, { sign: true }),
    numeric: true,
  },
  {
    key: "fraction",
    header: "Change, %",
    value: (m) => m.change_fraction,
    show: (m) =>
      m.change_fraction === null ? (
        <span title={m.no_fraction_reason ?? ""}>{"\u2013"}</span>
      ) : (
        percent(m.change_fraction, { sign: true })
      ),
    numeric: true,
  },
  { key: "sales", header: "Last 4 weeks", value: (m) => m.sales, show: (m) => usd(m.sales), numeric: true },
  {
    key: "prior",
    header: "Compared weeks",
    value: (m) => m.prior_sales,
    show: (m) => usd(m.prior_sales),
    numeric: true,
  },
  {
    key: "like",
    header: "Like for like",
    value: (m) => m.like_for_like_change,
    show: (m) => usd(m.like_for_like_change, { sign: true }),
    numeric: true,
  },
];

const columns: Array<Column<DepartmentMove>> = [
  {
    key: "dept",
    header: "Department",
    value: (mover) => mover.dept,
    show: ({ dept }) => (
      <Link to="/forecast" search={{ store: "all", dept }}>
        Department {dept}
      </Link>
    ),
  },
  ...moveColumns,
];

function moversSheet(comparison: MoverComparison, movers: readonly DepartmentMove[], meta: Meta): Sheet {
  return {
    fileName: `movers_against-${comparison.comparison.replaceAll("_", "-")}_data-through-${meta.data_through}`,
    header: [
      "dept",
      ...comparisonHeader,
      "sales",
      "prior_sales",
      "change",
      "change_fraction",
      "like_for_like_change",
      "opened_sales",
      "closed_sales",
    ],
    rows: movers.map((mover) => [
      mover.dept,
      ...comparisonCells(comparison),
      mover.sales,
      mover.prior_sales,
      mover.change,
      mover.change_fraction,
      mover.like_for_like_change,
      mover.opened_sales,
      mover.closed_sales,
    ]),
  };
}

interface Props {
  comparisons: readonly MoverComparison[];
  search: BriefingSearch;
  meta: Meta;
}

/** The departments that moved most: against last year first, since four weeks against the four before is mostly season. */
export function MoversCard({ comparisons, search, meta }: Props) {
  const navigate = route.useNavigate();
  const comparison = comparisons.find(({ comparison: name }) => name === search.against);
  const movers = useMemo(() => (comparison === undefined ? [] : allMovers(comparison)), [comparison]);
  const marks = useMemo(
    () =>
      moverMarks(
        movers,
        search.against,
        ({ dept }) => void navigate({ to: "/forecast", search: { store: "all", dept } }),
      ),
    [movers, search.against, navigate],
  );
  const option = useCallback(
    (theme: ChartTheme) => moversOption(theme, movers, search.against),
    [movers, search.against],
  );
  const title = moversFinding(movers);
  if (comparison === undefined) return null;
  return (
    <ChartCard
      name="movers"
      className="span-4"
      title={title}
      subtitle={`Change of sales in US dollars, ${comparedPeriods(comparison)} · ${movers.length} departments that moved most`}
      height={height + 64}
      actions={<ExportMenu of="the movers" sheet={() => moversSheet(comparison, movers, meta)} />}
      chart={
        <>
          <AgainstSwitch against={search.against} />
          <Chart label={`Departments that moved most: ${title}`} height={height} marks={marks} option={option} />
        </>
      }
      table={<DataTable caption={`Movers: ${title}`} columns={columns} rows={movers} height={height + 64} />}
      caption={
        comparison.comparison === "weeks_before"
          ? "Four weeks against the four before is mostly season. A bar opens the department's forecast over all stores."
          : "A bar opens the department's forecast over all stores."
      }
    />
  );
}
