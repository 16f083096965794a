import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import {
  buildOriginState,
  type CalibrationErrors,
  calibrateIntervals,
  collectFoldRows,
  computeBase,
  emptyBaseParts,
  IntervalPredictor,
  listAggregates,
  locateFold,
  type Split,
  seasonalNaive,
} from "@sales-hub/engine";
import type { BacktestTable } from "./backtest-table.ts";
import { describeFoldLeadTimes, describeFoldSums } from "./describe-sums.ts";
import type { FoldForecast } from "./fold-forecast.ts";

/** Weeks from one fold's origin to the next: every fold has horizons up to this one. */
export const FOLD_WEEKS = 13;
const FOLDS = 3;
/** A fold needs this much history before its origin, for a year to look back on and some growth to measure. */
const FEWEST_WEEKS = 66;

/**
 * The folds on which a model version is measured: forecasts made 39, 26 and 13 weeks before the end of the history, each
 * as far as actuals reach. Shorter histories have fewer.
 */
export function ownFolds(panel: Pick<SalesPanel, "firstWeek" | "historyWeekCount">): Split[] {
  const folds: Split[] = [];
  for (let k = FOLDS; k >= 1; k--) {
    const origin = panel.historyWeekCount - 1 - k * FOLD_WEEKS;
    if (origin + 1 < FEWEST_WEEKS) continue;
    folds.push({
      protocol: "own",
      fold: folds.length + 1,
      trainEnd: addWeeks(panel.firstWeek, origin),
      testStart: addWeeks(panel.firstWeek, origin + 1),
      testEnd: addWeeks(panel.firstWeek, panel.historyWeekCount - 1),
    });
  }
  return folds;
}

/** What one fold of the backtest says: of pairs, of sums over pairs, and of sums over lead times. */
export interface FoldTables {
  readonly pairs: BacktestTable;
  readonly aggregates: BacktestTable;
  readonly leadTimes: BacktestTable;
}

/** Describes a fold's forecast by what came, with bands calibrated at the fold's own origin. */
export function describeFold(
  panel: SalesPanel,
  { split, forecast, horizonWeeks }: { split: Split; forecast: Float64Array; horizonWeeks: number },
  errors: CalibrationErrors,
): FoldTables {
  const { originIndex } = locateFold(panel, split);
  const state = buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks });
  const naive = seasonalNaive(panel, { originIndex, horizonWeeks });
  const calibration = calibrateIntervals({ errors: errors.rows, originIndex, isHoliday: panel.isHoliday });
  const intervals = new IntervalPredictor(state, calibration);
  const fold = { panel, split, state, horizonWeeks, forecast, naive };
  return {
    pairs: describePairs(fold, intervals),
    aggregates: describeFoldSums(fold, listAggregates(panel), errors.sums),
    leadTimes: describeFoldLeadTimes(fold, intervals, errors.leadTimes),
  };
}

function describePairs(fold: FoldForecast, intervals: IntervalPredictor): BacktestTable {
  const { panel, split, state, horizonWeeks, naive } = fold;
  const rows = collectFoldRows(panel, split, fold.forecast);
  const parts = emptyBaseParts();
  return {
    series: rows.seriesIndex,
    week: rows.weekIndex,
    horizon: rows.horizon,
    fold: new Int32Array(rows.actual.length).fill(split.fold),
    actual: rows.actual,
    forecast: rows.forecast,
    seasonalNaive: rows.actual.map((_, n) => naive[rows.seriesIndex[n]! * horizonWeeks + rows.horizon[n]! - 1]!),
    coveringLevel: rows.actual.map((actual, n) => {
      const series = rows.seriesIndex[n]!;
      const horizon = rows.horizon[n]!;
      computeBase(state, series, horizon, parts);
      return intervals.coveringLevel({ series, horizon, forecast: rows.forecast[n]!, parts }, actual);
    }),
  };
}

/** Joins the tables of several folds. */
export function joinTables(tables: readonly BacktestTable[]): BacktestTable {
  const integers = (pick: (table: BacktestTable) => Int32Array) =>
    Int32Array.from(tables.flatMap((table) => [...pick(table)]));
  const doubles = (pick: (table: BacktestTable) => Float64Array) =>
    Float64Array.from(tables.flatMap((table) => [...pick(table)]));
  return {
    series: integers((table) => table.series),
    week: integers((table) => table.week),
    horizon: integers((table) => table.horizon),
    fold: integers((table) => table.fold),
    actual: doubles((table) => table.actual),
    forecast: doubles((table) => table.forecast),
    seasonalNaive: doubles((table) => table.seasonalNaive),
    coveringLevel: doubles((table) => table.coveringLevel),
  };
}
