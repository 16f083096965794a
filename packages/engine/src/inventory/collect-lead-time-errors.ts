import type { OriginState } from "../base/origin-state.ts";
import type { ScaledErrors } from "../intervals/collect-errors.ts";
import { type ErrorScale, rowErrorScale } from "../intervals/error-scale.ts";
import type { BaseVisitor } from "../intervals/visit-base.ts";

export const LONGEST_LEAD_TIME = 8;

/**
 * Errors of sums over the first 1, 2, ... 8 weeks after one earlier origin, per pair: `horizon` is the lead time, `week`
 * the last week of the sum, z = (sum of actuals - sum of base forecasts) / sum of the weeks' error scales.
 */
export type LeadTimeErrors = ScaledErrors;

/**
 * Collects lead-time errors while the base is visited; a pair that sold within the last 52 weeks counts up to
 * the first week without a row.
 */
export function createLeadTimeErrorCollector(
  state: OriginState,
  errorScale: ErrorScale,
  { lastWeek }: { readonly lastWeek: number },
): { visit: BaseVisitor; finish(): LeadTimeErrors } {
  const { panel, originIndex, index } = state;
  const longest = Math.max(0, Math.min(LONGEST_LEAD_TIME, lastWeek - originIndex));
  const capacity = index.seriesDept.length * longest;
  const week = new Int32Array(capacity);
  const horizon = new Int32Array(capacity);
  const z = new Float64Array(capacity);
  let n = 0;
  let error = 0;
  let scale = 0;
  return {
    visit(i, h, parts) {
      if (h > longest || state.meanSize[i] === 0) return;
      if (h === 1) {
        error = 0;
        scale = 0;
      }
      error += panel.sales[i * panel.weekCount + originIndex + h]! - parts.base;
      scale += rowErrorScale(state, errorScale, i, parts.base, parts);
      if (Number.isNaN(error)) return;
      week[n] = originIndex + h;
      horizon[n] = h;
      z[n] = error / scale;
      n++;
    },
    finish: () => ({ week: week.slice(0, n), horizon: horizon.slice(0, n), z: z.slice(0, n) }),
  };
}
