import { loadSalesPanel } from "@sales-hub/data";
import { addWeeks, type SalesPanel } from "@sales-hub/domain";
import {
  type BacktestFold,
  buildOriginState,
  calibrateIntervals,
  classifyHistory,
  collectErrorsInWorkers,
  collectFoldRows,
  computeBase,
  coverage,
  emptyBaseParts,
  type FoldScore,
  IntervalPredictor,
  intervalScore,
  locateFold,
  type PairErrors,
  runBacktest,
  type Split,
  scoreFold,
  seasonalNaive,
} from "@sales-hub/engine";

export interface BacktestSplitsOptions {
  readonly preparedDir: string;
  readonly splits: readonly Split[];
  readonly seed?: number;
  readonly onProgress?: (progress: { done: number; of: number; text: string }) => void;
}

/** Every scored pair-week of a fold, in columns; dates are ISO, money is USD. */
export interface FoldPredictions {
  readonly store: Int32Array;
  readonly dept: Int32Array;
  readonly date: readonly string[];
  /** Weeks after the fold's origin, from 1. */
  readonly horizon: Int32Array;
  /** 1 in flagged holiday weeks. */
  readonly isHoliday: Uint8Array;
  /** How much history the pair had at the origin: position in HISTORY_CLASSES. */
  readonly historyClass: Uint8Array;
  readonly y: Float64Array;
  readonly yhat: Float64Array;
  readonly lower80: Float64Array;
  readonly upper80: Float64Array;
  readonly lower95: Float64Array;
  readonly upper95: Float64Array;
}

export interface IntervalQuality {
  readonly coverage80: number;
  readonly coverage95: number;
  /** Over flagged holiday weeks; null without any. */
  readonly holidayCoverage80: number | null;
  readonly holidayCoverage95: number | null;
  /** Mean interval score, USD. */
  readonly score80: number;
  readonly score95: number;
}

export interface ScoredFold {
  readonly split: Split;
  readonly score: FoldScore;
  /** The benchmark on the same rows. */
  readonly seasonalNaive: FoldScore;
  readonly intervals: IntervalQuality;
  readonly predictions: FoldPredictions;
}

/**
 * Backtests the forecast on given folds: each is forecast from its own origin by a model and a calibration that saw
 * nothing later.
 * @throws {HubError} DATA_PREPARED_MISSING, or what the backtest threw
 */
export async function* backtestSplits(options: BacktestSplitsOptions): AsyncGenerator<ScoredFold> {
  const { splits, onProgress } = options;
  const panel = await loadSalesPanel(options.preparedDir);
  const windows = splits.map((split) => locateFold(panel, split));
  const of = splits.length + 2;
  onProgress?.({ done: 0, of, text: "Measuring errors of earlier origins" });
  const errors = await collectErrorsInWorkers(panel, {
    lastWeek: Math.max(...windows.map(({ originIndex }) => originIndex)),
  });
  onProgress?.({ done: 1, of, text: "Making training rows" });
  let done = 2;
  for await (const fold of runBacktest(panel, {
    splits,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  })) {
    const { protocol, fold: number } = fold.split;
    onProgress?.({ done: ++done, of, text: `${protocol} fold ${number}: WMAE ${fold.score.wmae.toFixed(1)}` });
    yield scoreWithIntervals(panel, fold, errors);
  }
}

function scoreWithIntervals(panel: SalesPanel, fold: BacktestFold, errors: readonly PairErrors[]): ScoredFold {
  const { originIndex, horizonWeeks } = locateFold(panel, fold.split);
  const rows = collectFoldRows(panel, fold.split, fold.forecast);
  const state = buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks });
  const calibration = calibrateIntervals({ errors, originIndex, isHoliday: panel.isHoliday });
  const intervals = new IntervalPredictor(state, calibration);
  const classOf = classifyHistory(panel, originIndex);
  const count = rows.actual.length;
  const bounds = {
    lower80: new Float64Array(count),
    upper80: new Float64Array(count),
    lower95: new Float64Array(count),
    upper95: new Float64Array(count),
  };
  const parts = emptyBaseParts();
  for (let n = 0; n < count; n++) {
    const series = rows.seriesIndex[n]!;
    const horizon = rows.horizon[n]!;
    computeBase(state, series, horizon, parts);
    const point = { series, horizon, forecast: rows.forecast[n]!, parts };
    ({ lower: bounds.lower80[n], upper: bounds.upper80[n] } = intervals.bounds(point, 0.8));
    ({ lower: bounds.lower95[n], upper: bounds.upper95[n] } = intervals.bounds(point, 0.95));
  }
  return {
    split: fold.split,
    score: fold.score,
    seasonalNaive: scoreFold(panel, fold.split, seasonalNaive(panel, { originIndex, horizonWeeks })),
    intervals: measureIntervals(rows.actual, bounds, rows.isHoliday),
    predictions: {
      store: rows.seriesIndex.map((series) => panel.seriesStore[series]!),
      dept: rows.seriesIndex.map((series) => panel.seriesDept[series]!),
      date: Array.from(rows.weekIndex, (week) => addWeeks(panel.firstWeek, week)),
      horizon: rows.horizon,
      isHoliday: rows.isHoliday,
      historyClass: Uint8Array.from(rows.seriesIndex, (series) => classOf[series]!),
      y: rows.actual,
      yhat: rows.forecast,
      ...bounds,
    },
  };
}

type BoundColumns = Pick<FoldPredictions, "lower80" | "upper80" | "lower95" | "upper95">;

function measureIntervals(actual: Float64Array, bounds: BoundColumns, isHoliday: Uint8Array): IntervalQuality {
  const rows80 = { actual, lower: bounds.lower80, upper: bounds.upper80 };
  const rows95 = { actual, lower: bounds.lower95, upper: bounds.upper95 };
  const holiday = (rows: typeof rows80) => {
    const pick = (values: Float64Array) => values.filter((_, n) => isHoliday[n] === 1);
    return isHoliday.includes(1)
      ? coverage({ actual: pick(rows.actual), lower: pick(rows.lower), upper: pick(rows.upper) })
      : null;
  };
  return {
    coverage80: coverage(rows80),
    coverage95: coverage(rows95),
    holidayCoverage80: holiday(rows80),
    holidayCoverage95: holiday(rows95),
    score80: intervalScore({ ...rows80, level: 0.8 }),
    score95: intervalScore({ ...rows95, level: 0.95 }),
  };
}
