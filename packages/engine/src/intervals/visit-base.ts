import { type BaseParts, computeBase, emptyBaseParts } from "../base/base-forecast.ts";
import type { OriginState } from "../base/origin-state.ts";

/** Told the base of one series and horizon; `parts` is filled anew for every call. */
export type BaseVisitor = (series: number, horizon: number, parts: BaseParts) => void;

/** Computes the base of every series, sold or not, series by series, at ascending horizons. */
export function visitBase(state: OriginState, horizons: readonly number[], visitors: readonly BaseVisitor[]): void {
  const parts = emptyBaseParts();
  for (let i = 0; i < state.index.seriesDept.length; i++) {
    for (const h of horizons) {
      computeBase(state, i, h, parts);
      for (const visit of visitors) visit(i, h, parts);
    }
  }
}

/** 1, 2, ... count. */
export const horizonsTo = (count: number): number[] => Array.from({ length: Math.max(0, count) }, (_, k) => k + 1);
