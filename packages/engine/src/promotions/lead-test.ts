import { Matrix, solve } from "ml-matrix";
import { covarianceOf } from "./clustered-variance.ts";
import { type DepartmentDesign, designDepartment, writeResponses } from "./department-design.ts";
import type { DepartmentRows } from "./department-rows.ts";
import { fitPanel, type PanelFit } from "./panel-fit.ts";
import type { LeadTest } from "./promotion-effects.ts";
import { MARKDOWN_TYPES } from "./response.ts";
import { fTestP } from "./statistics.ts";

/** Below this p-value spending is taken to follow demand. */
/** Under this p-value the lead test fails. */
export const LEAD_LEVEL = 0.01;

/**
 * Adds next week's five responses to the fit and tests that all five coefficients are 0: F = b' V^-1 b / 5 with the CR3
 * variance, against F(5, n - 1). Spending cannot act before it happens; if it seems to, it was aimed at expected demand.
 * @param start The fit without leads, to start from: its store weights are kept.
 * @returns null when the fit with leads cannot be made
 */
export function leadTest(
  design: DepartmentDesign,
  lastWeek: number,
  start?: Pick<PanelFit, "weights" | "beta">,
): LeadTest | null {
  const rows = rowsBefore(design.rows, lastWeek);
  if (rows.weeks.length === 0) return null;
  const shortened = designDepartment({ ...design, rows });
  const width = 2 * MARKDOWN_TYPES;
  const regressors = new Float64Array(rows.weeks.length * width);
  writeResponses(regressors, width, 0, shortened);
  writeResponses(regressors, width, MARKDOWN_TYPES, shortened, { weeksAhead: 1 });
  const fit = fitPanel({
    outcome: shortened.outcome,
    regressors,
    groups: shortened.groups,
    linearCount: MARKDOWN_TYPES,
    ...(start !== undefined && rows.stores.length === design.rows.stores.length && { start }),
  });
  if (fit === null) return null;
  const tested = Array.from({ length: MARKDOWN_TYPES }, (_, k) => MARKDOWN_TYPES + k).filter((k) => fit.isUsed[k]);
  if (tested.length === 0 || rows.stores.length <= width) return null;
  const covariance = Matrix.from1DArray(width, width, covarianceOf(fit.contributions, width)).selection(tested, tested);
  const leads = Matrix.columnVector(tested.map((k) => fit.beta[k]!));
  const f = leads.transpose().mmul(solve(covariance, leads)).get(0, 0) / tested.length;
  const degrees = [tested.length, rows.stores.length - 1] as const;
  const pValue = fTestP(f, ...degrees);
  return { f, degrees, pValue, passes: pValue >= LEAD_LEVEL };
}

/** The rows of weeks before `lastWeek`: the last one has no next week. */
function rowsBefore(rows: DepartmentRows, lastWeek: number): DepartmentRows {
  const stores: number[] = [];
  const starts = [0];
  const kept: number[] = [];
  for (let s = 0; s < rows.stores.length; s++) {
    const before = kept.length;
    for (let r = rows.starts[s]!; r < rows.starts[s + 1]!; r++) if (rows.weeks[r]! < lastWeek) kept.push(r);
    if (kept.length === before) continue;
    stores.push(rows.stores[s]!);
    starts.push(kept.length);
  }
  return {
    stores: Int32Array.from(stores),
    starts: Int32Array.from(starts),
    weeks: Int32Array.from(kept, (r) => rows.weeks[r]!),
    sales: Float64Array.from(kept, (r) => rows.sales[r]!),
    lastYear: Float64Array.from(kept, (r) => rows.lastYear[r]!),
  };
}
