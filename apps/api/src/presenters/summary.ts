import type { DashboardSummary, Mover } from "@sales-hub/contracts";
import type { Snapshot, Summary } from "@sales-hub/hub";
import { presentMeta } from "./meta.ts";
import { presentStore } from "./stores.ts";

export function presentSummary(snapshot: Snapshot, summary: Summary): DashboardSummary {
  const { accuracy, takeaways } = summary;
  return {
    headline: takeaways[0]?.text ?? `Sales data through ${snapshot.data.data_through}.`,
    kpis: {
      total_sales: summary.totalUsd,
      avg_weekly_sales: summary.avgWeeklyUsd,
      growth: summary.growthFraction,
      forecast_accuracy: accuracy && {
        wape: accuracy.wape,
        wmae: accuracy.wmae,
        r2: accuracy.r2,
        seasonal_naive_wape: accuracy.seasonal_naive_wape,
        seasonal_naive_wmae: accuracy.seasonal_naive_wmae,
        vs_seasonal_naive: 1 - accuracy.wape / accuracy.seasonal_naive_wape,
        folds: accuracy.folds,
        test_rows: accuracy.test_rows,
      },
    },
    key_takeaways: takeaways.map((takeaway) => ({ ...takeaway })),
    weekly_totals: summary.weeks.map((week) => ({
      date: week.date,
      sales: week.salesUsd,
      forecast: week.forecastUsd,
      last_year: week.lastYearUsd,
      is_holiday: week.isHoliday,
    })),
    top_movers: summary.topMovers.map(presentMover),
    bottom_movers: summary.bottomMovers.map(presentMover),
    stores: summary.stores.map(presentStore),
    meta: presentMeta(snapshot),
  };
}

function presentMover(change: Summary["topMovers"][number]): Mover {
  return {
    dept: change.dept,
    sales: change.salesUsd,
    prior_sales: change.priorUsd,
    change: change.changeUsd,
    change_fraction: change.changeFraction,
  };
}
