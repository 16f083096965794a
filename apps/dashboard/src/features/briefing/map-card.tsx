import type { Meta, StoreOnMap } from "@sales-hub/contracts";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, useCallback, useMemo } from "react";
import { Chart } from "../../components/chart/chart.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import type { Column } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { loadUsMap } from "../../components/map/us-map.ts";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { count, percent, plural, usd } from "../../lib/format.ts";
import { type BriefingSearch, mapModes } from "../../lib/insights-search.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ChartTheme } from "../../theme/chart-theme.ts";
import classes from "./briefing.module.css";
import { mapMarks, mapOption } from "./map-chart.ts";
import { inModeOrder, mapModeOf, modeLabels } from "./map-modes.ts";
import { profitPerDollar } from "./roi-scale.ts";

const DataTable = lazy(async () => ({
  default: (await import("../../components/data-table.tsx")).DataTable<StoreOnMap>,
}));

const route = getRouteApi("/");

const profitOf = ({ roi_potential: roi }: StoreOnMap, margin: number) =>
  roi.iroas === null ? null : roi.iroas * margin - 1;

const columnsFor = (margin: number): Array<Column<StoreOnMap>> => [
  {
    key: "store",
    header: "Store",
    value: (store) => store.store,
    show: ({ store }) => (
      <Link to="/stores/$store" params={{ store: String(store) }}>
        Store {store}
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
    key: "width",
    header: "80% width",
    value: (store) => store.volatility.relative_interval_width ?? null,
    show: (store) => percent(store.volatility.relative_interval_width),
    numeric: true,
  },
  {
    key: "wape",
    header: "WAPE of the total",
    value: (store) => store.volatility.total_wape ?? null,
    show: (store) => percent(store.volatility.total_wape),
    numeric: true,
  },
  {
    key: "roi",
    header: "Profit per $1",
    value: (store) => profitOf(store, margin),
    show: ({ roi_potential: roi }) =>
      roi.iroas === null ? <span title={roi.reason ?? ""}>{"\u2013"}</span> : profitPerDollar(roi.iroas, margin),
    numeric: true,
  },
  {
    key: "recent",
    header: "Last 4 weeks",
    value: (store) => store.recent_sales,
    show: (store) => usd(store.recent_sales),
    numeric: true,
  },
];

function storesSheet(stores: readonly StoreOnMap[], meta: Meta): Sheet {
  return {
    fileName: `stores_data-through-${meta.data_through}`,
    header: [
      "store",
      "type",
      "size",
      "growth",
      "recent_sales",
      "avg_weekly_sales",
      "relative_interval_width",
      "wape",
      "total_wape",
      "iroas",
      "iroas_lower",
      "iroas_upper",
      "iroas_evidence",
    ],
    rows: stores.map((store) => [
      store.store,
      store.type,
      store.size,
      store.growth,
      store.recent_sales,
      store.avg_weekly_sales,
      store.volatility.relative_interval_width,
      store.volatility.wape,
      store.volatility.total_wape,
      store.roi_potential.iroas,
      store.roi_potential.lower,
      store.roi_potential.upper,
      store.roi_potential.evidence,
    ]),
  };
}

interface Props {
  stores: readonly StoreOnMap[];
  search: BriefingSearch;
  meta: Meta;
}

export function MapCard({ stores, search, meta }: Props) {
  const navigate = route.useNavigate();
  const margin = search.margin / 100;
  const mode = useMemo(() => mapModeOf(search.map, stores, margin), [search.map, stores, margin]);
  const ordered = useMemo(() => inModeOrder(mode, stores), [mode, stores]);
  const marks = useMemo(
    () =>
      mapMarks(mode, ordered, ({ store }) => void navigate({ to: "/stores/$store", params: { store: String(store) } })),
    [mode, ordered, navigate],
  );
  const option = useCallback(
    (theme: ChartTheme) => mapOption({ theme, mode, stores: ordered, scale: theme.compact ? 0.34 : 0.68 }),
    [mode, ordered],
  );
  const columns = useMemo(() => columnsFor(margin), [margin]);
  return (
    <ChartCard
      name="map"
      className="span-8"
      title={mode.finding}
      subtitle={`${mode.subtitle} · dot area is sales of the last 4 weeks · ${plural(stores.length, "store")}`}
      height={524}
      actions={<ExportMenu of="the stores" sheet={() => storesSheet(ordered, meta)} />}
      chart={
        <>
          <div className={classes.modes}>
            <ToggleChips
              legend="The map shows"
              options={mapModes.map((name, value) => ({ value, label: modeLabels[name], on: name === mode.name }))}
              onToggle={(value) =>
                void navigate({
                  search: (previous) => ({ ...previous, map: mapModes[value] ?? "growth" }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
            <ul className={`key-entries ${classes.legend}`} aria-label={`Colours of ${mode.label.toLowerCase()}`}>
              {mode.legend.map(({ group, sign, label }) => (
                <li key={group}>
                  <i data-ramp={mode.ramp} data-group={group} aria-hidden="true">
                    {sign}
                  </i>
                  {label}
                </li>
              ))}
            </ul>
          </div>
          <div>
            <Chart
              label={`Map of stores: ${mode.finding}`}
              height={440}
              marks={marks}
              option={option}
              prepare={loadUsMap}
            />
          </div>
        </>
      }
      table={<DataTable caption={`Stores: ${mode.finding}`} columns={columns} rows={ordered} height={524} />}
      caption="Illustrative locations: the data does not say where the stores are. Dots that would overlap are moved apart. Select a dot to see what is behind the store's change."
    />
  );
}
