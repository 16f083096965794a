import type { ForecastAnswer } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import type { ForecastQuestion, PairForecast, Snapshot } from "@sales-hub/hub";
import { presentExplanation } from "./explanation.ts";
import { presentMeta } from "./meta.ts";
import { presentWeek } from "./stores.ts";

export function presentForecast(snapshot: Snapshot, question: ForecastQuestion, result: PairForecast): ForecastAnswer {
  const { accuracy } = result;
  return {
    store: question.store,
    dept: question.dept,
    store_type: result.storeType,
    historical: result.history.map(presentWeek),
    forecast: result.weeks.map((week) => ({
      date: addWeeks(snapshot.panel.firstWeek, week.weekIndex),
      horizon_weeks: week.horizonWeeks,
      weekly_sales: week.salesUsd,
      is_holiday: week.isHoliday,
      intervals: week.intervals.map(({ level, lowerUsd, upperUsd }) => ({ level, lower: lowerUsd, upper: upperUsd })),
      seasonal_naive: week.seasonalNaiveUsd,
    })),
    accuracy: {
      scope: accuracy.scope,
      test_weeks: accuracy.testWeeks,
      wape: accuracy.wapeFraction,
      mae: accuracy.maeUsd,
      bias: accuracy.biasUsd,
      seasonal_naive_wape: accuracy.seasonalNaiveWapeFraction,
    },
    coverage: result.coverage.map(({ level, all, department }) => ({
      level,
      measured: all.measuredFraction,
      test_weeks: all.testWeeks,
      department_measured: department.measuredFraction,
      department_test_weeks: department.testWeeks,
    })),
    explanation: result.explanations.map((week) => presentExplanation(snapshot, week)),
    notes: [...result.notes],
    meta: presentMeta(snapshot),
  };
}
