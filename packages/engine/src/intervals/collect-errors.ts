import { computeBase, emptyBaseParts } from "../base/base-forecast.ts";
import type { OriginState } from "../base/origin-state.ts";
import { measureErrorScale, rowErrorScale } from "./error-scale.ts";

/** Errors of one earlier origin in units of their expected size: z = (actual - base) / error scale, in columns. */
export interface ScaledErrors {
  /** Week of the panel's grid that was forecast. */
  readonly week: Int32Array;
  /** Weeks after the origin, from 1. */
  readonly horizon: Int32Array;
  readonly z: Float64Array;
}

/** First origin from which errors are collected: before it there is no year of history to forecast from. */
export const FIRST_ERROR_ORIGIN = 53;

/**
 * Forecasts every pair with the base from an earlier origin and scales what it missed by. Only actuals up to
 * `lastWeek` are read, so that the errors are known at that week.
 */
export function collectErrors(state: OriginState, options: { lastWeek: number; maxHorizon: number }): ScaledErrors {
  const { panel, originIndex, index } = state;
  const horizons = Math.max(0, Math.min(options.maxHorizon, options.lastWeek - originIndex));
  const capacity = index.seriesDept.length * horizons;
  const week = new Int32Array(capacity);
  const horizon = new Int32Array(capacity);
  const z = new Float64Array(capacity);
  const errorScale = measureErrorScale(state);
  const parts = emptyBaseParts();
  let n = 0;
  for (let i = 0; i < index.seriesDept.length; i++) {
    if (state.meanSize[i] === 0) continue;
    for (let h = 1; h <= horizons; h++) {
      const actual = panel.sales[i * panel.weekCount + originIndex + h]!;
      if (Number.isNaN(actual)) continue;
      computeBase(state, i, h, parts);
      week[n] = originIndex + h;
      horizon[n] = h;
      z[n] = (actual - parts.base) / rowErrorScale(state, errorScale, i, parts.base, parts);
      n++;
    }
  }
  return { week: week.slice(0, n), horizon: horizon.slice(0, n), z: z.slice(0, n) };
}
