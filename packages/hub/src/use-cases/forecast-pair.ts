import type { SeriesKey } from "@sales-hub/domain";
import type { Snapshot } from "../service/snapshot.ts";
import { type Coverage, type ErrorSummary, measureCoverage, summariseErrors } from "../training/backtest-table.ts";
import { type PairHistory, readPairHistory } from "./read-series.ts";

export interface ForecastQuestion extends SeriesKey {
  readonly histWeeks: number;
  readonly forecastWeeks: number;
  /** Interval levels as fractions, 0.5 to 0.99. */
  readonly levels: readonly number[];
}

export interface ForecastWeek {
  readonly weekIndex: number;
  readonly horizonWeeks: number;
  readonly salesUsd: number;
  readonly isHoliday: boolean;
  readonly intervals: readonly { readonly level: number; readonly lowerUsd: number; readonly upperUsd: number }[];
  readonly seasonalNaiveUsd: number;
}

export interface LevelCoverage {
  readonly level: number;
  /** Over all pairs, at the horizons asked for. */
  readonly all: Coverage;
  /** Over the pairs of this department. */
  readonly department: Coverage;
}

export interface PairForecast {
  readonly storeType: string;
  readonly history: PairHistory;
  readonly weeks: readonly ForecastWeek[];
  /** Backtest errors of this pair, or of all pairs when it has too few test weeks. */
  readonly accuracy: ErrorSummary & { readonly scope: "pair" | "all" };
  readonly coverage: readonly LevelCoverage[];
  readonly notes: readonly string[];
}

/** Fewer test weeks than this say little about one pair. */
const ENOUGH_TEST_WEEKS = 8;

/**
 * The forecast of one pair with its bands, its measured accuracy and the coverage of such bands in backtests.
 * @throws {HubError} HUB_PAIR_UNKNOWN
 */
export function forecastPair(snapshot: Snapshot, question: ForecastQuestion): PairForecast {
  const { panel, outlook, backtest } = snapshot;
  const series = snapshot.series.rowOf(question);
  const { store, dept, forecastWeeks: horizonWeeks, levels } = question;
  const forecast = snapshot.forecaster.forecast({ store, dept, horizonWeeks });
  const weeks = forecast.weeks.map((week) => ({
    weekIndex: week.weekIndex,
    horizonWeeks: week.horizon,
    salesUsd: week.forecast,
    isHoliday: week.isHoliday,
    intervals: levels.map((level) => {
      const { lower, upper } = snapshot.intervals.bounds({ series, ...week }, level);
      return { level, lowerUsd: lower, upperUsd: upper };
    }),
    seasonalNaiveUsd: outlook.seasonalNaive[series * outlook.horizonWeeks + week.horizon - 1]!,
  }));
  const ownErrors = summariseErrors(backtest, (entry) => backtest.series[entry] === series);
  const accuracy =
    ownErrors.testWeeks >= ENOUGH_TEST_WEEKS
      ? { scope: "pair" as const, ...ownErrors }
      : { scope: "all" as const, ...summariseErrors(backtest, () => true) };
  const atHorizons = (entry: number) => backtest.horizon[entry]! <= question.forecastWeeks;
  const coverage = levels.map((level) => ({
    level,
    all: measureCoverage(backtest, level, atHorizons),
    department: measureCoverage(
      backtest,
      level,
      (entry) => panel.seriesDept[backtest.series[entry]!] === dept && atHorizons(entry),
    ),
  }));
  const storeRow = panel.stores.ids.indexOf(question.store);
  return {
    storeType: panel.stores.types[storeRow]!,
    history: readPairHistory(snapshot, series, question.histWeeks),
    weeks,
    accuracy,
    coverage,
    notes: forecast.notes.map(({ message }) => message),
  };
}
