import type { ErrorRow } from "@sales-hub/contracts";
import { count, percent, usd } from "../lib/format.ts";
import type { Column } from "./data-table.tsx";

type Share = "wape" | "seasonal_naive_wape" | "forecast_value_added" | "coverage80" | "coverage95";

/** The columns of any table of errors, from what is called WAPE to how many weeks were compared. */
export function errorColumns<T>(errorsOf: (row: T) => ErrorRow): Array<Column<T>> {
  const share = (key: Share, header: string, digits = 1): Column<T> => ({
    key,
    header,
    value: (row) => errorsOf(row)[key],
    show: (row) => percent(errorsOf(row)[key], { digits }),
    numeric: true,
  });
  return [
    share("wape", "WAPE"),
    share("seasonal_naive_wape", "Last year's week"),
    share("forecast_value_added", "Value added", 0),
    {
      key: "mae",
      header: "Error a week",
      value: (row) => errorsOf(row).mae,
      show: (row) => usd(errorsOf(row).mae),
      numeric: true,
    },
    {
      key: "bias",
      header: "Bias a week",
      value: (row) => errorsOf(row).bias,
      show: (row) => usd(errorsOf(row).bias, { sign: true }),
      numeric: true,
    },
    share("coverage80", "80% held", 0),
    share("coverage95", "95% held", 0),
    {
      key: "weeks",
      header: "Test weeks",
      value: (row) => errorsOf(row).test_weeks,
      show: (row) => count(errorsOf(row).test_weeks),
      numeric: true,
    },
  ];
}

/** The same errors in a file, under the names that the API gives them. */
export const errorHeader = [
  "test_weeks",
  "wape",
  "seasonal_naive_wape",
  "forecast_value_added",
  "mae",
  "bias",
  "coverage80",
  "coverage95",
] as const satisfies ReadonlyArray<keyof ErrorRow>;

export const errorCells = (errors: ErrorRow): Array<number | null> => errorHeader.map((name) => errors[name]);
