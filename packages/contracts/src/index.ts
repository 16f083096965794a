export { AccuracyAnswer, AccuracyGroup, AccuracyQuery, ErrorRow, HorizonErrors, PastForecast } from "./accuracy.ts";
export {
  DashboardSummary,
  ForecastAccuracy,
  Kpis,
  Mover,
  Takeaway,
  WeeklyTotal,
} from "./dashboard-summary.ts";
export {
  AggregateAnswer,
  AggregateRequest,
  Contribution,
  ContributionGroup,
  Explanation,
  ForecastAnswer,
  ForecastPoint,
  ForecastRequest,
  Interval,
  MeasuredCoverage,
  PairAccuracy,
  ReasonGroup,
} from "./forecast.ts";
export { HealthAnswer } from "./health.ts";
export { Hotspot, HotspotsAnswer, HotspotsQuery, RiskLevel } from "./hotspots.ts";
export { FeatureImportance, ImportanceAnswer, ModelErrors, ModelItem, ModelsAnswer } from "./models.ts";
export { FieldProblem, Problem } from "./problem.ts";
export { ExperimentAnswer, ExperimentRequest } from "./promotions/experiment.ts";
export { Allocation, OptimizeAnswer, OptimizeRequest } from "./promotions/optimize.ts";
export { DepartmentRoi, Estimate, ROI_SORTS, RoiAnswer, RoiCategory, RoiQuery } from "./promotions/roi.ts";
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
export { SafetyStockAnswer, SafetyStockRequest } from "./safety-stock.ts";
export { Meta } from "./shared.ts";
export { SeriesAnswer, SeriesPoint, SeriesQuery, StoreItem, StoresAnswer } from "./stores.ts";
