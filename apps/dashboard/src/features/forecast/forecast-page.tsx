import "@mantine/core/styles/Slider.css";
import type { ForecastAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { QueryState } from "../../components/query-state.tsx";
import { forecastQuery, storesQuery } from "../../lib/queries.ts";
import type { ForecastSearch } from "../../lib/search.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { AccuracyCard } from "./accuracy-card.tsx";
import { ForecastCard } from "./forecast-card.tsx";
import { ForecastControls } from "./forecast-controls.tsx";
import { forecastHeadline } from "./forecast-words.ts";
import { NotesCard } from "./notes-card.tsx";
import { UnknownPair } from "./unknown-pair.tsx";

const route = getRouteApi("/forecast");

/** Without a store or department in the address, the first that exists is opened. */
function useDefaultPair(search: ForecastSearch): void {
  const navigate = route.useNavigate();
  const { data } = useQuery(storesQuery);
  useEffect(() => {
    if (data === undefined || (search.store !== undefined && search.dept !== undefined)) return;
    const store = data.stores.find((item) => item.store === search.store) ?? data.stores[0];
    const dept = search.dept ?? store?.departments[0];
    if (store === undefined || dept === undefined) return;
    void navigate({
      search: (previous) => ({ ...previous, store: search.store ?? store.store, dept }),
      replace: true,
    });
  }, [data, search.store, search.dept, navigate]);
}

export function ForecastPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useDefaultPair(search);
  const { store, dept } = search;
  usePageTitle(store === undefined ? "Forecast" : `Store ${store}, Department ${dept ?? ""}`);
  const query = useQuery({
    ...forecastQuery({
      store: store ?? 1,
      dept: dept ?? 1,
      hist_weeks: search.history,
      forecast_weeks: search.horizon,
      levels: search.levels.map((percent) => percent / 100),
      strategy: "direct",
      explain_weeks: [],
    }),
    enabled: store !== undefined && dept !== undefined,
  });
  const change = (next: Partial<ForecastSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false });

  return (
    <QueryState
      query={query}
      height={640}
      onError={(error) => (error.status === 404 ? <UnknownPair error={error} store={store} dept={dept} /> : undefined)}
    >
      {(answer: ForecastAnswer) => (
        <div className="grid">
          <h1 className="page-title span-12">{forecastHeadline(answer)}</h1>
          <ForecastControls search={search} onChange={change} />
          <ForecastCard answer={answer} benchmark={search.benchmark} stale={query.isPlaceholderData} />
          <AccuracyCard accuracy={answer.accuracy} />
          <NotesCard answer={answer} />
        </div>
      )}
    </QueryState>
  );
}
