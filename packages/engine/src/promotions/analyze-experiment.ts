import type { SalesPanel } from "@sales-hub/domain";
import { engineError } from "../errors.ts";
import { collectDepartmentRows } from "./department-rows.ts";
import type { ExperimentDesign } from "./experiment.ts";
import { clusteredEstimate } from "./iroas.ts";
import { fitPanel } from "./panel-fit.ts";
import type { ClusteredEstimate } from "./promotion-effects.ts";
import { groupRows } from "./within.ts";

/**
 * What an experiment found: the change in log sales from last year on "treated", two-way fixed effects, CR3 by store, as
 * incremental sales per dollar of the treated store-weeks.
 * @throws {HubError} ENGINE_PROMOTION_NOT_ESTIMABLE when the panel lacks the sales of its weeks
 */
export function analyzeExperiment(panel: SalesPanel, design: ExperimentDesign): ClusteredEstimate {
  const { weekCount, stores, seriesStore, seriesDept } = panel;
  const series = Int32Array.from(stores.ids, (store) =>
    design.stores.includes(store)
      ? seriesStore.findIndex((value, i) => value === store && seriesDept[i] === design.dept)
      : -1,
  );
  const [from, to] = [design.weeks[0]!, design.weeks.at(-1)!];
  const rows = collectDepartmentRows(panel, series, from, to, MIN_WEEKS_PER_STORE);
  const costs = new Map(
    design.treatments.map(({ store, week, usd }) => [stores.ids.indexOf(store) * weekCount + week, usd]),
  );
  const treated = new Float64Array(rows.weeks.length);
  let costUsd = 0;
  for (let s = 0; s < rows.stores.length; s++) {
    for (let r = rows.starts[s]!; r < rows.starts[s + 1]!; r++) {
      const usd = costs.get(rows.stores[s]! * weekCount + rows.weeks[r]!);
      if (usd === undefined) continue;
      treated[r] = 1;
      costUsd += usd;
    }
  }
  const outcome = Float64Array.from(rows.sales, (y, r) => Math.log(y / rows.lastYear[r]!));
  const fit = rows.weeks.length === 0 ? null : fitPanel({ outcome, regressors: treated, groups: groupRows(rows) });
  if (fit === null) {
    throw engineError(
      "ENGINE_PROMOTION_NOT_ESTIMABLE",
      "The panel does not hold the sales of the experiment's stores and weeks.",
      {
        details: { dept: design.dept, from, to },
      },
    );
  }
  const lift = fit.beta[0]!;
  const treatedSales = rows.sales.reduce((sum, y, r) => sum + y * treated[r]!, 0);
  const psi = new Float64Array(stores.ids.length);
  rows.stores.forEach((s, i) => {
    psi[s] = (treatedSales / (1 + lift) ** 2 / costUsd) * fit.contributions[i]!;
  });
  return clusteredEstimate((treatedSales * lift) / (1 + lift) / costUsd, psi);
}

const MIN_WEEKS_PER_STORE = 2;
