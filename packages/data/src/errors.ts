import { type ErrorRegistry, errorFactory } from "@sales-hub/domain";

export const dataErrors = {
  DATA_REJECTED: {
    kind: "input",
    summary:
      "The raw files break a rule; the message and details.problems name file, line, column, value and rule. Earlier prepared data stays in use. Fix the files and prepare again.",
  },
  DATA_PREPARED_MISSING: {
    kind: "unavailable",
    summary: "There is no prepared data in the folder yet; prepare the raw files first.",
  },
  DATA_PREPARED_CORRUPT: {
    kind: "unavailable",
    summary: "A prepared file is damaged or was changed by hand; delete the prepared folder and prepare again.",
  },
  DATA_DEMO_FOLDER_TAKEN: {
    kind: "conflict",
    summary: "The folder for the demo world holds other raw files; choose another folder.",
  },
  DATA_PARQUET_INVALID: {
    kind: "unavailable",
    summary: "A Parquet file is damaged or lacks a column; make it anew by the operation that wrote it.",
  },
  DATA_SQL_FAILED: {
    kind: "internal",
    summary: "DuckDB refused a statement of the preparation; the message names the SQL file and DuckDB's own words.",
  },
} as const satisfies ErrorRegistry;

export const dataError = errorFactory(dataErrors);
