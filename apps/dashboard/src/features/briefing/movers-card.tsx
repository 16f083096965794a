import type { Meta, Mover } from "@sales-hub/contracts";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { percent, usd } from "../../lib/format.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import { allMovers, moverMarks, moversFinding, moversOption } from "./movers-chart.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<Mover>,
}));

const height = 404;

const columns: Array<Column<Mover>> = [
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

function moversSheet(movers: readonly Mover[], meta: Meta): Sheet {
  return {
    fileName: `movers_data-through-${meta.data_through}`,
    header: ["dept", "sales", "prior_sales", "change", "change_fraction"],
    rows: movers.map((mover) => [mover.dept, mover.sales, mover.prior_sales, mover.change, mover.change_fraction]),
  };
}

interface Props {
  top: readonly Mover[];
  bottom: readonly Mover[];
  meta: Meta;
}

export function MoversCard({ top, bottom, meta }: Props) {
  const navigate = useNavigate();
  const movers = useMemo(() => allMovers(top, bottom), [top, bottom]);
  const marks = useMemo(
    () => moverMarks(movers, ({ dept }) => void navigate({ to: "/forecast", search: { store: "all", dept } })),
    [movers, navigate],
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
      actions={<ExportMenu of="the movers" sheet={() => moversSheet(movers, meta)} />}
      chart={<Chart label={`Departments that moved most: ${title}`} height={height} marks={marks} option={option} />}
      table={<DataTable caption={`Movers: ${title}`} columns={columns} rows={movers} height={height} />}
      caption="A bar opens the department's forecast over all stores."
    />
  );
}
