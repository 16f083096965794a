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
