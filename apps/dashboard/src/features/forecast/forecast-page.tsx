import type { AggregateAnswer, ForecastAnswer } from "@sales-hub/contracts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { Amounts } from "../../components/amounts.tsx";
import { HorizonCard } from "../../components/horizon-card.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { UnknownPair } from "../../components/unknown-pair.tsx";
import { accuracyQuery, aggregateQuery, forecastQuery, storesQuery } from "../../lib/queries.ts";
import type { ForecastSearch } from "../../lib/search.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { AccuracyCard } from "./accuracy-card.tsx";
import { ExplanationCard } from "./explanation-card.tsx";
import { ForecastCard } from "./forecast-card.tsx";
import { ForecastControls } from "./forecast-controls.tsx";
import { type AnyForecast, pairOf, placeLabel, sumOf } from "./forecast-view.ts";
import { forecastHeadline } from "./forecast-words.ts";
import { NotesCard } from "./notes-card.tsx";
import { PastCard } from "./past-card.tsx";
import { SafetyStockCard } from "./safety-stock-card.tsx";

const route = getRouteApi("/forecast");

type Change = (next: Partial<ForecastSearch>) => void;

/** Without a store or department in the address, the first that exists is opened. */
function useDefaultPair(search: ForecastSearch): void {
  const navigate = route.useNavigate();
  const { data } = useQuery(storesQuery);
  useEffect(() => {
    if (data === undefined || (search.store !== undefined && search.dept !== undefined)) return;
    const store = data.stores.find((item) => item.store === search.store) ?? data.stores[0];
    const dept = search.dept ?? (typeof search.store === "string" ? "all" : store?.departments[0]);
    if (store === undefined || dept === undefined) return;
    void navigate({
      search: (previous) => ({ ...previous, store: search.store ?? store.store, dept }),
      replace: true,
    });
  }, [data, search.store, search.dept, navigate]);
}

/** The forecast of the pair or of the sum that the address names. */
function useForecast(search: ForecastSearch): UseQueryResult<AnyForecast> {
  const pair = pairOf(search);
  const complete = search.store !== undefined && search.dept !== undefined;
  const shared = {
    // Last year's weeks of the history shown lie a year further back.
    hist_weeks: search.history + (search.benchmark ? 52 : 0),
    forecast_weeks: search.horizon,
    levels: search.levels.map((percent) => percent / 100),
  };
  const ofPair = useQuery({
    ...forecastQuery({
      ...shared,
      ...(pair ?? { store: 1, dept: 1 }),
      strategy: search.strategy,
      explain_weeks: [],
    }),
    enabled: pair !== undefined,
  });
  const ofSum = useQuery({
    ...aggregateQuery({ ...shared, ...sumOf(search) }),
    enabled: complete && pair === undefined,
  });
  return pair === undefined && complete
    ? (ofSum as UseQueryResult<AggregateAnswer>)
    : (ofPair as UseQueryResult<ForecastAnswer>);
}

/** How forecasts of this pair or sum fared in the past. */
function PastErrors({ search }: { search: ForecastSearch }) {
  const pair = pairOf(search);
  const query = useQuery(accuracyQuery(sumOf(search)));
  return (
    <QueryState query={query} height={360} className="span-12">
      {(answer) => (
        <>
          {pair === undefined ? null : <PastCard answer={answer} stale={query.isPlaceholderData} />}
          <HorizonCard
            answer={answer}
            of="sum"
            className={pair === undefined ? "span-12" : "span-4"}
            stale={query.isPlaceholderData}
          />
        </>
      )}
    </QueryState>
  );
}

interface ViewProps {
  answer: AnyForecast;
  search: ForecastSearch;
  stale: boolean;
  onChange: Change;
}

function Cards({ answer, search, stale, onChange }: ViewProps) {
  const pair = pairOf(search);
  // With its parts shown the explanation takes a row of its own, and the cards after it close up.
  const wide = search.open.length > 0;
  const explain = useCallback(
    (week: number) => {
      onChange({ week });
      document.getElementById("explanation-title")?.scrollIntoView({ block: "center" });
    },
    [onChange],
  );
  return (
    <div className="grid">
      <h1 className="page-title span-12">
        <Amounts text={forecastHeadline(answer)} />
      </h1>
      <ForecastControls search={search} canRecurse={pair !== undefined} onChange={onChange} />
      <ForecastCard
        answer={answer}
        historyWeeks={search.history}
        benchmark={search.benchmark}
        stale={stale}
        onExplain={pair === undefined ? undefined : explain}
      />
      {pair === undefined ? null : (
        <>
          <ExplanationCard pair={pair} points={answer.forecast} search={search} onChange={onChange} />
          <SafetyStockCard pair={pair} search={search} onChange={onChange} />
        </>
      )}
      <PastErrors search={search} />
      <AccuracyCard accuracy={answer.accuracy} />
      <NotesCard
        answer={answer}
        strategy={search.strategy}
        className={wide && pair !== undefined ? "span-4" : "span-8"}
      />
    </div>
  );
}

export function ForecastPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useDefaultPair(search);
  const query = useForecast(search);
  usePageTitle(query.data === undefined ? "Forecast" : placeLabel(query.data));
  const change = useCallback<Change>(
    (next) => void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <QueryState
      query={query}
      height={640}
      onError={(error) =>
        error.status === 404 ? (
          <UnknownPair title="There is no such forecast" error={error} pair={pairOf(search)} to="/forecast" />
        ) : undefined
      }
    >
      {(answer: AnyForecast) => (
        <Cards answer={answer} search={search} stale={query.isPlaceholderData} onChange={change} />
      )}
    </QueryState>
  );
}
