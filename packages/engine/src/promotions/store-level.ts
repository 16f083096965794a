import type { SalesPanel } from "@sales-hub/domain";
import { covarianceOf } from "./clustered-variance.ts";
import { designDepartment, writeResponses } from "./department-design.ts";
import { collectDepartmentRows } from "./department-rows.ts";
import type { MarkdownIntensity } from "./intensity.ts";
import { leadTest } from "./lead-test.ts";
import { fitPanel } from "./panel-fit.ts";
import type { LeadTest, Placebo } from "./promotion-effects.ts";
import { MARKDOWN_TYPES } from "./response.ts";

/** The two checks that need no department: on the sum of each store's sales. Both null when they cannot be made. */
export function checkStoreLevel(
  panel: SalesPanel,
  intensity: MarkdownIntensity,
  fromWeek: number,
  originIndex: number,
): { lead: LeadTest | null; placebo: Placebo | null } {
  const sums = sumStores(panel, originIndex);
  const all = Int32Array.from(panel.stores.ids.keys());
  const rows = collectDepartmentRows(sums, all, fromWeek, originIndex);
  const { weekCount } = panel;
  const design = designDepartment({ rows, intensity, weekCount, storeCount: all.length, costUsd: 1 });
  const regressors = new Float64Array(rows.weeks.length * MARKDOWN_TYPES);
  writeResponses(regressors, MARKDOWN_TYPES, 0, design, { shape: "linear" });
  // Last year's sales on this year's markdowns, with the usual means of pair and week removed.
  const fit = fitPanel({ outcome: rows.lastYear.map(Math.log), regressors, groups: design.groups });
  const placebo = fit === null ? null : describePlacebo(fit.beta, covarianceOf(fit.contributions, MARKDOWN_TYPES));
  return { lead: leadTest(design, originIndex), placebo };
}

function describePlacebo(beta: Float64Array, covariance: Float64Array): Placebo {
  return {
    perDollar: beta.map((b) => 100 * b),
    tValues: beta.map((b, k) => (b === 0 ? 0 : b / Math.sqrt(covariance[k * (MARKDOWN_TYPES + 1)]!))),
  };
}

/** A panel of one series per store: the sum of its pairs; NaN in a week without any. */
function sumStores(panel: SalesPanel, originIndex: number): SalesPanel {
  const { weekCount, stores } = panel;
  const at = new Map(Array.from(stores.ids, (id, s) => [id, s]));
  const sales = new Float64Array(stores.ids.length * weekCount).fill(Number.NaN);
  for (let i = 0; i < panel.seriesCount; i++) {
    const s = at.get(panel.seriesStore[i]!)!;
    for (let t = 0; t <= originIndex; t++) {
      const y = panel.sales[i * weekCount + t]!;
      if (Number.isNaN(y)) continue;
      const cell = s * weekCount + t;
      sales[cell] = (Number.isNaN(sales[cell]!) ? 0 : sales[cell]!) + y;
    }
  }
  return { ...panel, sales };
}
