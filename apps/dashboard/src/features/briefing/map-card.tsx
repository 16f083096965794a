import type { Meta, StoreItem } from "@sales-hub/contracts";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { count, percent, plural, usd } from "../../lib/format.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import classes from "./briefing.module.css";
import { growthLegend } from "./growth-scale.ts";
import { byGrowth, mapMarks, mapOption } from "./map-chart.ts";
import { loadUsMap } from "./us-map.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<StoreItem>,
}));

const signs = ["\u2212\u2212", "\u2212", "=", "+", "++"];

const columns: Array<Column<StoreItem>> = [
  {
    key: "store",
    header: "Store",
    value: (store) => store.store,
    show: (store) => (
      <Link to="/forecast" search={{ store: store.store }}>
        Store {store.store}
      </Link>
    ),
  },
  { key: "type", header: "Type", value: (store) => store.type },
  {
    key: "size",
    header: "Square feet",
    value: (store) => store.size,
    show: (store) => count(store.size),
    numeric: true,
  },
  {
    key: "growth",
    header: "Against last year",
    value: (store) => store.growth,
    show: (store) => percent(store.growth, { sign: true }),
    numeric: true,
  },
  {
    key: "recent",
    header: "Last 4 weeks",
    value: (store) => store.recent_sales,
    show: (store) => usd(store.recent_sales),
    numeric: true,
  },
  {
    key: "average",
    header: "Average week",
    value: (store) => store.avg_weekly_sales,
    show: (store) => usd(store.avg_weekly_sales),
    numeric: true,
  },
];

function findingOf(stores: readonly StoreItem[]): string {
  const compared = stores.filter((store) => store.growth !== null);
  const falling = compared.filter((store) => (store.growth ?? 0) < 0).length;
  if (compared.length === 0) return "No store can be compared with last year";
  if (falling === 0) return `All ${plural(compared.length, "store")} sell more than a year ago`;
  return `${falling} of ${plural(compared.length, "store")} sell less than a year ago`;
}

function storesSheet(stores: readonly StoreItem[], meta: Meta): Sheet {
  return {
    fileName: `stores_data-through-${meta.data_through}`,
    header: ["store", "type", "size", "growth", "recent_sales", "avg_weekly_sales"],
    rows: stores.map((store) => [
      store.store,
      store.type,
      store.size,
      store.growth,
      store.recent_sales,
      store.avg_weekly_sales,
    ]),
  };
}

export function MapCard({ stores, meta }: { stores: readonly StoreItem[]; meta: Meta }) {
  const navigate = useNavigate();
  const ordered = useMemo(() => byGrowth(stores), [stores]);
  const marks = useMemo(
    () => mapMarks(ordered, (store) => void navigate({ to: "/forecast", search: { store: store.store } })),
    [ordered, navigate],
  );
  const option = useCallback(
    (theme: ChartTheme) => mapOption({ theme, stores: ordered, scale: theme.compact ? 0.34 : 0.68 }),
    [ordered],
  );
  const title = findingOf(stores);
  return (
    <ChartCard
      name="map"
      className="span-8"
      title={title}
      subtitle={`Growth, last 4 weeks against the same 4 of last year, like for like · dot area is sales of those weeks · ${plural(stores.length, "store")}`}
      height={464}
      actions={<ExportMenu of="the stores" sheet={() => storesSheet(ordered, meta)} />}
      chart={
        <>
          <ul className={classes.legend} aria-label="Colours of growth">
            {growthLegend.map(({ group, label }) => (
              <li key={group}>
                <i data-group={group} aria-hidden="true">
                  {signs[group]}
                </i>
                {label}
              </li>
            ))}
          </ul>
          <div>
            <Chart label={`Map of stores: ${title}`} height={440} marks={marks} option={option} prepare={loadUsMap} />
          </div>
        </>
      }
      table={<DataTable caption={`Stores: ${title}`} columns={columns} rows={ordered} height={464} />}
      caption="Illustrative locations: the data does not say where the stores are. Dots that would overlap are moved apart. Select a dot to see the store's forecast."
    />
  );
}
