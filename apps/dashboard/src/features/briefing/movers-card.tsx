import type { Mover, StoreItem } from "@sales-hub/contracts";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { percent, usd } from "../../lib/format.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { largestStoreWith } from "./largest-store.ts";
import { allMovers, moverMarks, moversFinding, moversOption } from "./movers-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<Mover>,
}));

const height = 404;

function columnsFor(stores: readonly StoreItem[]): Array<Column<Mover>> {
  return [
    {
      key: "dept",
      header: "Department",
      value: (mover) => mover.dept,
      show: ({ dept }) => {
        const store = largestStoreWith(dept, stores);
        return store === undefined ? (
          String(dept)
        ) : (
          <Link to="/forecast" search={{ store: store.store, dept }}>
            Department {dept}
          </Link>
        );
      },
    },
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
      show: (m) => percent(m.change_fraction, { sign: true }),
      numeric: true,
    },
    { key: "sales", header: "Last 4 weeks", value: (m) => m.sales, show: (m) => usd(m.sales), numeric: true },
    { key: "prior", header: "4 before", value: (m) => m.prior_sales, show: (m) => usd(m.prior_sales), numeric: true },
  ];
}

interface Props {
  top: readonly Mover[];
  bottom: readonly Mover[];
  stores: readonly StoreItem[];
}

export function MoversCard({ top, bottom, stores }: Props) {
  const navigate = useNavigate();
  const movers = useMemo(() => allMovers(top, bottom), [top, bottom]);
  const columns = useMemo(() => columnsFor(stores), [stores]);
  const marks = useMemo(
    () =>
      moverMarks(movers, ({ dept }) => {
        const store = largestStoreWith(dept, stores);
        if (store === undefined) return undefined;
        return () => void navigate({ to: "/forecast", search: { store: store.store, dept } });
      }),
    [movers, stores, navigate],
  );
  const option = useCallback((theme: ChartTheme) => moversOption(theme, movers), [movers]);
  const title = moversFinding(movers);
  return (
    <ChartCard
      name="movers"
      className="span-4"
      title={title}
      subtitle={`Change of sales in US dollars, last 4 weeks against the 4 before · ${movers.length} departments that moved most`}
      height={height}
      chart={<Chart label={`Departments that moved most: ${title}`} height={height} marks={marks} option={option} />}
      table={<DataTable caption={`Movers: ${title}`} columns={columns} rows={movers} height={height} />}
      caption="A bar opens the department's forecast in the largest store that sells it."
    />
  );
}
