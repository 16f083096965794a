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
export { SafetyStockAnswer, SafetyStockRequest } from "./safety-stock.ts";
export { Meta } from "./shared.ts";
export { SeriesAnswer, SeriesPoint, SeriesQuery, StoreItem, StoresAnswer } from "./stores.ts";
