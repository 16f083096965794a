import { type ErrorRegistry, errorFactory } from "@sales-hub/domain";

export const engineErrors = {
  ENGINE_METRIC_LENGTH_MISMATCH: {
    kind: "internal",
    summary: "Arrays given to a metric differ in length; pass actual and forecast in the same row order.",
  },
  ENGINE_METRIC_LEVEL_INVALID: {
    kind: "usage",
    summary: "An interval level or quantile lies outside (0, 1); write 0.8 for 80 percent.",
  },
  ENGINE_SPLITS_INVALID: {
    kind: "input",
    summary: "A splits file does not hold the expected fields; the message names fold, field and value.",
  },
  ENGINE_SPLIT_OUT_OF_RANGE: {
    kind: "usage",
    summary: "A split names weeks outside the prepared history; prepare data that covers it or drop the split.",
  },
  ENGINE_FORECAST_SHAPE: {
    kind: "internal",
    summary: "A forecast matrix is not series x horizon; build it with one row per series of the panel.",
  },
  ENGINE_ORIGIN_OUT_OF_RANGE: {
    kind: "usage",
    summary: "A forecast origin is not a week of the history; use one named in the message.",
  },
  ENGINE_TRAINING_TOO_SHORT: {
    kind: "usage",
    summary: "There is less than 53 weeks of history up to the origin; train at a later one.",
  },
  ENGINE_WORKER_FAILED: {
    kind: "internal",
    summary: "A worker thread of the engine ended before it answered; the message names the cause.",
  },
  ENGINE_SERIES_UNKNOWN: {
    kind: "not-found",
    summary: "The data holds no such store-department pair; the message names the departments of the store.",
  },
  ENGINE_HORIZON_INVALID: {
    kind: "usage",
    summary: "A horizon is not a whole number of weeks within the range named in the message.",
  },
  ENGINE_SERVICE_LEVEL_INVALID: {
    kind: "usage",
    summary: "A service level lies outside 0.8 to 0.99; write 0.95 for 95 percent.",
  },
  ENGINE_LEAD_TIME_INVALID: {
    kind: "usage",
    summary: "A lead time is not a whole number of weeks from 1 to 8.",
  },
  ENGINE_STATISTIC_UNDEFINED: {
    kind: "usage",
    summary: "A statistic needs more values, or values that vary; the message says which and how many came.",
  },
  ENGINE_MODEL_MISMATCH: {
    kind: "conflict",
    summary: "A model was made by another version of the features or for another origin; train it again.",
  },
  ENGINE_PROMOTION_OPTION_INVALID: {
    kind: "usage",
    summary: "A field of a promotion question is out of range; the message names it and what is allowed.",
  },
  ENGINE_PROMOTION_NOT_ESTIMABLE: {
    kind: "conflict",
    summary: "The data cannot tell what markdowns do (too few weeks, stores or sales); the message says which.",
  },
} as const satisfies ErrorRegistry;

export const engineError = errorFactory(engineErrors);
