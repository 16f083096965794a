import type { DepartmentRows } from "./department-rows.ts";
import { T_95 } from "./pooling.ts";
import type { ClusteredEstimate } from "./promotion-effects.ts";
import { MARKDOWN_TYPES } from "./response.ts";
import { tTestP } from "./statistics.ts";

/** Incremental sales per dollar of one department and each store's part in its error. */
export interface IroasEstimate {
  readonly incrementalUsd: number;
  readonly iroas: number;
  /** psi_s = g.U_s, shape [S]. */
  readonly psi: Float64Array;
}

/**
 * iROAS = sum y h.beta/(1+h.beta) / cost; gradient g_k = sum y h_k/(1+h.beta)^2 / cost.
 * @param regressors h, the first 5 of each row's `width` columns. @param contributions U_s of the n stores of the rows, shape [n x width].
 * @param storeCount S.
 */
export function estimateIroas(options: {
  readonly rows: DepartmentRows;
  readonly regressors: Float64Array;
  readonly width: number;
  readonly beta: Float64Array;
  readonly contributions: Float64Array;
  readonly costUsd: number;
  readonly storeCount: number;
}): IroasEstimate {
  const { rows, regressors, width, beta, contributions, costUsd, storeCount } = options;
  const gradient = new Float64Array(MARKDOWN_TYPES);
  let incrementalUsd = 0;
  for (let r = 0; r < rows.weeks.length; r++) {
    let lift = 0;
    for (let k = 0; k < MARKDOWN_TYPES; k++) lift += regressors[r * width + k]! * beta[k]!;
    const baseline = rows.sales[r]! / Math.max(1 + lift, 0.05);
    incrementalUsd += baseline * lift;
    for (let k = 0; k < MARKDOWN_TYPES; k++) {
      gradient[k]! += (baseline * regressors[r * width + k]!) / Math.max(1 + lift, 0.05) / costUsd;
    }
  }
  const psi = new Float64Array(storeCount);
  for (let s = 0; s < rows.stores.length; s++) {
    let sum = 0;
    for (let k = 0; k < MARKDOWN_TYPES; k++) sum += gradient[k]! * contributions[s * width + k]!;
    psi[rows.stores[s]!] = sum;
  }
  return { incrementalUsd, iroas: incrementalUsd / costUsd, psi };
}

/** The 95% interval (t = 2.02) and p-value of an estimate from each store's part in its error. */
export function clusteredEstimate(estimate: number, psi: Float64Array): ClusteredEstimate {
  let variance = 0;
  let clusters = 0;
  for (const part of psi) {
    variance += part * part;
    if (part !== 0) clusters += 1;
  }
  const standardError = Math.sqrt(variance);
  return {
    estimate,
    standardError,
    lower: estimate - T_95 * standardError,
    upper: estimate + T_95 * standardError,
    pValue: standardError > 0 ? tTestP(estimate / standardError, Math.max(1, clusters - 1)) : 1,
  };
}
