import type { Columns } from "@sales-hub/data";
import { addWeeks } from "@sales-hub/domain";
import { computeBase, emptyBaseParts } from "@sales-hub/engine";
import { hubError } from "../errors.ts";
import type { Snapshot } from "../service/snapshot.ts";

/**
 * The forecasts of all pairs as far as the model reaches, with bounds at the levels asked for, as columns of one length:
 * Store, Dept, Date, horizon_weeks, is_holiday (1 or 0), Weekly_Sales, seasonal_naive, and lower80, upper80 and so on.
 * @param levels Fractions from 0.5 to 0.99.
 * @throws {HubError} ENGINE_METRIC_LEVEL_INVALID
 */
export function forecastEverything(snapshot: Snapshot, levels: readonly number[]): Columns {
  const { panel, outlook, intervals, forecaster } = snapshot;
  const { horizonWeeks, originIndex, forecast } = outlook;
  const { calendar } = forecaster.state;
  const rows = forecast.length;
  const seriesOf = (row: number) => Math.floor(row / horizonWeeks);
  const horizonOf = (row: number) => 1 + (row % horizonWeeks);
  const integers = (of: (row: number) => number) => Int32Array.from({ length: rows }, (_, row) => of(row));
  const dates = Array.from({ length: horizonWeeks }, (_, k) => addWeeks(panel.firstWeek, originIndex + 1 + k));
  const bounds = levels.map((level) => ({
    name: String(Number((100 * level).toFixed(3))).replace(".", "_"),
    level,
    lower: new Float64Array(rows),
    upper: new Float64Array(rows),
  }));
  const parts = emptyBaseParts();
  for (let row = 0; row < rows; row++) {
    const series = seriesOf(row);
    const horizon = horizonOf(row);
    computeBase(forecaster.state, series, horizon, parts);
    const point = { series, horizon, forecast: forecast[row]!, parts };
    for (const { level, lower, upper } of bounds) {
      ({ lower: lower[row], upper: upper[row] } = intervals.bounds(point, level));
    }
  }
  return {
    Store: integers((row) => panel.seriesStore[seriesOf(row)]!),
    Dept: integers((row) => panel.seriesDept[seriesOf(row)]!),
    Date: Array.from({ length: rows }, (_, row) => dates[horizonOf(row) - 1]!),
    horizon_weeks: integers(horizonOf),
    is_holiday: integers((row) => (calendar.holidayType[originIndex + horizonOf(row)] === 0 ? 0 : 1)),
    Weekly_Sales: forecast,
    seasonal_naive: outlook.seasonalNaive,
    ...Object.fromEntries(
      bounds.flatMap(({ name, lower, upper }) => [
        [`lower${name}`, lower],
        [`upper${name}`, upper],
      ]),
    ),
  };
}

/**
 * The rows that the raw data asks to predict (those of test.csv), in Kaggle's submission format: Id
 * (`Store_Dept_Date`) and Weekly_Sales, by store, department and date.
 * @throws {HubError} HUB_SUBMISSION_OUT_OF_RANGE when a row lies outside the weeks that the model forecasts
 */
export function makeSubmission({ panel, outlook }: Snapshot): Columns {
  const { horizonWeeks, originIndex, forecast } = outlook;
  const ids: string[] = [];
  const sales: number[] = [];
  for (let series = 0; series < panel.seriesCount; series++) {
    for (let week = 0; week < panel.weekCount; week++) {
      if (panel.isPredictionTarget[series * panel.weekCount + week] !== 1) continue;
      const horizon = week - originIndex;
      const date = addWeeks(panel.firstWeek, week);
      const id = `${panel.seriesStore[series]}_${panel.seriesDept[series]}_${date}`;
      if (horizon < 1 || horizon > horizonWeeks) {
        throw hubError(
          "HUB_SUBMISSION_OUT_OF_RANGE",
          `Row ${id} lies ${horizon < 1 ? "before" : "beyond"} the weeks that the model forecasts, ${addWeeks(panel.firstWeek, originIndex + 1)} to ${addWeeks(panel.firstWeek, originIndex + horizonWeeks)}.`,
          { details: { id, horizon, horizonWeeks } },
        );
      }
      ids.push(id);
      sales.push(forecast[series * horizonWeeks + horizon - 1]!);
    }
  }
  return { Id: ids, Weekly_Sales: Float64Array.from(sales) };
}
