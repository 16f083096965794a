import type { DashboardSummary, GrowthDetail, Mover, NextWeeks, Takeaway } from "@sales-hub/contracts";
import { formatDay } from "@sales-hub/domain";
import type { Snapshot, Summary } from "@sales-hub/hub";
import { presentMovers } from "./change.ts";
import { presentMeta } from "./meta.ts";
import { presentStoreOnMap } from "./stores.ts";
import { presentAssumptions, presentParts, presentRange } from "./value.ts";

export function presentSummary(snapshot: Snapshot, summary: Summary): DashboardSummary {
  const { accuracy, takeaways, holidays } = summary;
  const sinceLastYear = summary.movers.find(({ comparison }) => comparison === "last_year");
  return {
    headline: takeaways[0]?.text ?? `Sales data through ${formatDay(snapshot.data.data_through)}.`,
    kpis: {
      total_sales: summary.totalUsd,
      avg_weekly_sales: summary.avgWeeklyUsd,
      growth: summary.growth.growthFraction,
      growth_detail: presentGrowth(summary.growth),
      next_weeks: summary.nextWeeks && presentNextWeeks(summary.nextWeeks),
      holiday_share: {
        share: holidays.shareFraction,
        weeks: holidays.holidayWeeks,
        of_weeks: holidays.weeks,
        week_lift: holidays.weekLiftFraction,
      },
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
      annual_value: summary.value.total && presentRange(summary.value.total),
    },
    key_takeaways: takeaways.map(presentTakeaway),
    weekly_totals: summary.weeks.map((week) => ({
      date: week.date,
      sales: week.salesUsd,
      forecast: week.forecastUsd,
      last_year: week.lastYearUsd,
      is_holiday: week.isHoliday,
    })),
    movers: summary.movers.map(presentMovers),
    top_movers: sinceLastYear?.top.map(presentMover) ?? [],
    bottom_movers: sinceLastYear?.bottom.map(presentMover) ?? [],
    value_waterfall: presentParts(summary.value),
    value_assumptions: presentAssumptions(summary.value),
    stores: summary.stores.map(presentStoreOnMap),
    meta: presentMeta(snapshot),
  };
}

function presentTakeaway({ sizeUsd, facts, ...takeaway }: Summary["takeaways"][number]): Takeaway {
  return { ...takeaway, size_usd: sizeUsd, facts: [...facts] };
}

function presentGrowth(growth: Summary["growth"]): GrowthDetail {
  return {
    from: growth.from,
    to: growth.to,
    growth: growth.growthFraction,
    lower: growth.interval?.lowerFraction ?? null,
    upper: growth.interval?.upperFraction ?? null,
    sales: growth.salesUsd,
    last_year_sales: growth.lastYearUsd,
    pairs: growth.pairs,
    opened: { pairs: growth.opened.pairs, sales: growth.opened.salesUsd },
    closed: { pairs: growth.closed.pairs, last_year_sales: growth.closed.lastYearUsd },
  };
}

function presentNextWeeks(next: NonNullable<Summary["nextWeeks"]>): NextWeeks {
  return {
    from: next.from,
    to: next.to,
    weeks: next.weeks,
    sales: next.salesUsd,
    intervals: next.intervals.map(({ level, lowerUsd, upperUsd }) => ({ level, lower: lowerUsd, upper: upperUsd })),
    interval_method:
      "The weeks' bounds added up, as though all weeks erred to the same side: the band holds at least its share.",
    last_year_sales: next.lastYearUsd,
    change_fraction: next.changeFraction,
  };
}

function presentMover(change: Summary["movers"][number]["top"][number]): Mover {
  return {
    dept: change.dept,
    sales: change.salesUsd,
    prior_sales: change.priorUsd,
    change: change.changeUsd,
    change_fraction: change.changeFraction,
  };
}
