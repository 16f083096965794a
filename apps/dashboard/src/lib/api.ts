import type {
  DashboardSummary,
  ForecastAnswer,
  ForecastRequest,
  HealthAnswer,
  HotspotsAnswer,
  StoresAnswer,
} from "@sales-hub/contracts";
import { errorFrom, unreachable } from "./problem.ts";

/**
 * One request to the hub's API, which lives at the root of the origin.
 * @throws {ApiError} for every answer outside 200-299 and when no answer came.
 */
async function request<T>(path: string, init: RequestInit): Promise<T> {
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

export const fetchSummary = (signal: AbortSignal) => request<DashboardSummary>("/dashboard_summary", { signal });

export const fetchStores = (signal: AbortSignal) => request<StoresAnswer>("/stores", { signal });

export const fetchHotspots = (limit: number, signal: AbortSignal) =>
  request<HotspotsAnswer>(`/insights/hotspots?limit=${limit}`, { signal });

export const fetchHealth = (signal: AbortSignal) => request<HealthAnswer>("/health", { signal });

export const fetchForecast = (body: ForecastRequest, signal: AbortSignal) =>
  request<ForecastAnswer>("/forecast", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
    signal,
  });
