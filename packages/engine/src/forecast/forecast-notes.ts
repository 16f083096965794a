import { plural } from "@sales-hub/domain";
import type { OriginState } from "../base/origin-state.ts";

/** What a reader should know about the basis of a forecast. */
export interface ForecastNote {
  readonly code:
    | "no-history"
    | "few-weeks"
    | "short-history"
    | "gaps"
    | "stopped"
    | "returns"
    | "beyond-trained-horizon";
  readonly message: string;
}

const YEAR = 52;
const STOPPED_WEEKS = 8;
const GAPS_FEWEST_ROWS = 42;
const FEW_ROWS = 8;

/** Notes on the history of a series at an origin: none for a complete one of a year or more. */
export function notesOnHistory(state: OriginState, i: number): ForecastNote[] {
  const { history, weeks } = state;
  const row = history.subarray(i * weeks, (i + 1) * weeks);
  const first = row.findIndex((y) => !Number.isNaN(y));
  if (first < 0) {
    return [{ code: "no-history", message: "No sales were ever recorded for this pair; the forecast is 0." }];
  }
  const notes: ForecastNote[] = [];
  const countRows = (values: Float64Array) => values.reduce((count, y) => count + (Number.isNaN(y) ? 0 : 1), 0);
  const rowsEver = countRows(row);
  if (rowsEver < FEW_ROWS) {
    notes.push({
      code: "few-weeks",
      message: `Sales were recorded in only ${plural(rowsEver, "week")} ever; the forecast rests on them and the department.`,
    });
  }
  const span = weeks - first;
  if (span < YEAR) {
    notes.push({
      code: "short-history",
      message: `The pair has ${plural(span, "week")} of history, less than a year; its season is borrowed from the department.`,
    });
  }
  const stopped = describeStop(row, first);
  if (stopped !== undefined) notes.push({ code: "stopped", message: stopped });
  const window = row.subarray(Math.max(first, weeks - YEAR));
  const rows = countRows(window);
  if (rows < Math.min(GAPS_FEWEST_ROWS, Math.ceil(window.length * 0.8))) {
    notes.push({ code: "gaps", message: `Only ${rows} of the last ${window.length} weeks have sales recorded.` });
  }
  const negative = window.reduce((count, y) => count + (y < 0 ? 1 : 0), 0);
  if (negative > 0) {
    notes.push({
      code: "returns",
      message: `Returns exceeded sales in ${negative} of the last ${window.length} weeks.`,
    });
  }
  return notes;
}

/** Says since when nothing was recorded or sold, if that is long; the forecast goes on as if the pair were still offered. */
function describeStop(row: Float64Array, first: number): string | undefined {
  const silent = row.length - 1 - row.findLastIndex((y) => !Number.isNaN(y));
  if (silent >= STOPPED_WEEKS) {
    return `No sales were recorded in the last ${plural(silent, "week")}; the forecast is what it would sell if still offered.`;
  }
  const unsold = row.length - 1 - row.findLastIndex((y) => !Number.isNaN(y) && y !== 0);
  if (unsold < Math.min(STOPPED_WEEKS, row.length - first)) return undefined;
  return unsold > row.length - 1 - first
    ? "Every week recorded sold 0."
    : `The last ${unsold} weeks sold 0; the forecast is what it would sell if still offered.`;
}
