import type {
  AccuracyAnswer,
  AccuracyQuery,
  AggregateAnswer,
  AggregateRequest,
  DashboardSummary,
  ForecastAnswer,
  ForecastRequest,
  HealthAnswer,
  HotspotsAnswer,
  HotspotsQuery,
  SafetyStockAnswer,
  SafetyStockRequest,
  StoresAnswer,
} from "@sales-hub/contracts";
import { errorFrom, unreachable } from "./problem.ts";

/**
 * One request to the hub's API, which lives at the root of the origin.
 * @throws {ApiError} for every answer outside 200-299 and when no answer came.
 */
export async function request<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { accept: "application/json", ...init.headers } });
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw unreachable(path);
  }
  if (!response.ok) throw await errorFrom(response);
  return (await response.json()) as T;
}

/** "?store=1&by=dept"; what is undefined is left out. */
export function queryText(query: object): string {
  const known = Object.entries(query).filter(([, value]) => value !== undefined);
  const params = new URLSearchParams(known.map(([name, value]) => [name, String(value)]));
  return known.length === 0 ? "" : `?${params}`;
}

export const fetchSummary = (signal: AbortSignal) => request<DashboardSummary>("/dashboard_summary", { signal });

export const fetchStores = (signal: AbortSignal) => request<StoresAnswer>("/stores", { signal });

export const fetchHotspots = (query: Partial<HotspotsQuery>, signal: AbortSignal) =>
  request<HotspotsAnswer>(`/insights/hotspots${queryText(query)}`, { signal });

export const fetchHealth = (signal: AbortSignal) => request<HealthAnswer>("/health", { signal });

export const post = <T>(path: string, body: unknown, signal: AbortSignal) =>
  request<T>(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
    signal,
  });

export const fetchForecast = (body: ForecastRequest, signal: AbortSignal) =>
  post<ForecastAnswer>("/forecast", body, signal);

export const fetchAggregate = (body: AggregateRequest, signal: AbortSignal) =>
  post<AggregateAnswer>("/forecast/aggregate", body, signal);

export const fetchSafetyStock = (body: SafetyStockRequest, signal: AbortSignal) =>
  post<SafetyStockAnswer>("/safety_stock", body, signal);

export const fetchAccuracy = (query: AccuracyQuery, signal: AbortSignal) =>
  request<AccuracyAnswer>(`/accuracy${queryText(query)}`, { signal });
