import type { ForecastAnswer } from "@sales-hub/contracts";
import type { ForecastQuestion, PairForecast, Snapshot } from "@sales-hub/hub";
import { presentExplanation } from "./explanation.ts";
import { presentForecastWeek, presentPairAccuracy } from "./forecast-week.ts";
import { presentMeta } from "./meta.ts";
import { presentWeek } from "./stores.ts";

export function presentForecast(snapshot: Snapshot, question: ForecastQuestion, result: PairForecast): ForecastAnswer {
  const { accuracy } = result;
  const series = snapshot.series.rowOf(question);
  return {
    store: question.store,
    dept: question.dept,
    store_type: result.storeType,
    historical: result.history.map(presentWeek),
    forecast: result.weeks.map((week) => presentForecastWeek(snapshot, [series], week)),
    accuracy: presentPairAccuracy(accuracy, accuracy.scope),
    history: result.historyClass,
    coverage: result.coverage.map(({ level, alike, department, pair }) => ({
      level,
      measured: alike.measuredFraction,
      test_weeks: alike.testWeeks,
      department_measured: department.measuredFraction,
      department_test_weeks: department.testWeeks,
      pair_measured: pair.measuredFraction,
      pair_test_weeks: pair.testWeeks,
    })),
    explanation: result.explanations.map((week) => presentExplanation(snapshot, week)),
    notes: [...result.notes],
    meta: presentMeta(snapshot),
  };
}
