import type {
  ClustersAnswer,
  ExperimentAnswer,
  ExperimentRequest,
  OptimizeAnswer,
  OptimizeRequest,
  PromotionOptionsAnswer,
  PromotionOptionsQuery,
  RoiAnswer,
  RoiQuery,
  SimulateAnswer,
  SimulateRequest,
} from "@sales-hub/contracts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { post, queryText, request } from "./api.ts";

export const promotionOptionsQuery = (query: PromotionOptionsQuery) =>
  queryOptions({
    queryKey: ["promotion-options", query],
    queryFn: ({ signal }) => request<PromotionOptionsAnswer>(`/promotions/options${queryText(query)}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const simulateQuery = (body: SimulateRequest) =>
  queryOptions({
    queryKey: ["simulate", body],
    queryFn: ({ signal }) => post<SimulateAnswer>("/simulate", body, signal),
    placeholderData: keepPreviousData,
  });

export const optimumQuery = (body: OptimizeRequest) =>
  queryOptions({
    queryKey: ["optimum", body],
    queryFn: ({ signal }) => post<OptimizeAnswer>("/optimize", body, signal),
    placeholderData: keepPreviousData,
  });

export const experimentQuery = (body: ExperimentRequest) =>
  queryOptions({
    queryKey: ["experiment", body],
    queryFn: ({ signal }) => post<ExperimentAnswer>("/experiment", body, signal),
    placeholderData: keepPreviousData,
  });

export const roiQuery = (query: Partial<RoiQuery>) =>
  queryOptions({
    queryKey: ["roi", query],
    queryFn: ({ signal }) => request<RoiAnswer>(`/insights/roi${queryText(query)}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const clustersQuery = queryOptions({
  queryKey: ["clusters"],
  queryFn: ({ signal }) => request<ClustersAnswer>("/insights/clusters", { signal }),
});
