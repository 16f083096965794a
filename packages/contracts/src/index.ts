export { AccuracyAnswer, AccuracyGroup, AccuracyQuery, ErrorRow, HorizonErrors, PastForecast } from "./accuracy.ts";
export { Cluster, ClusteredStore, ClusterFeature, ClusterProfile, ClustersAnswer } from "./clusters.ts";
export {
  DashboardSummary,
  ForecastAccuracy,
  GrowthDetail,
  HolidayShare,
  Kpis,
  Mover,
  NextWeeks,
  WeeklyTotal,
} from "./dashboard-summary.ts";
export {
  DataQualityAnswer,
  MissingValues,
  QualityCheck,
  QualityReport,
  QualityStep,
  RawFile,
} from "./data-quality.ts";
export { DriftAnswer, DriftMeasure, DriftWindow } from "./drift.ts";
export { Fact, FactUnit, FindingLink, Takeaway } from "./findings.ts";
export {
  AggregateAnswer,
  AggregateRequest,
  Contribution,
  ContributionGroup,
  Explanation,
  ForecastAnswer,
  ForecastPoint,
  ForecastRequest,
  HistoryClass,
  Interval,
  MeasuredCoverage,
  PairAccuracy,
  ReasonGroup,
} from "./forecast.ts";
export { HealthAnswer } from "./health.ts";
export {
  HolidayEffect,
  HolidayEffectsAnswer,
  HolidayEffectsQuery,
  HolidayName,
  HolidayWeeks,
} from "./holiday-effects.ts";
export {
  Hotspot,
  HotspotSign,
  HotspotsAnswer,
  HotspotsQuery,
  RiskLevel,
  RiskThresholds,
  Surprise,
  TrendBreak,
} from "./hotspots.ts";
export { FeatureImportance, ImportanceAnswer, ModelErrors, ModelItem, ModelsAnswer } from "./models.ts";
export { Change, ComparedWeeks, ComparisonName, DepartmentMove, MoverComparison } from "./movers.ts";
export { FieldProblem, Problem } from "./problem.ts";
export { ExperimentAnswer, ExperimentRequest } from "./promotions/experiment.ts";
export { Allocation, OptimizeAnswer, OptimizeRequest } from "./promotions/optimize.ts";
export { DepartmentRoi, Estimate, RoiAnswer, RoiCategory, RoiQuery, RoiSort } from "./promotions/roi.ts";
export {
  Accounting,
  AllMarkdownAmounts,
  Evidence,
  EvidenceStrength,
  MARKDOWN_NAMES,
  MarkdownAmounts,
  MarkdownName,
  ProfitVerdict,
  Range,
} from "./promotions/shared.ts";
export {
  Extrapolation,
  PromotionOptionsAnswer,
  PromotionOptionsQuery,
  PromotionScope,
  ResponsePoint,
  SimulateAnswer,
  SimulateRequest,
  StoreLevelResult,
} from "./promotions/simulate.ts";
export { ReportData } from "./report/data.ts";
export {
  ReportAutocorrelation,
  ReportCorrelations,
  ReportDistribution,
  ReportEda,
  ReportHolidayLift,
  ReportMissingness,
  ReportMoments,
  ReportPareto,
  ReportReturns,
  ReportSeasonWeek,
  ReportVif,
} from "./report/eda.ts";
export {
  GauntletBriefPair,
  GauntletComparison,
  GauntletFold,
  GauntletImportance,
  GauntletProtocol,
  GauntletRivalName,
  ReportGauntlet,
  RivalScore,
} from "./report/gauntlet.ts";
export { AuditedFeature, ReportLeakAudit, ReportLeakMeasurement, ReportRidge } from "./report/leak-audit.ts";
export { BacktestFoldErrors, ReportAccuracy, ReportAnswer } from "./report/report.ts";
export { SafetyStockAnswer, SafetyStockRequest } from "./safety-stock.ts";
export { Meta } from "./shared.ts";
export { StoreComparison, StoreDepartment, StoreDetailAnswer, StoreParams } from "./store-detail.ts";
export {
  RoiPotential,
  SeriesAnswer,
  SeriesPoint,
  SeriesQuery,
  StoreItem,
  StoreOnMap,
  StoresAnswer,
  StoreVolatility,
} from "./stores.ts";
export { PolicyOutcome, ValueAnswer, ValueAssumption, ValuePart, ValueQuery, ValueRange } from "./value.ts";
