import type { OriginState } from "../base/origin-state.ts";
import { type ErrorScale, measureErrorScale, rowErrorScale } from "./error-scale.ts";
import { classifyHistory } from "./history-class.ts";
import { type BaseVisitor, horizonsTo, visitBase } from "./visit-base.ts";

/** Errors of one earlier origin in units of their expected size: z = (actual - base) / error scale, in columns. */
export interface ScaledErrors {
  /** Week of the panel's grid that was forecast. */
  readonly week: Int32Array;
  /** Weeks after the origin, from 1. */
  readonly horizon: Int32Array;
  readonly z: Float64Array;
}

/** Errors of single pairs, with how much of the year before the origin each was sold in. */
export interface PairErrors extends ScaledErrors {
  /** Position in HISTORY_CLASSES. */
  readonly historyClass: Uint8Array;
}

/** First origin from which errors are collected: before it there is no year of history to forecast from. */
export const FIRST_ERROR_ORIGIN = 53;

export interface CollectErrorsInput {
  /** Last week whose actuals may be read. */
  readonly lastWeek: number;
  readonly maxHorizon: number;
}

/**
 * Forecasts every pair with the base from an earlier origin and scales what it missed by. Only actuals up to
 * `lastWeek` are read, so that the errors are known at that week.
 */
export function collectErrors(state: OriginState, input: CollectErrorsInput): PairErrors {
  const collector = createErrorCollector(state, measureErrorScale(state), input);
  visitBase(state, horizonsTo(Math.min(input.maxHorizon, input.lastWeek - state.originIndex)), [collector.visit]);
  return collector.finish();
}

/** Collects the scaled errors of single pairs while the base is visited. */
export function createErrorCollector(
  state: OriginState,
  errorScale: ErrorScale,
  { lastWeek, maxHorizon }: CollectErrorsInput,
): { visit: BaseVisitor; finish(): PairErrors } {
  const { panel, originIndex, index } = state;
  const horizons = Math.max(0, Math.min(maxHorizon, lastWeek - originIndex));
  const capacity = index.seriesDept.length * horizons;
  const week = new Int32Array(capacity);
  const horizon = new Int32Array(capacity);
  const z = new Float64Array(capacity);
  const historyClass = new Uint8Array(capacity);
  const classOf = classifyHistory(panel, originIndex);
  let n = 0;
  return {
    visit(i, h, parts) {
      if (h > horizons) return;
      const actual = panel.sales[i * panel.weekCount + originIndex + h]!;
      if (Number.isNaN(actual)) return;
      week[n] = originIndex + h;
      horizon[n] = h;
      z[n] = (actual - parts.base) / rowErrorScale(state, errorScale, i, parts.base, parts);
      historyClass[n] = classOf[i]!;
      n++;
    },
    finish: () => ({
      week: week.slice(0, n),
      horizon: horizon.slice(0, n),
      z: z.slice(0, n),
      historyClass: historyClass.slice(0, n),
    }),
  };
}
