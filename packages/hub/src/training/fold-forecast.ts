import type { SalesPanel } from "@sales-hub/domain";
import type { OriginState, Split } from "@sales-hub/engine";

/** A fold of a backtest that was forecast, with the state of its origin. */
export interface FoldForecast {
  readonly panel: SalesPanel;
  readonly split: Split;
  readonly state: OriginState;
  readonly horizonWeeks: number;
  /** USD, shape [N x horizonWeeks]. */
  readonly forecast: Float64Array;
  /** The benchmark from the same origin, USD, shape [N x horizonWeeks]. */
  readonly naive: Float64Array;
}
