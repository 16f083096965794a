import type { SalesPanel } from "@sales-hub/domain";
import { engineError } from "../errors.ts";
import { requireOrigin } from "../forecast/require-origin.ts";

/** Earliest past origin that training rows are made at: its 8-week-ahead target is the first with a week a year before. */
export const FIRST_TRAINING_ORIGIN = 44;
/** Earliest target week: the first with sales a year before. */
export const FIRST_TARGET_WEEK = 52;
/** Rows a model is trained on unless told otherwise. */
export const DEFAULT_TARGET_ROWS = 100_000;

/** Which rows (series, past origin, horizon) a model with this origin is trained on. */
export interface RowPlan {
  /** Last week whose actuals may be seen. */
  readonly originIndex: number;
  readonly maxHorizon: number;
  readonly seed: number;
  /** Rows that qualify before sampling. */
  readonly eligibleRows: number;
  /** Share of them that is kept, at most 1. */
  readonly rate: number;
}

/** First week with a row of each series; weekCount for a series that has none, shape [N]. */
export function firstWeeks(panel: SalesPanel): Int32Array {
  const first = new Int32Array(panel.seriesCount).fill(panel.weekCount);
  for (let i = 0; i < panel.seriesCount; i++) {
    for (let t = 0; t < panel.historyWeekCount; t++) {
      if (Number.isNaN(panel.sales[i * panel.weekCount + t]!)) continue;
      first[i] = t;
      break;
    }
  }
  return first;
}

/**
 * Plans the training rows of a model: every past origin o' >= 44 and horizon h <= maxHorizon with 52 <= o' + h <= origin,
 * sales in that week and a row by o', sampled to about `targetRows`.
 * @throws {HubError} ENGINE_ORIGIN_OUT_OF_RANGE; ENGINE_TRAINING_TOO_SHORT when no row qualifies
 */
export function planRows(
  panel: SalesPanel,
  options: { originIndex: number; maxHorizon: number; seed: number; targetRows?: number },
): RowPlan {
  const { originIndex, maxHorizon, seed, targetRows = DEFAULT_TARGET_ROWS } = options;
  requireOrigin(panel, originIndex);
  const first = firstWeeks(panel);
  let eligibleRows = 0;
  for (let i = 0; i < panel.seriesCount; i++) {
    const from = Math.max(FIRST_TRAINING_ORIGIN, first[i]!);
    for (let t = FIRST_TARGET_WEEK; t <= originIndex; t++) {
      if (Number.isNaN(panel.sales[i * panel.weekCount + t]!)) continue;
      eligibleRows += Math.max(0, t - Math.max(from, t - maxHorizon));
    }
  }
  if (eligibleRows === 0) {
    throw engineError(
      "ENGINE_TRAINING_TOO_SHORT",
      `Training needs at least ${FIRST_TARGET_WEEK + 1} weeks of history up to the origin; it has ${originIndex + 1}. Train at a later origin.`,
      { details: { originIndex, requiredWeeks: FIRST_TARGET_WEEK + 1 } },
    );
  }
  return { originIndex, maxHorizon, seed, eligibleRows, rate: Math.min(1, targetRows / eligibleRows) };
}

/**
 * A number in [0, 1) that depends on the row alone, so that sampling is the same however rows are ordered or split over
 * threads, and a smaller sample is part of a larger one.
 */
export function sampleKey(store: number, dept: number, origin: number, horizon: number, seed: number): number {
  let hash = Math.imul(seed + 0x9e3779b9, 0x85ebca6b);
  for (const part of [store, dept, origin, horizon]) {
    hash = Math.imul(hash ^ part, 0xcc9e2d51);
    hash = Math.imul((hash << 15) | (hash >>> 17), 0x1b873593);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
