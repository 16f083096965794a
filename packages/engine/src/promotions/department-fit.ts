import { covarianceOf } from "./clustered-variance.ts";
import { type DepartmentDesign, writeResponses } from "./department-design.ts";
import { clusteredEstimate, estimateIroas } from "./iroas.ts";
import { leadTest } from "./lead-test.ts";
import { fitPanel } from "./panel-fit.ts";
import type { DepartmentFit } from "./promotion-effects.ts";
import { MARKDOWN_TYPES, type ResponseShape } from "./response.ts";

/** Fits one response shape; null when the markdown types cannot be told apart. */
export function fitShape(design: DepartmentDesign, shape: ResponseShape) {
  const { rows, groups, outcome, costUsd, storeCount } = design;
  const regressors = new Float64Array(outcome.length * MARKDOWN_TYPES);
  writeResponses(regressors, MARKDOWN_TYPES, 0, design, { shape });
  const fit = fitPanel({ outcome, regressors, groups });
  if (fit === null) return null;
  const { beta, contributions } = fit;
  return {
    fit,
    ...estimateIroas({ rows, regressors, width: MARKDOWN_TYPES, beta, contributions, costUsd, storeCount }),
  };
}

/** Everything estimated from one department alone. */
export function fitDepartment(design: DepartmentDesign, lastWeek: number): DepartmentFit | null {
  const main = fitShape(design, "saturating");
  if (main === null) return null;
  const { fit, incrementalUsd, iroas, psi } = main;
  const contributions = new Float64Array(design.storeCount * MARKDOWN_TYPES);
  const residualVariance = new Float64Array(design.storeCount).fill(Number.NaN);
  design.rows.stores.forEach((s, i) => {
    residualVariance[s] = fit.residualVariance[i]!;
    contributions.set(fit.contributions.subarray(i * MARKDOWN_TYPES, (i + 1) * MARKDOWN_TYPES), s * MARKDOWN_TYPES);
  });
  return {
    beta: fit.beta,
    contributions,
    covariance: covarianceOf(contributions, MARKDOWN_TYPES),
    iroas: clusteredEstimate(iroas, psi),
    psi,
    incrementalUsd,
    residualVariance,
    lead: leadTest(design, lastWeek, fit),
    iroasWithLagControl: fitWithLagControl(design),
  };
}

/** iROAS of ln y_t = a_store + d_week + rho ln y_{t-52} + ln(1 + h.beta) + e. */
function fitWithLagControl(design: DepartmentDesign): number | null {
  const { rows, groups, costUsd, storeCount } = design;
  const width = MARKDOWN_TYPES + 1;
  const regressors = new Float64Array(rows.weeks.length * width);
  writeResponses(regressors, width, 0, design);
  rows.lastYear.forEach((y, r) => {
    regressors[r * width + MARKDOWN_TYPES] = Math.log(y);
  });
  const fit = fitPanel({ outcome: rows.sales.map(Math.log), regressors, groups, linearCount: 1 });
  if (fit === null) return null;
  const { beta, contributions } = fit;
  return estimateIroas({ rows, regressors, width, beta, contributions, costUsd, storeCount }).iroas;
}
