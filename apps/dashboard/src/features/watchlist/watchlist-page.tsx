import type { Hotspot, HotspotsAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { ToggleChips } from "../../components/toggle-chips.tsx";
import { count, day, percent, plural, usd } from "../../lib/format.ts";
import { hotspotsQuery } from "../../lib/queries.ts";
import { lengthChoices, type WatchlistSearch } from "../../lib/search.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import classes from "./watchlist.module.css";
import { watchlistSheet } from "./watchlist-sheet.ts";
import { riskLabel, watchlistHeadline } from "./watchlist-words.ts";

const route = getRouteApi("/watchlist");

function columnsFor(highestCost: number): Array<Column<Hotspot>> {
  return [
    { key: "rank", header: "Rank", value: (spot) => spot.rank, numeric: true },
    {
      key: "pair",
      header: "Store, department, and why",
      value: (spot) => spot.store * 1000 + spot.dept,
      show: ({ store, dept, risk_level, reasons }) => (
        <>
          <span className={classes.pair}>
            <Link to="/forecast" search={{ store, dept }}>
              Store {store}, Department {dept}
            </Link>
            <span className={classes.risk} data-risk={risk_level}>
              {riskLabel(risk_level)}
            </span>
          </span>
          <span className={classes.reasons}>{reasons.join(" ")}</span>
        </>
      ),
      wrap: true,
    },
    {
      key: "mae",
      header: "Error a week",
      value: (spot) => spot.mae,
      show: (spot) => (
        <span className={classes.cost}>
          {usd(spot.mae)}
          <i style={{ width: `${Math.max(2, (spot.mae / highestCost) * 100)}%` }} aria-hidden="true" />
        </span>
      ),
      numeric: true,
    },
    { key: "wape", header: "WAPE", value: (spot) => spot.wape, show: (spot) => percent(spot.wape), numeric: true },
    {
      key: "bias",
      header: "Bias",
      value: (spot) => spot.bias,
      show: (spot) => usd(spot.bias, { sign: true }),
      numeric: true,
    },
    { key: "cv", header: "CV", value: (spot) => spot.cv, show: (spot) => spot.cv.toFixed(2), numeric: true },
    {
      key: "width",
      header: "80% width",
      value: (spot) => spot.relative_interval_width,
      show: (spot) => percent(spot.relative_interval_width, { digits: 0 }),
      numeric: true,
    },
    {
      key: "average",
      header: "Average week",
      value: (spot) => spot.avg_weekly_sales,
      show: (spot) => usd(spot.avg_weekly_sales),
      numeric: true,
    },
  ];
}

function Watchlist({ answer, search, stale }: { answer: HotspotsAnswer; search: WatchlistSearch; stale: boolean }) {
  const navigate = route.useNavigate();
  const columns = useMemo(() => columnsFor(Math.max(1, ...answer.hotspots.map((spot) => spot.mae))), [answer]);
  return (
    <div className="grid">
      <h1 className="page-title span-12">{watchlistHeadline(answer)}</h1>
      <section className="card span-12" aria-labelledby="watchlist-title" aria-busy={stale}>
        <header className={classes.head}>
          <div>
            <h2 id="watchlist-title" className="card-title">
              Ranked by the expected cost of error
            </h2>
            <p className="caption">
              Mean absolute backtest error, US dollars a week · data through {day(answer.meta.data_through)} · top{" "}
              {count(answer.hotspots.length)} of {plural(answer.total_pairs, "store-department")}
            </p>
          </div>
          <div className={classes.controls}>
            <ToggleChips
              legend="Length of the list"
              options={lengthChoices.map((length) => ({
                value: length,
                label: count(length),
                on: length === search.length,
              }))}
              onToggle={(length) =>
                void navigate({ search: (previous) => ({ ...previous, length }), replace: true, resetScroll: false })
              }
            />
            <ExportMenu of="the watchlist" sheet={() => watchlistSheet(answer)} picture={false} />
          </div>
        </header>
        <DataTable caption="Forecasts that need a second look" columns={columns} rows={answer.hotspots} />
        <p className={`caption ${classes.caption}`}>
          CV is the standard deviation of weekly sales / their mean. Bias above zero means forecasts were too high. The
          width is that of next week's 80% band / its forecast. Backtests: {plural(answer.test_weeks, "test week")} over
          all pairs.
        </p>
      </section>
    </div>
  );
}

/** What needs a person's attention: the pairs whose forecasts are expected to cost most by being wrong. */
export function WatchlistPage() {
  usePageTitle("Watchlist");
  const search = route.useSearch();
  const query = useQuery(hotspotsQuery(search.length));
  return (
    <QueryState query={query} height={640}>
      {(answer) => <Watchlist answer={answer} search={search} stale={query.isPlaceholderData} />}
    </QueryState>
  );
}
