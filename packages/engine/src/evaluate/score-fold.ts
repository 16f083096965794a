import { addWeeks, type SalesPanel, weekIndex } from "@sales-hub/domain";
import { engineError } from "../errors.ts";
import { bias, mae, r2, rmse, wape, wmae } from "./metrics.ts";
import type { Split } from "./splits.ts";

/** Where a fold lies on the panel's weekly grid. */
export interface FoldWindow {
  readonly originIndex: number;
  /** Horizon of the first scored week. */
  readonly firstHorizon: number;
  /** Horizon of the last scored week: the forecast must reach this far. */
  readonly horizonWeeks: number;
}

/** The scored rows of a fold in columns: every row with actual sales in the test window, series by series. */
export interface FoldRows {
  readonly seriesIndex: Int32Array;
  readonly weekIndex: Int32Array;
  readonly horizon: Int32Array;
  readonly actual: Float64Array;
  /** A missing (NaN) forecast counts as 0. */
  readonly forecast: Float64Array;
  readonly isHoliday: Uint8Array;
}

/** Point accuracy of one fold; USD but for the fractions wape, bias and r2. */
export interface FoldScore {
  readonly protocol: string;
  readonly fold: number;
  readonly rowCount: number;
  readonly wmae: number;
  readonly wape: number;
  readonly mae: number;
  readonly rmse: number;
  readonly r2: number;
  readonly bias: number;
}

/** Accuracy over all folds of a protocol: `wmae` is the mean of the folds' WMAE. */
export interface ProtocolScore {
  readonly protocol: string;
  readonly folds: readonly FoldScore[];
  readonly wmae: number;
}

/**
 * Places a split on the panel's grid.
 * @throws {HubError} ENGINE_SPLIT_OUT_OF_RANGE when the test window is not within the history
 */
export function locateFold(panel: SalesPanel, split: Split): FoldWindow {
  const originIndex = weekIndex(panel.firstWeek, split.trainEnd);
  const start = weekIndex(panel.firstWeek, split.testStart);
  const end = weekIndex(panel.firstWeek, split.testEnd);
  const last = panel.historyWeekCount - 1;
  if (originIndex < 0 || end > last) {
    throw engineError(
      "ENGINE_SPLIT_OUT_OF_RANGE",
      `${split.protocol} fold ${split.fold} needs actual sales from ${split.trainEnd} to ${split.testEnd}; the data holds ${panel.firstWeek} to ${addWeeks(panel.firstWeek, last)}.`,
      { details: { ...split, firstWeek: panel.firstWeek, lastWeek: addWeeks(panel.firstWeek, last) } },
    );
  }
  return { originIndex, firstHorizon: start - originIndex, horizonWeeks: end - originIndex };
}

/**
 * The rows a fold is scored on, with the forecast beside the actual.
 * @param forecast USD, shape [N x H] with H >= the fold's horizonWeeks; column h-1 is the week h weeks after the origin.
 * @throws {HubError} ENGINE_FORECAST_SHAPE, ENGINE_SPLIT_OUT_OF_RANGE
 */
export function collectFoldRows(panel: SalesPanel, split: Split, forecast: Float64Array): FoldRows {
  const { originIndex, firstHorizon, horizonWeeks } = locateFold(panel, split);
  const { seriesCount, weekCount, sales } = panel;
  const columns = forecast.length / seriesCount;
  if (!Number.isInteger(columns) || columns < horizonWeeks) {
    throw engineError(
      "ENGINE_FORECAST_SHAPE",
      `${split.protocol} fold ${split.fold} needs a forecast of ${seriesCount} series x at least ${horizonWeeks} weeks; got ${forecast.length} values.`,
      { details: { seriesCount, horizonWeeks, length: forecast.length } },
    );
  }
  const capacity = seriesCount * (horizonWeeks - firstHorizon + 1);
  const rows = {
    seriesIndex: new Int32Array(capacity),
    weekIndex: new Int32Array(capacity),
    horizon: new Int32Array(capacity),
    actual: new Float64Array(capacity),
    forecast: new Float64Array(capacity),
    isHoliday: new Uint8Array(capacity),
  };
  let n = 0;
  for (let i = 0; i < seriesCount; i++) {
    for (let h = firstHorizon; h <= horizonWeeks; h++) {
      const t = originIndex + h;
      const y = sales[i * weekCount + t]!;
      if (Number.isNaN(y)) continue;
      const f = forecast[i * columns + h - 1]!;
      rows.seriesIndex[n] = i;
      rows.weekIndex[n] = t;
      rows.horizon[n] = h;
      rows.actual[n] = y;
      rows.forecast[n] = Number.isNaN(f) ? 0 : f;
      rows.isHoliday[n] = panel.isHoliday[t]!;
      n++;
    }
  }
  return {
    seriesIndex: rows.seriesIndex.slice(0, n),
    weekIndex: rows.weekIndex.slice(0, n),
    horizon: rows.horizon.slice(0, n),
    actual: rows.actual.slice(0, n),
    forecast: rows.forecast.slice(0, n),
    isHoliday: rows.isHoliday.slice(0, n),
  };
}

/** Scores rows collected with {@link collectFoldRows}. */
export function scoreRows(split: Pick<Split, "protocol" | "fold">, rows: FoldRows): FoldScore {
  return {
    protocol: split.protocol,
    fold: split.fold,
    rowCount: rows.actual.length,
    wmae: wmae(rows),
    wape: wape(rows),
    mae: mae(rows),
    rmse: rmse(rows),
    r2: r2(rows),
    bias: bias(rows),
  };
}

/**
 * Scores a forecast on a fold: every row of the test window with actual sales, a missing forecast counted as 0.
 * @param forecast USD, shape [N x H], see {@link collectFoldRows}.
 * @throws {HubError} ENGINE_FORECAST_SHAPE, ENGINE_SPLIT_OUT_OF_RANGE
 */
export function scoreFold(panel: SalesPanel, split: Split, forecast: Float64Array): FoldScore {
  return scoreRows(split, collectFoldRows(panel, split, forecast));
}

/** Groups fold scores by protocol in order of appearance; a protocol's WMAE is the mean of its folds' WMAE. */
export function summarizeProtocols(scores: readonly FoldScore[]): ProtocolScore[] {
  const byProtocol = Map.groupBy(scores, (score) => score.protocol);
  return [...byProtocol].map(([protocol, folds]) => ({
    protocol,
    folds,
    wmae: folds.reduce((sum, fold) => sum + fold.wmae, 0) / folds.length,
  }));
}
