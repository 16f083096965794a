import { type ErrorRegistry, errorFactory } from "@sales-hub/domain";

export const hubErrors = {
  HUB_NOT_READY: { kind: "unavailable", summary: "Data or model are still being loaded; ask again in a few seconds." },
  HUB_START_FAILED: {
    kind: "unavailable",
    summary:
      "Preparing, training or loading failed and there is no earlier state to serve; the message names the cause.",
  },
  HUB_PAIR_UNKNOWN: {
    kind: "not-found",
    summary: "No such store-department pair in the data; the answer names the nearest ones.",
  },
  HUB_STORE_UNKNOWN: {
    kind: "not-found",
    summary: "No such store in the data; the answer names the stores there are.",
  },
  HUB_DEPT_UNKNOWN: {
    kind: "not-found",
    summary: "No store has such a department; the answer names the nearest ones.",
  },
  HUB_TYPE_UNKNOWN: { kind: "not-found", summary: "No store is of that type; the answer names the types there are." },
  HUB_AGGREGATE_INVALID: {
    kind: "usage",
    summary: "The fields name a single pair or contradict each other; leave out what should be summed over.",
  },
  HUB_WEEK_OUT_OF_RANGE: {
    kind: "usage",
    summary: "A week lies outside the history and the weeks that the model forecasts; the message names the range.",
  },
  HUB_WEEK_WITHOUT_SALES: {
    kind: "usage",
    summary: "A pair has no sales above 0 in the week asked about, so there is nothing to lift; choose another week.",
  },
  HUB_SUBMISSION_OUT_OF_RANGE: {
    kind: "conflict",
    summary: "A row to predict lies beyond the weeks that the model forecasts; the message says which.",
  },
  HUB_DATA_MISSING: {
    kind: "not-found",
    summary: "No prepared data in the folder; run `hub prepare` or `hub up` first.",
  },
  HUB_MODEL_MISSING: { kind: "not-found", summary: "No model in the folder; run `hub train` or `hub up` first." },
  HUB_MODEL_UNKNOWN: { kind: "not-found", summary: "No such model version; `hub models` lists those there are." },
  HUB_MODEL_CORRUPT: {
    kind: "input",
    summary: "A file of a model version is missing or changed; roll back to another version or train again.",
  },
  HUB_MODEL_SCHEMA: {
    kind: "conflict",
    summary: "A model version was written by another version of the program; train again.",
  },
  HUB_MODEL_DATA_MISMATCH: {
    kind: "conflict",
    summary: "A model version belongs to other data than the prepared data given; train on this data first.",
  },
  HUB_MODEL_IN_USE: {
    kind: "conflict",
    summary: "The current model version cannot be deleted; promote another one first.",
  },
  HUB_WORKER_FAILED: {
    kind: "internal",
    summary: "A worker thread ended before it was done, killed or out of memory; the last good state goes on serving.",
  },
  HUB_HISTORY_TOO_SHORT: {
    kind: "input",
    summary: "The history is too short to compare ways to forecast; the message says how many weeks it takes.",
  },
  HUB_COMPARISON_INVALID: {
    kind: "internal",
    summary: "A comparison of ways to forecast holds a figure that is no number; the message says which. Report it.",
  },
  HUB_EXPLAIN_BEYOND_FORECAST: {
    kind: "usage",
    summary: "A week to explain lies beyond the weeks to forecast; ask for more forecast weeks.",
  },
} as const satisfies ErrorRegistry;

export const hubError = errorFactory(hubErrors);
