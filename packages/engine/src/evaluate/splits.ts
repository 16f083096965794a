import { epochDay } from "@sales-hub/domain";
import { engineError } from "../errors.ts";

/** One fold of a backtest protocol: forecast `testStart`..`testEnd` knowing the weeks up to `trainEnd`. */
export interface Split {
  /** Protocol name, for example "P10". */
  readonly protocol: string;
  /** Fold number within the protocol, from 1. */
  readonly fold: number;
  /** The origin: ISO date of the last week whose actuals may be seen. */
  readonly trainEnd: string;
  /** ISO date of the first scored week. */
  readonly testStart: string;
  /** ISO date of the last scored week. */
  readonly testEnd: string;
  /** Rows the test window is expected to hold, where the file says so. */
  readonly testRowCount?: number;
}

function invalid(fold: string, field: string, required: string, value: unknown) {
  return engineError(
    "ENGINE_SPLITS_INVALID",
    `Splits: ${fold}, field "${field}" must be ${required}; got ${JSON.stringify(value)}.`,
    { details: { fold, field, value } },
  );
}

function readDate(record: Readonly<Record<string, unknown>>, field: string, fold: string): string {
  const value = record[field];
  if (typeof value === "string") {
    try {
      epochDay(value);
      return value;
    } catch (cause) {
      throw engineError("ENGINE_SPLITS_INVALID", `Splits: ${fold}, field "${field}": ${(cause as Error).message}`, {
        details: { fold, field, value },
        cause,
      });
    }
  }
  throw invalid(fold, field, "an ISO date", value);
}

/**
 * Reads the folds of a splits file (already parsed from JSON): an array of objects with `protocol`, `fold`,
 * `train_end`, `test_start`, `test_end` and, optionally, `n_test`.
 * @returns Folds in file order.
 * @throws {HubError} ENGINE_SPLITS_INVALID naming fold, field and value
 */
export function parseSplits(json: unknown): Split[] {
  if (!Array.isArray(json)) throw invalid("the file", "(top level)", "an array of folds", typeof json);
  return json.map((entry: unknown, index) => {
    const position = `entry ${index + 1}`;
    if (typeof entry !== "object" || entry === null) throw invalid(position, "(entry)", "an object", entry);
    const record = entry as Readonly<Record<string, unknown>>;
    const { protocol, fold, n_test: rows } = record;
    if (typeof protocol !== "string" || protocol === "") {
      throw invalid(position, "protocol", "a non-empty string", protocol);
    }
    if (typeof fold !== "number" || !Number.isInteger(fold) || fold < 1) {
      throw invalid(`${protocol}, ${position}`, "fold", "a whole number from 1", fold);
    }
    const name = `${protocol} fold ${fold}`;
    const trainEnd = readDate(record, "train_end", name);
    const testStart = readDate(record, "test_start", name);
    const testEnd = readDate(record, "test_end", name);
    if (testStart <= trainEnd) throw invalid(name, "test_start", `after train_end ${trainEnd}`, testStart);
    if (testEnd < testStart) throw invalid(name, "test_end", `test_start ${testStart} or later`, testEnd);
    if (rows !== undefined && (typeof rows !== "number" || !Number.isInteger(rows))) {
      throw invalid(name, "n_test", "a whole number", rows);
    }
    const split = { protocol, fold, trainEnd, testStart, testEnd };
    return rows === undefined ? split : { ...split, testRowCount: rows };
  });
}
