import type { Meta, StoreComparison, StoreDepartment } from "@sales-hub/contracts";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { percent, plural, usd, usdShort } from "../../lib/format.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { AgainstSwitch } from "./against-switch.tsx";
import { moveColumns } from "./movers-card.tsx";
import { comparedPeriods, comparisonCells, comparisonHeader } from "./movers-chart.ts";
import { movedMost, statusText, storeChartHeight, storeMarks, storeOption } from "./store-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<StoreDepartment>,
}));

const route = getRouteApi("/stores/$store");

const columnsFor = (store: number): Array<Column<StoreDepartment>> => [
  {
    key: "dept",
    header: "Department",
    value: ({ dept }) => dept,
    show: ({ dept, status }) =>
      status === "closed" ? (
        `Department ${dept}`
      ) : (
        <Link to="/forecast" search={{ store, dept }}>
          Department {dept}
        </Link>
      ),
  },
  ...(moveColumns as Array<Column<StoreDepartment>>),
  {
    key: "part",
    header: "Part of the change",
    value: ({ part }) => part,
    show: ({ part }) => percent(part, { digits: 0 }),
    numeric: true,
  },
  {
    key: "next",
    header: "Next 4 weeks",
    value: (row) => row.next_weeks_forecast,
    show: (row) => usd(row.next_weeks_forecast),
    numeric: true,
  },
  { key: "status", header: "Status", value: statusText },
];

export function storeSheet(store: number, comparison: StoreComparison, meta: Meta): Sheet {
  return {
    fileName: `store-${store}_departments_against-${comparison.comparison.replaceAll("_", "-")}_data-through-${meta.data_through}`,
    header: [
      "store",
      "dept",
      ...comparisonHeader,
      "sales",
      "prior_sales",
      "change",
      "change_fraction",
      "like_for_like_change",
      "part",
      "status",
      "next_weeks_forecast",
    ],
    rows: comparison.departments.map((row) => [
      store,
      row.dept,
      ...comparisonCells(comparison),
      row.sales,
      row.prior_sales,
      row.change,
      row.change_fraction,
      row.like_for_like_change,
      row.part,
      row.status,
      row.next_weeks_forecast,
    ]),
  };
}

interface Props {
  store: number;
  comparison: StoreComparison;
  meta: Meta;
}

function titleOf({ departments, total }: StoreComparison): string {
  const lost = departments.filter(({ change }) => change < 0);
  const gained = departments.filter(({ change }) => change > 0);
  const sum = (rows: readonly StoreDepartment[]) => rows.reduce((all, { change }) => all + change, 0);
  return `${plural(lost.length, "department")} lost ${usdShort(-sum(lost))}, ${gained.length} gained ${usdShort(sum(gained))}: ${usdShort(total.change, { sign: true })} together`;
}

/** Each department's part in the store's change; a bar leads to the forecast that confirms it or not. */
export function StoreDepartmentsCard({ store, comparison, meta }: Props) {
  const navigate = route.useNavigate();
  const shown = useMemo(() => movedMost(comparison.departments), [comparison]);
  const marks = useMemo(
    () => storeMarks(shown, ({ dept }) => void navigate({ to: "/forecast", search: { store, dept } })),
    [shown, store, navigate],
  );
  const option = useCallback(
    (theme: ChartTheme) => storeOption({ theme, departments: shown, against: comparison.comparison }),
    [shown, comparison],
  );
  const columns = useMemo(() => columnsFor(store), [store]);
  const title = titleOf(comparison);
  const height = storeChartHeight(shown);
  const all = comparison.departments.length;
  return (
    <ChartCard
      name="departments"
      className="span-8"
      title={title}
      subtitle={`Each department's part in the change, US dollars · ${comparedPeriods(comparison)} · ${
        shown.length < all
          ? `the ${shown.length} that moved most of ${plural(all, "department")}`
          : plural(all, "department")
      }`}
      height={height + 72}
      actions={<ExportMenu of="the departments" sheet={() => storeSheet(store, comparison, meta)} />}
      chart={
        <>
          <AgainstSwitch against={comparison.comparison} />
          <Chart label={`Departments of Store ${store}: ${title}`} height={height} marks={marks} option={option} />
        </>
      }
      table={
        <DataTable
          caption={`Departments of Store ${store}`}
          columns={columns}
          rows={comparison.departments}
          height={height + 72}
        />
      }
      caption={`${
        comparison.comparison === "weeks_before" ? "Four weeks against the four before is mostly season. " : ""
      }A bar opens the department's forecast in this store.`}
    />
  );
}
