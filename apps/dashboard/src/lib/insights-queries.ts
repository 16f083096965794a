import type {
  DataQualityAnswer,
  DriftAnswer,
  HolidayEffectsAnswer,
  HolidayEffectsQuery,
  ImportanceAnswer,
  ModelsAnswer,
  ReportAnswer,
  StoreDetailAnswer,
  ValueAnswer,
  ValueQuery,
} from "@sales-hub/contracts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { queryText, request } from "./api.ts";

/** What the Briefing, the store pages and Trust ask for beside the shared queries. */
export const valueQuery = (query: ValueQuery) =>
  queryOptions({
    queryKey: ["value", query],
    queryFn: ({ signal }) => request<ValueAnswer>(`/value${queryText(query)}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const storeDetailQuery = (store: number) =>
  queryOptions({
    queryKey: ["store", store],
    queryFn: ({ signal }) => request<StoreDetailAnswer>(`/stores/${store}`, { signal }),
  });

export const holidayEffectsQuery = (query: HolidayEffectsQuery) =>
  queryOptions({
    queryKey: ["holiday-effects", query],
    queryFn: ({ signal }) => request<HolidayEffectsAnswer>(`/insights/holiday_effects${queryText(query)}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const driftQuery = queryOptions({
  queryKey: ["drift"],
  queryFn: ({ signal }) => request<DriftAnswer>("/drift", { signal }),
});

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => request<ModelsAnswer>("/models", { signal }),
});

export const importanceQuery = queryOptions({
  queryKey: ["importance"],
  queryFn: ({ signal }) => request<ImportanceAnswer>("/models/current/importance", { signal }),
});

export const dataQualityQuery = queryOptions({
  queryKey: ["data-quality"],
  queryFn: ({ signal }) => request<DataQualityAnswer>("/data_quality", { signal }),
});

export const reportQuery = queryOptions({
  queryKey: ["report"],
  queryFn: ({ signal }) => request<ReportAnswer>("/report", { signal }),
});
