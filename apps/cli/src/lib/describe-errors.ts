import type { presentErrors } from "@sales-hub/api";
import { formatPercent, formatUsd } from "./print.ts";

export const ERROR_HEADER = [
  "weeks compared",
  "WAPE",
  "last year's WAPE",
  "value added",
  "MAE",
  "bias (+ too high)",
  "in 80%",
  "in 95%",
] as const;

/** One row of errors under {@link ERROR_HEADER}. */
export function errorCells(row: ReturnType<typeof presentErrors>): (string | number)[] {
  const percent = (value: number | null) => (value === null ? "-" : formatPercent(value));
  const usd = (value: number | null) => (value === null ? "-" : formatUsd(value));
  return [
    row.test_weeks,
    percent(row.wape),
    percent(row.seasonal_naive_wape),
    percent(row.forecast_value_added),
    usd(row.mae),
    usd(row.bias),
    percent(row.coverage80),
    percent(row.coverage95),
  ];
}
