import { covarianceOf } from "./clustered-variance.ts";
import type { DepartmentRows } from "./department-rows.ts";
import type { MarkdownIntensity } from "./intensity.ts";
import { clusteredEstimate, estimateIroas } from "./iroas.ts";
import { leadTest } from "./lead-test.ts";
import { fitPanel } from "./panel-fit.ts";
import type { DepartmentFit } from "./promotion-effects.ts";
import { MARKDOWN_TYPES, RESPONSE_SHAPES, type ResponseShape } from "./response.ts";
import { groupRows, type TwoWayGroups } from "./within.ts";

/** What every fit of a department starts from. */
export interface DepartmentDesign {
  readonly rows: DepartmentRows;
  readonly groups: TwoWayGroups;
  /** z = ln y_t - ln y_{t-52}, shape [R]. */
  readonly outcome: Float64Array;
  readonly intensity: MarkdownIntensity;
  /** W of the panel. */
  readonly weekCount: number;
  /** S. */
  readonly storeCount: number;
  readonly costUsd: number;
}

export function designDepartment(options: Omit<DepartmentDesign, "groups" | "outcome">): DepartmentDesign {
  const { sales, lastYear } = options.rows;
  return {
    ...options,
    groups: groupRows(options.rows),
    outcome: Float64Array.from(sales, (y, r) => Math.log(y / lastYear[r]!)),
  };
}

/** h(x) of each row `weeksAhead` weeks later, written into columns `offset`..`offset + 4` of `into`. */
export function writeResponses(
  into: Float64Array,
  width: number,
  offset: number,
  design: Pick<DepartmentDesign, "rows" | "intensity" | "weekCount">,
  options: { readonly shape?: ResponseShape; readonly weeksAhead?: number } = {},
): void {
  const { rows, intensity, weekCount } = design;
  const h = RESPONSE_SHAPES[options.shape ?? "saturating"];
  for (let s = 0; s < rows.stores.length; s++) {
    for (let r = rows.starts[s]!; r < rows.starts[s + 1]!; r++) {
      const cell = (rows.stores[s]! * weekCount + rows.weeks[r]! + (options.weeksAhead ?? 0)) * MARKDOWN_TYPES;
      for (let k = 0; k < MARKDOWN_TYPES; k++) into[r * width + offset + k] = h(intensity.values[cell + k]!);
    }
  }
}

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
