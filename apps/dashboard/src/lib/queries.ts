import type {
  AccuracyQuery,
  AggregateRequest,
  ForecastRequest,
  HotspotsQuery,
  SafetyStockRequest,
} from "@sales-hub/contracts";
import { keepPreviousData, QueryCache, QueryClient, queryOptions } from "@tanstack/react-query";
import {
  fetchAccuracy,
  fetchAggregate,
  fetchForecast,
  fetchHealth,
  fetchHotspots,
  fetchSafetyStock,
  fetchStores,
  fetchSummary,
} from "./api.ts";
import type { WatchlistSearch } from "./insights-search.ts";
import { ApiError, isStarting } from "./problem.ts";
import { markStarting } from "./service-state.ts";

const minute = 60_000;

/** Only a request that nobody answered is worth repeating unasked. */
const worthRetrying = (failures: number, error: unknown) =>
  failures < 2 && error instanceof ApiError && error.status === 0;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isStarting(error)) markStarting(error);
      },
    }),
    defaultOptions: { queries: { staleTime: 5 * minute, retry: worthRetrying, refetchOnWindowFocus: false } },
  });
}

export const summaryQuery = queryOptions({
  queryKey: ["summary"],
  queryFn: ({ signal }) => fetchSummary(signal),
});

export const storesQuery = queryOptions({
  queryKey: ["stores"],
  queryFn: ({ signal }) => fetchStores(signal),
});

export const forecastQuery = (request: ForecastRequest) =>
  queryOptions({
    queryKey: ["forecast", request],
    queryFn: ({ signal }) => fetchForecast(request, signal),
    placeholderData: keepPreviousData,
  });

export const aggregateQuery = (request: AggregateRequest) =>
  queryOptions({
    queryKey: ["aggregate", request],
    queryFn: ({ signal }) => fetchAggregate(request, signal),
    placeholderData: keepPreviousData,
  });

export const safetyStockQuery = (request: SafetyStockRequest) =>
  queryOptions({
    queryKey: ["safety-stock", request],
    queryFn: ({ signal }) => fetchSafetyStock(request, signal),
    placeholderData: keepPreviousData,
  });

export const accuracyQuery = (query: AccuracyQuery) =>
  queryOptions({
    queryKey: ["accuracy", query],
    queryFn: ({ signal }) => fetchAccuracy(query, signal),
    placeholderData: keepPreviousData,
  });

export const hotspotsQuery = (query: Partial<HotspotsQuery>) =>
  queryOptions({
    queryKey: ["hotspots", query],
    queryFn: ({ signal }) => fetchHotspots(query, signal),
    placeholderData: keepPreviousData,
  });

/** What the watchlist asks for, as its address says. */
export const hotspotsAsked = ({
  length,
  store,
  dept,
  risk,
}: Omit<WatchlistSearch, "length"> & { length: number }): Partial<HotspotsQuery> => ({
  limit: length,
  ...(store === undefined ? {} : { store }),
  ...(dept === undefined ? {} : { dept }),
  ...(risk === "all" ? {} : { risk }),
});

export const healthQuery = (everyMs: number) =>
  queryOptions({
    queryKey: ["health"],
    queryFn: ({ signal }) => fetchHealth(signal),
    refetchInterval: everyMs,
    gcTime: 0,
    staleTime: 0,
  });
