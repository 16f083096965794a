export {
  decodeParquet,
  encodeCsv,
  encodeParquet,
  generateDemoWorld,
  prepareData,
  WORLD_KINDS,
  type WorldKind,
} from "@sales-hub/data";
export {
  breakEvenIroas,
  type DepartmentReturn,
  DRIFT_WINDOW_WEEKS,
  type DriftReport,
  HOLIDAY_LEVEL,
  type Interval,
  parseSplits,
  type Split,
  type StoreArchetypes,
  type WeekExplanation,
} from "@sales-hub/engine";
export { hubErrors } from "./errors.ts";
export type { ModelMetadata, ModelMetrics } from "./models/model-metadata.ts";
export { ModelStore } from "./models/model-store.ts";
export { type Champion, championOf, findChampion } from "./report/find-champion.ts";
export type { FoldFigures } from "./report/fold-figures.ts";
export type { KeptComparison } from "./report/kept-comparison.ts";
export { type LabReport, readReport } from "./report/read-report.ts";
export { type CompareOptions, compareForecasters } from "./report/run-comparison.ts";
export { HubService, type HubStatus } from "./service/hub-service.ts";
export type { Snapshot } from "./service/snapshot.ts";
export type { ErrorFigures } from "./training/error-figures.ts";
export { trainVersion } from "./training/train-version.ts";
export { backtestRival, RIVAL_NAMES, type RivalFold, type RivalName } from "./use-cases/backtest-rivals.ts";
export { backtestSplits, type ScoredFold } from "./use-cases/backtest-splits.ts";
export { compareModels, type ModelComparison } from "./use-cases/compare-models.ts";
export type { ComparedDates, DepartmentMove, MoverComparison } from "./use-cases/compare-periods.ts";
export {
  DEFAULT_VALUE_ASSUMPTIONS,
  estimateValue,
  type PolicyOutcome,
  type ValueEstimate,
  type ValueSimulation,
} from "./use-cases/estimate-value.ts";
export { explainStore, type StoreComparison, type StoreDetail } from "./use-cases/explain-store.ts";
export {
  type AggregateForecast,
  type AggregateQuestion,
  forecastAggregate,
} from "./use-cases/forecast-aggregate.ts";
export { forecastEverything, makeSubmission } from "./use-cases/forecast-everything.ts";
export { type ForecastQuestion, forecastPair, type PairForecast } from "./use-cases/forecast-pair.ts";
export { archetypeOf, groupStores } from "./use-cases/group-stores.ts";
export { listStores, type StoreOverview } from "./use-cases/list-stores.ts";
export { mapStores, type StoreOnMap } from "./use-cases/map-stores.ts";
export {
  type Accuracy,
  type AccuracyQuestion,
  measureAccuracy,
} from "./use-cases/measure-accuracy.ts";
export {
  type HolidayAnswer,
  type HolidayQuestion,
  measureHolidays,
} from "./use-cases/measure-holidays.ts";
export { planSafetyStock, type SafetyStockPlan, type SafetyStockQuestion } from "./use-cases/plan-safety-stock.ts";
export { type BudgetPlan, type BudgetQuestion, optimizePlan } from "./use-cases/promotions/optimize-plan.ts";
export {
  type ExperimentPlan,
  type ExperimentQuestion,
  planExperiment,
} from "./use-cases/promotions/plan-experiment.ts";
export {
  listPromotionOptions,
  type PromotionOptions,
  type PromotionPreset,
} from "./use-cases/promotions/promotion-presets.ts";
export { type ReturnsAnswer, type ReturnsQuestion, rankReturns } from "./use-cases/promotions/rank-returns.ts";
export { type PlanQuestion, type PlanResult, simulatePlan } from "./use-cases/promotions/simulate-plan.ts";
export { rankFeatures } from "./use-cases/rank-features.ts";
export { type HotspotPair, type HotspotRanking, rankHotspots } from "./use-cases/rank-hotspots.ts";
export { readRecordedUsd, readSeries, type SeriesWeek } from "./use-cases/read-series.ts";
export { type Summary, summarise } from "./use-cases/summarise.ts";
export { watchAccuracy } from "./use-cases/watch-accuracy.ts";
export { readWatchlistSigns } from "./use-cases/watchlist-signs.ts";
export type { Workspace } from "./workspace.ts";
