import {
  type Aggregate,
  calibrateLeadTimes,
  calibrateSums,
  computeBase,
  coveringLevel,
  coveringServiceLevel,
  emptyBaseParts,
  type IntervalPredictor,
  type LeadTimeErrors,
  LONGEST_LEAD_TIME,
  type OriginState,
  type SumErrors,
  SumForecasts,
  sumActual,
} from "@sales-hub/engine";
import type { BacktestTable } from "./backtest-table.ts";
import type { FoldForecast } from "./fold-forecast.ts";

/** Sums the forecasts of all pairs by aggregate. @param forecast USD, shape [N x horizonWeeks]. */
export function sumForecasts(
  state: OriginState,
  aggregates: readonly Aggregate[],
  { forecast, horizonWeeks }: Pick<FoldForecast, "forecast" | "horizonWeeks">,
): SumForecasts {
  const sums = new SumForecasts(state, aggregates, horizonWeeks);
  const parts = emptyBaseParts();
  for (let i = 0; i < state.panel.seriesCount; i++) {
    for (let h = 1; h <= horizonWeeks; h++) {
      computeBase(state, i, h, parts);
      sums.add(i, h, forecast[i * horizonWeeks + h - 1]!, parts);
    }
  }
  return sums;
}

/**
 * What the sums of a fold's forecasts missed, with the covering level of bands calibrated at the fold's own origin. A
 * column `series` holds the position of the aggregate. A missing row is a sale of 0 to a sum; weeks in which no pair of an
 * aggregate has a row are left out.
 */
export function describeFoldSums(
  fold: FoldForecast,
  aggregates: readonly Aggregate[],
  errors: readonly SumErrors[],
): BacktestTable {
  const { panel, split, state, horizonWeeks, naive } = fold;
  const { originIndex, calendar } = state;
  const calibration = calibrateSums({ errors, originIndex, isHoliday: panel.isHoliday });
  const sums = sumForecasts(state, aggregates, fold);
  const rows = createRows(split.fold);
  aggregates.forEach(({ kind, members }, a) => {
    for (let horizon = 1; horizon <= horizonWeeks; horizon++) {
      const week = originIndex + horizon;
      const actual = sumActual(panel, members, week);
      if (Number.isNaN(actual)) continue;
      const forecast = sums.forecast[a * horizonWeeks + horizon - 1]!;
      const bounded = {
        horizon,
        forecast,
        errorScale: sums.errorScale(a, horizon),
        isHoliday: calendar.holidayType[week] !== 0,
        mayBeNegative: sums.scale.mayBeNegative[a] === 1,
      };
      rows.add({
        series: a,
        week,
        horizon,
        actual,
        forecast,
        seasonalNaive: members.reduce((sum, i) => sum + naive[i * horizonWeeks + horizon - 1]!, 0),
        coveringLevel: coveringLevel(calibration[kind], bounded, actual),
      });
    }
  });
  return rows.finish();
}

/**
 * Sums over the first 1, 2, ... 8 weeks of a fold per pair: `horizon` is the lead time, `coveringLevel` the smallest
 * service level whose reorder target, calibrated at the fold's own origin, covers the demand that came. A pair counts up
 * to the first week without a row.
 */
export function describeFoldLeadTimes(
  fold: FoldForecast,
  intervals: IntervalPredictor,
  errors: readonly LeadTimeErrors[],
): BacktestTable {
  const { panel, split, state, horizonWeeks, naive } = fold;
  const { originIndex } = state;
  const calibration = calibrateLeadTimes({ errors, originIndex });
  const longest = Math.min(LONGEST_LEAD_TIME, horizonWeeks);
  const rows = createRows(split.fold);
  const parts = emptyBaseParts();
  for (let i = 0; i < panel.seriesCount; i++) {
    if (state.hasHistory[i] === 0) continue;
    const weeks = {
      forecast: [] as number[],
      errorScale: [] as number[],
      widening: (level: number) => intervals.widening(i, 2 * level - 1),
    };
    let demand = 0;
    let seasonalNaive = 0;
    for (let horizon = 1; horizon <= longest; horizon++) {
      const week = originIndex + horizon;
      const at = i * horizonWeeks + horizon - 1;
      demand += panel.sales[i * panel.weekCount + week]!;
      seasonalNaive += naive[at]!;
      if (Number.isNaN(demand)) break;
      const forecast = fold.forecast[at]!;
      computeBase(state, i, horizon, parts);
      weeks.forecast.push(forecast);
      weeks.errorScale.push(intervals.errorScaleOf({ series: i, forecast, parts }));
      rows.add({
        series: i,
        week,
        horizon,
        actual: demand,
        forecast: weeks.forecast.reduce((sum, value) => sum + value, 0),
        seasonalNaive,
        coveringLevel: coveringServiceLevel(calibration, weeks, demand),
      });
    }
  }
  return rows.finish();
}

type Row = { readonly [C in Exclude<keyof BacktestTable, "fold">]: number };

/** Gathers the rows of one fold and gives them as columns. */
function createRows(fold: number): { add(row: Row): void; finish(): BacktestTable } {
  const rows: Row[] = [];
  return {
    add: (row) => void rows.push(row),
    finish: () => ({
      series: Int32Array.from(rows, (row) => row.series),
      week: Int32Array.from(rows, (row) => row.week),
      horizon: Int32Array.from(rows, (row) => row.horizon),
      fold: new Int32Array(rows.length).fill(fold),
      actual: Float64Array.from(rows, (row) => row.actual),
      forecast: Float64Array.from(rows, (row) => row.forecast),
      seasonalNaive: Float64Array.from(rows, (row) => row.seasonalNaive),
      coveringLevel: Float64Array.from(rows, (row) => row.coveringLevel),
    }),
  };
}
