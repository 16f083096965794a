export {
  AGGREGATE_KINDS,
  type Aggregate,
  type AggregateKind,
  listAggregates,
} from "./aggregate/aggregates.ts";
export { type AggregateCalibration, calibrateSums } from "./aggregate/calibrate-sums.ts";
export { type SumErrors, sumActual } from "./aggregate/collect-sum-errors.ts";
export { SumForecasts } from "./aggregate/sum-forecasts.ts";
export { type BaseParts, computeBase, emptyBaseParts } from "./base/base-forecast.ts";
export { BASE_RECIPE, type BaseRecipe, PLAIN_RECIPE } from "./base/base-recipe.ts";
export { growthAtHorizon } from "./base/growth.ts";
export {
  buildOriginState,
  DEFAULT_MAX_HORIZON,
  type OriginState,
  type OriginStateOptions,
} from "./base/origin-state.ts";
export { forecastWithBriefModel, trainBriefModel } from "./brief-features/brief-model.ts";
export { BRIEF_FEATURES, type BriefFeature } from "./brief-features/catalog.ts";
export { buildWeekCalendar, HOLIDAY_TYPES, type WeekCalendar } from "./calendar/week-calendar.ts";
export type { Autocorrelation } from "./diagnostics/autocorrelation.ts";
export type { CorrelationReport } from "./diagnostics/correlation.ts";
export { type DieboldMarianoTest, dieboldMariano } from "./diagnostics/diebold-mariano.ts";
export { type Distribution, type EdaReport, type ExploreOptions, exploreData } from "./diagnostics/explore-data.ts";
export type { Histogram } from "./diagnostics/histogram.ts";
export type { HolidayLiftByType } from "./diagnostics/holiday-by-type.ts";
export type { MissingColumn, Missingness } from "./diagnostics/missingness.ts";
export type { Moments } from "./diagnostics/moments.ts";
export { type MeanTest, pairedTTest } from "./diagnostics/paired-t-test.ts";
export type { Pareto } from "./diagnostics/pareto.ts";
export type { ReturnsReport } from "./diagnostics/returns.ts";
export type { Seasonality } from "./diagnostics/seasonality.ts";
export type { VarianceInflation } from "./diagnostics/vif.ts";
export { engineErrors } from "./errors.ts";
export { coverage, type IntervalRows, intervalScore, pinball } from "./evaluate/interval-metrics.ts";
export {
  bias,
  HOLIDAY_WEIGHT,
  type HolidayPointPairs,
  mae,
  type PointPairs,
  r2,
  rmse,
  wape,
  wmae,
} from "./evaluate/metrics.ts";
export {
  type BacktestFold,
  type BacktestOptions,
  type BacktestProgress,
  runBacktest,
} from "./evaluate/run-backtest.ts";
export {
  collectFoldRows,
  type FoldRows,
  type FoldScore,
  type FoldWindow,
  locateFold,
  type ProtocolScore,
  scoreFold,
  scoreRows,
  summarizeProtocols,
} from "./evaluate/score-fold.ts";
export { type SeasonalNaiveOptions, seasonalNaive } from "./evaluate/seasonal-naive.ts";
export { parseSplits, type Split } from "./evaluate/splits.ts";
export type { Addend } from "./explain/base-contributions.ts";
export { Explainer, type WeekExplanation, type WeekToExplain } from "./explain/explainer.ts";
export { type FeatureImportance, featureImportance } from "./explain/feature-importance.ts";
export { FEATURE_NAMES, FEATURES, type FeatureGroup, type FeatureSpec } from "./features/feature-catalog.ts";
export { buildFeatureState, type FeatureState } from "./features/feature-state.ts";
export { writeFeatures } from "./features/write-features.ts";
export type { ForecastAllOptions } from "./forecast/forecast-all.ts";
export { forecastAllInWorkers } from "./forecast/forecast-all.ts";
export type { ForecastNote } from "./forecast/forecast-notes.ts";
export {
  createForecaster,
  type Forecaster,
  type ForecastWeek,
  type SeriesForecast,
  type SeriesForecastRequest,
} from "./forecast/forecaster.ts";
export { loadBoosters, type ResidualBoosters, requireMatchingModel } from "./forecast/residual-predictor.ts";
export type { RivalImportance } from "./gauntlet/brief-learners.ts";
export { expandingFolds } from "./gauntlet/expanding-folds.ts";
export { explainRidge, type RidgeExplanation, type RidgeVariant } from "./gauntlet/explain-ridge.ts";
export type {
  Champion,
  GauntletFold,
  GauntletProtocol,
  GauntletReport,
  ImportanceBesideBrief,
  OverfittingGap,
  RivalComparison,
  RivalOnFold,
  RivalOnProtocol,
  RivalScore,
} from "./gauntlet/gauntlet-report.ts";
export { type AuditedFeature, auditLeaks, type LeakAudit, type LeakAuditOptions } from "./gauntlet/leak-audit.ts";
export { type LeakMeasurement, type LeakVariant, measureLeak } from "./gauntlet/measure-leak.ts";
export { GAUNTLET_RIVALS, type GauntletRival, RIVAL_TITLES } from "./gauntlet/rivals.ts";
export { type GauntletOptions, type GauntletProgress, joinGauntlets, runGauntlet } from "./gauntlet/run-gauntlet.ts";
export { type BriefForecast, trainBriefRival } from "./gauntlet/train-brief-rival.ts";
export type { ChosenClustering } from "./insights/clusters/cluster-points.ts";
export { findArchetypes, type StoreArchetype, type StoreArchetypes } from "./insights/clusters/store-archetypes.ts";
export { STORE_FEATURES, type StoreFeature } from "./insights/clusters/store-features.ts";
export {
  type ComparedWindows,
  type ComparisonName,
  changeOfAll,
  comparedWindows,
  compareWindows,
  type NoFractionReason,
  SMALLEST_BASE_USD,
  type WindowChange,
} from "./insights/compare-windows.ts";
export { type DataGaps, findDataGaps } from "./insights/data-gaps.ts";
export type { ErrorWindow, ForecastRows } from "./insights/drift/rolling-errors.ts";
export {
  DRIFT_MEASURES,
  DRIFT_WINDOW_WEEKS,
  type DriftMeasure,
  type DriftMeasureName,
  type DriftReport,
  type DriftWindow,
  watchDrift,
} from "./insights/drift/watch-drift.ts";
export { type ErrorSaved, measureErrorSaved } from "./insights/error-saved.ts";
export { type GrowthInterval, growthInterval } from "./insights/growth-interval.ts";
export { type HolidayShare, holidayShare } from "./insights/holiday-share.ts";
export { HOLIDAY_LEVEL, type HolidayEffect, measureHolidayEffects } from "./insights/holidays/holiday-effects.ts";
export {
  HOLIDAYS,
  type HolidayEvent,
  type HolidayName,
  listHolidayEvents,
} from "./insights/holidays/holiday-events.ts";
export { growthLikeForLike, type LikeForLike, type LikeForLikeOptions } from "./insights/like-for-like.ts";
export { describeSeries, type SeriesStatistics } from "./insights/series-statistics.ts";
export { type StoreMarkdownReturn, storeMarkdownReturns } from "./insights/store-markdown-returns.ts";
export { BREAK_SIZE, BREAK_Z, detectTrendBreak, type TrendBreak } from "./insights/trend-break.ts";
export {
  type AnnualValue,
  addIndependent,
  annualValue,
  type MarkdownReallocation,
  type UsdRange,
  type ValueAssumptions,
  WEEKS_PER_YEAR,
} from "./insights/value/annual-value.ts";
export {
  BADLY_MISSED_SHARE,
  BADLY_MISSED_USD,
  type StockWeeks,
  simulateStock,
} from "./insights/value/simulate-stock.ts";
export { type FoldPlan, planStock, type StockRows } from "./insights/value/stock-plan.ts";
export { sumWeekly } from "./insights/weekly-totals.ts";
export { notesOnBands, notesOnSafetyStock } from "./intervals/band-notes.ts";
export { calibrateIntervals, type IntervalCalibration, type PairCalibration } from "./intervals/calibrate-intervals.ts";
export type { PairErrors, ScaledErrors } from "./intervals/collect-errors.ts";
export {
  type CalibrationErrors,
  collectCalibrationErrors,
  collectErrorsInWorkers,
} from "./intervals/collect-errors-in-workers.ts";
export { classifyHistory, HISTORY_CLASSES, type HistoryClass } from "./intervals/history-class.ts";
export { type BoundedForecast, type Bounds, boundsAt, coveringLevel } from "./intervals/interval-bounds.ts";
export { IntervalPredictor, type PointForecast } from "./intervals/interval-predictor.ts";
export {
  calibrateLeadTimes,
  HIGHEST_SERVICE_LEVEL,
  type LeadTimeCalibration,
  LOWEST_SERVICE_LEVEL,
} from "./inventory/calibrate-lead-times.ts";
export { type LeadTimeErrors, LONGEST_LEAD_TIME } from "./inventory/collect-lead-time-errors.ts";
export {
  coveringServiceLevel,
  type LeadTimeForecast,
  type SafetyStock,
  safetyStock,
} from "./inventory/safety-stock.ts";
export {
  type BlendShares,
  DEFAULT_SEED,
  MODEL_SCHEMA_VERSION,
  type TrainedModel,
  type TrainingStage,
  type TrainModelOptions,
  trainModel,
} from "./model/train-model.ts";
export { type TrainingTarget, trainModels } from "./model/train-models.ts";
export { analyzeExperiment } from "./promotions/analyze-experiment.ts";
export type { CellBounds, OptimizeOptions } from "./promotions/budget-question.ts";
export {
  type Accounting,
  breakEvenIroas,
  DEFAULT_ECONOMICS,
  type Economics,
} from "./promotions/economics.ts";
export { estimatePromotionEffects } from "./promotions/estimate-effects.ts";
export { designExperiment, type ExperimentDesign, type ExperimentOptions } from "./promotions/experiment.ts";
export type { MarkdownIntensity } from "./promotions/intensity.ts";
export {
  type Allocation,
  type OptimizedBudget,
  optimizeBudget,
  type PlanVerdict,
} from "./promotions/optimize.ts";
export type {
  ClusteredEstimate,
  DepartmentEffect,
  DepartmentFit,
  Evidence,
  EvidenceStrength,
  Interval,
  LeadTest,
  Placebo,
  PromotionEffects,
  Specification,
  TotalEffect,
} from "./promotions/promotion-effects.ts";
export type { PromotionScope, SimulateOptions } from "./promotions/promotion-question.ts";
export { MARKDOWN_TYPES, type ResponseShape } from "./promotions/response.ts";
export type { BreakEvenSpend, CurvePoint } from "./promotions/response-curve.ts";
export {
  type DepartmentReturn,
  departmentReturns,
  mostPromisingDepartment,
  RETURN_CATEGORIES,
  type ReturnCategory,
  type TotalReturn,
  totalReturn,
} from "./promotions/returns.ts";
export {
  type PromotionResult,
  removeLift,
  type StoreResult,
  simulatePromotion,
} from "./promotions/simulate.ts";
export type { Extrapolation } from "./promotions/support.ts";
export type { ProfitVerdict } from "./promotions/verdict.ts";
export { RecursiveForecast, type RecursiveOptions } from "./recursive/recursive-forecast.ts";
export {
  type RecursiveJob,
  type RecursiveResult,
  runRecursively,
  runRecursivelyInWorker,
} from "./recursive/run-recursive.ts";
export { lowerThreadPriority } from "./workers/thread-priority.ts";
