import type { Hotspot, HotspotsAnswer, RiskLevel } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { Amounts } from "../../components/amounts.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { count, day, plural, usd } from "../../lib/format.ts";
import type { WatchlistSearch } from "../../lib/insights-search.ts";
import { hotspotsAsked, hotspotsQuery, storesQuery } from "../../lib/queries.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import classes from "./watchlist.module.css";
import { columnsFor } from "./watchlist-columns.tsx";
import { WatchlistControls } from "./watchlist-controls.tsx";
import { watchlistSheet } from "./watchlist-sheet.ts";
import {
  filterText,
  type RiskCounts,
  thresholdsSentence,
  unknownChoice,
  watchlistHeadline,
} from "./watchlist-words.ts";

const route = getRouteApi("/watchlist");

const highest = (spots: readonly Hotspot[]) => Math.max(1, ...spots.map((spot) => spot.mae));

interface ListProps {
  answer: HotspotsAnswer;
  search: WatchlistSearch;
  stale: boolean;
}

/** Says that a filter found nothing and offers the way out: the nearest choice that exists, or all pairs. */
function NothingFound({ search }: { search: WatchlistSearch }) {
  const { data } = useQuery(storesQuery);
  const unknown = unknownChoice(data?.stores ?? [], search);
  const { length, risk } = search;
  return (
    <div className={classes.empty}>
      <p>{unknown?.text ?? `No pair over the sales floor is ${filterText(search)}.`}</p>
      {unknown === undefined ? null : (
        <Link to="/watchlist" search={{ length, risk, store: unknown.store, dept: unknown.dept }}>
          {filterText({ risk: "all", store: unknown.store, dept: unknown.dept })}
        </Link>
      )}
      <Link to="/watchlist" search={{ length }}>
        Show all pairs
      </Link>
    </div>
  );
}

/** How many of the pairs asked for are at high and at medium risk; undefined until both are known. */
function useRiskCounts({ store, dept }: WatchlistSearch): RiskCounts | undefined {
  const asked = (risk: RiskLevel) => hotspotsQuery(hotspotsAsked({ store, dept, risk, length: 1 }));
  const high = useQuery(asked("high"));
  const medium = useQuery(asked("medium"));
  if (high.data === undefined || medium.data === undefined) return undefined;
  return { high: high.data.matching_pairs, medium: medium.data.matching_pairs };
}

function Title({ answer, search }: Omit<ListProps, "stale">) {
  const risks = useRiskCounts(search);
  const { data } = useQuery(storesQuery);
  const empty = answer.hotspots.length + answer.below_floor.length === 0;
  const unknown = empty ? unknownChoice(data?.stores ?? [], search) : undefined;
  return (
    <h1 className="page-title span-12">
      <Amounts text={unknown?.text ?? watchlistHeadline(answer, search, risks)} />
    </h1>
  );
}

function OverFloor({ answer, search, stale }: ListProps) {
  const columns = useMemo(() => columnsFor(highest(answer.hotspots)), [answer]);
  const { hotspots, matching_pairs, meta } = answer;
  return (
    <section className="card span-12" aria-labelledby="watchlist-title" aria-busy={stale}>
      <header className={classes.head}>
        <div>
          <h2 id="watchlist-title" className="card-title">
            Ranked by the expected cost of error
          </h2>
          <p className="caption">
            Mean absolute backtest error, US dollars a week · data through {day(meta.data_through)} ·{" "}
            {hotspots.length < matching_pairs ? `top ${count(hotspots.length)} of ` : ""}
            {plural(matching_pairs, "store-department")}
          </p>
        </div>
        <ExportMenu of="the watchlist" sheet={() => watchlistSheet({ ...answer, below_floor: [] })} picture={false} />
      </header>
      <div className={classes.list} data-stale={stale || undefined}>
        {hotspots.length === 0 ? (
          <NothingFound search={search} />
        ) : (
          <DataTable caption="Forecasts that need a second look" columns={columns} rows={hotspots} />
        )}
      </div>
      <p className={`caption ${classes.caption}`}>
        {thresholdsSentence(answer.thresholds)} CV is the standard deviation of weekly sales / their mean: on its own it
        favours pairs that hardly sell. Bias above zero means forecasts were too high. The width is that of next week's
        80% band / its forecast. Trend: growth against last year in the last 8 weeks, after that of the 52 before.
        Surprise: the latest week outside its 95% interval within the last 8, and by how much it missed the forecast.
        Gaps: weeks without a row. Backtests: {plural(answer.test_weeks, "test week")} over all pairs.
      </p>
    </section>
  );
}

/** Small pairs apart: their errors look large in percent and cost next to nothing. */
function UnderFloor({ answer, stale }: Omit<ListProps, "search">) {
  const columns = useMemo(() => columnsFor(highest(answer.below_floor)), [answer]);
  const { below_floor, total_below_floor, thresholds } = answer;
  if (below_floor.length === 0) return null;
  return (
    <section className="card span-12" aria-labelledby="floor-title" aria-busy={stale}>
      <header className={classes.head}>
        <div>
          <h2 id="floor-title" className="card-title">
            Under the sales floor
          </h2>
          <p className="caption">
            Pairs that sell under {usd(thresholds.sales_floor)} a week, ranked among themselves ·{" "}
            {below_floor.length < total_below_floor
              ? `${count(below_floor.length)} of ${count(total_below_floor)}`
              : count(total_below_floor)}
          </p>
        </div>
        <ExportMenu
          of="the pairs under the floor"
          sheet={() => watchlistSheet({ ...answer, hotspots: [] })}
          picture={false}
        />
      </header>
      <div className={classes.list} data-stale={stale || undefined}>
        <DataTable
          caption="Pairs under the sales floor"
          columns={columns}
          rows={below_floor}
          {...(below_floor.length > 3 ? { height: 360 } : {})}
        />
      </div>
    </section>
  );
}

/** What needs a person's attention: the pairs whose forecasts are expected to cost most by being wrong. */
export function WatchlistPage() {
  usePageTitle("Watchlist");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(hotspotsQuery(hotspotsAsked(search)));
  const stale = query.isPlaceholderData;
  return (
    <QueryState query={query} height={640}>
      {(answer) => (
        <div className="grid">
          <Title answer={answer} search={search} />
          <section className="card span-12" aria-label="Find a pair">
            <WatchlistControls
              search={search}
              onChange={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
            />
          </section>
          <OverFloor answer={answer} search={search} stale={stale} />
          <UnderFloor answer={answer} stale={stale} />
        </div>
      )}
    </QueryState>
  );
}
