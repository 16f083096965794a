import { setImmediate } from "node:timers/promises";
import type { SeriesKey } from "@sales-hub/domain";
import {
  HISTORY_CLASSES,
  type HistoryClass,
  type SeriesForecast,
  seasonalNaive,
  type WeekExplanation,
} from "@sales-hub/engine";
import { hubError } from "../errors.ts";
import { classifyPairs, indexBacktest } from "../service/backtest-index.ts";
import { loadExplainer } from "../service/explainers.ts";
import { forecastRecursively } from "../service/recursive-forecasts.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { type Coverage, type ErrorSummary, summariseErrors } from "../training/backtest-table.ts";
import { notesOnReach } from "./notes-on-reach.ts";
import { type PairHistory, readPairHistory } from "./read-series.ts";
import { readWatchlistSigns } from "./watchlist-signs.ts";

export interface ForecastQuestion extends SeriesKey {
  readonly histWeeks: number;
  readonly forecastWeeks: number;
  /** Interval levels as fractions, 0.5 to 0.99. */
  readonly levels: readonly number[];
  /** direct: each week from the last actuals; recursive: week by week, earlier forecasts taken as actuals. */
  readonly strategy: "direct" | "recursive";
  /** Horizons to explain, each within forecastWeeks. */
  readonly explainWeeks: readonly number[];
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
  /** Over all pairs with as much history as this one, at the horizons asked for. */
  readonly alike: Coverage;
  /** Over the pairs of this department. */
  readonly department: Coverage;
  /** Of this pair alone. */
  readonly pair: Coverage;
}

export interface PairForecast {
  readonly storeType: string;
  readonly history: PairHistory;
  readonly weeks: readonly ForecastWeek[];
  /** Backtest errors of this pair, or of all pairs when it has too few test weeks. */
  readonly accuracy: ErrorSummary & { readonly scope: "pair" | "all" };
  /** How much of the last year the pair was sold in: what its coverage is measured among. */
  readonly historyClass: HistoryClass;
  readonly coverage: readonly LevelCoverage[];
  /** Of the weeks asked for, in that order. */
  readonly explanations: readonly WeekExplanation[];
  readonly notes: readonly string[];
}

const RECURSIVE_NOTE =
  "Forecast week by week, earlier forecasts taken as actuals, which is less accurate than the direct strategy. The accuracy and coverage given are those of direct forecasts, and the bands are theirs, moved to these forecasts.";

/** Fewer test weeks than this say little about one pair. */
const ENOUGH_TEST_WEEKS = 8;

/**
 * The forecast of one pair with its bands, its measured accuracy and the coverage of such bands in backtests.
 * @throws {HubError} HUB_PAIR_UNKNOWN, HUB_EXPLAIN_BEYOND_FORECAST
 */
export async function forecastPair(snapshot: Snapshot, question: ForecastQuestion): Promise<PairForecast> {
  const { panel } = snapshot;
  const series = snapshot.series.rowOf(question);
  requireForecastWeeks(question);
  const { store, dept, forecastWeeks: horizonWeeks, levels } = question;
  const benchmark = benchmarkOf(snapshot, series, horizonWeeks);
  const forecast = snapshot.forecaster.forecast({ store, dept, horizonWeeks });
  const isRecursive = question.strategy === "recursive";
  const { weeks: salesByWeek, explanations } = isRecursive
    ? await forecastPairRecursively(snapshot, series, question)
    : await forecastPairDirectly(snapshot, forecast, question);
  const weeks = forecast.weeks.map((week, k) => ({
    weekIndex: week.weekIndex,
    horizonWeeks: week.horizon,
    salesUsd: salesByWeek[k]!,
    isHoliday: week.isHoliday,
    intervals: levels.map((level) => {
      const { lower, upper } = snapshot.intervals.bounds({ series, ...week, forecast: salesByWeek[k]! }, level);
      return { level, lowerUsd: lower, upperUsd: upper };
    }),
    seasonalNaiveUsd: benchmark[week.horizon - 1]!,
  }));
  const index = indexBacktest(snapshot);
  const ownErrors = summariseErrors(index.ofSeries(series), () => true);
  const accuracy =
    ownErrors.testWeeks >= ENOUGH_TEST_WEEKS
      ? { scope: "pair" as const, ...ownErrors }
      : { scope: "all" as const, ...index.all };
  const historyClass = classifyPairs(snapshot)[series]!;
  const coverage = levels.map((level) => ({
    level,
    alike: index.coverageAlike(level, horizonWeeks, historyClass),
    department: index.coverageOfDept(level, horizonWeeks, dept),
    pair: index.coverageOfSeries(level, horizonWeeks, series),
  }));
  const storeRow = panel.stores.ids.indexOf(question.store);
  return {
    storeType: panel.stores.types[storeRow]!,
    history: readPairHistory(snapshot, series, question.histWeeks),
    weeks,
    accuracy,
    historyClass: HISTORY_CLASSES[historyClass]!,
    coverage,
    explanations,
    notes: [
      ...forecast.notes.map(({ message }) => message),
      ...(await readWatchlistSigns(snapshot, question)),
      ...notesOnReach(snapshot.longBacktest, horizonWeeks),
      ...snapshot.intervals.notes(horizonWeeks),
      ...(isRecursive ? [RECURSIVE_NOTE] : []),
    ],
  };
}

function requireForecastWeeks({ explainWeeks, forecastWeeks }: ForecastQuestion): void {
  const beyond = explainWeeks.filter((horizon) => horizon > forecastWeeks);
  if (beyond.length === 0) return;
  throw hubError(
    "HUB_EXPLAIN_BEYOND_FORECAST",
    `explain_weeks must lie within forecast_weeks, 1 to ${forecastWeeks}; got ${beyond.join(", ")}. Ask for more forecast_weeks or leave them out.`,
    { details: { explainWeeks, forecastWeeks } },
  );
}

/** Seasonal naive of one pair: kept with the model as far as it was trained, computed beyond. Shape [horizonWeeks]. */
function benchmarkOf({ panel, outlook }: Snapshot, series: number, horizonWeeks: number): Float64Array {
  if (horizonWeeks <= outlook.horizonWeeks) {
    const row = series * outlook.horizonWeeks;
    return outlook.seasonalNaive.subarray(row, row + horizonWeeks);
  }
  const sales = panel.sales.subarray(series * panel.weekCount, (series + 1) * panel.weekCount);
  return seasonalNaive({ ...panel, seriesCount: 1, sales }, { originIndex: outlook.originIndex, horizonWeeks });
}

/** Sales by week, USD, shape [forecastWeeks], and why they are what they are. */
interface ExplainedWeeks {
  readonly weeks: readonly number[];
  readonly explanations: readonly WeekExplanation[];
}

/** Explains one week per turn of the event loop: each costs milliseconds. */
async function forecastPairDirectly(
  snapshot: Snapshot,
  { seriesIndex, weeks }: SeriesForecast,
  { explainWeeks }: ForecastQuestion,
): Promise<ExplainedWeeks> {
  const explanations: WeekExplanation[] = [];
  if (explainWeeks.length > 0) {
    const { predictor, model } = snapshot.forecaster;
    const explainer = await loadExplainer(model);
    for (const horizon of explainWeeks) {
      if (explanations.length > 0) await setImmediate();
      explanations.push(explainer.explain({ predictor, series: seriesIndex, week: weeks[horizon - 1]! }));
    }
  }
  return { weeks: weeks.map((week) => week.forecast), explanations };
}

async function forecastPairRecursively(
  snapshot: Snapshot,
  series: number,
  { forecastWeeks, explainWeeks }: ForecastQuestion,
): Promise<ExplainedWeeks> {
  const { weeks, explanations } = await forecastRecursively(snapshot, {
    horizonWeeks: forecastWeeks,
    series,
    explainWeeks,
  });
  return { weeks: weeks.slice(0, forecastWeeks).map((week) => week[series]!), explanations };
}
