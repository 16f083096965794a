import type { DataGaps, TrendBreak } from "@sales-hub/engine";
import type { Surprise } from "./recent-surprises.ts";

/** What is known of a pair's errors and sales. */
export interface HotspotFigures {
  readonly store: number;
  readonly dept: number;
  readonly meanUsd: number;
  readonly cvFraction: number;
  /** Mean absolute backtest error per week: the ranking's measure. */
  readonly maeUsd: number;
  readonly wapeFraction: number | null;
  readonly biasUsd: number;
  /** Width of next week's 80% band / its forecast; null when the forecast is not positive. */
  readonly relativeIntervalWidth: number | null;
  readonly trendBreak: TrendBreak | null;
  readonly surprise: Surprise | null;
  readonly gaps: DataGaps;
}
