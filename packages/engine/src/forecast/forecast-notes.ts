import type { OriginState } from "../base/origin-state.ts";

/** What a reader should know about the basis of a forecast. */
export interface ForecastNote {
  readonly code: "no-history" | "short-history" | "gaps" | "stopped" | "returns" | "beyond-trained-horizon";
  readonly message: string;
}

const YEAR = 52;
const STOPPED_WEEKS = 8;
const GAPS_FEWEST_ROWS = 42;

/** Notes on the history of a series at an origin: none for a complete one of a year or more. */
export function notesOnHistory(state: OriginState, i: number): ForecastNote[] {
  const { history, weeks } = state;
  const row = history.subarray(i * weeks, (i + 1) * weeks);
  const first = row.findIndex((y) => !Number.isNaN(y));
  if (first < 0) {
    return [{ code: "no-history", message: "No sales were ever recorded for this pair; the forecast is 0." }];
  }
  const notes: ForecastNote[] = [];
  const last = row.findLastIndex((y) => !Number.isNaN(y));
  const span = weeks - first;
  if (span < YEAR) {
    notes.push({
      code: "short-history",
      message: `The pair has ${span} weeks of history, less than a year; its season is borrowed from the department.`,
    });
  }
  const silent = weeks - 1 - last;
  if (silent >= STOPPED_WEEKS) {
    notes.push({ code: "stopped", message: `No sales were recorded in the last ${silent} weeks.` });
  }
  const window = row.subarray(Math.max(first, weeks - YEAR));
  const rows = window.reduce((count, y) => count + (Number.isNaN(y) ? 0 : 1), 0);
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
