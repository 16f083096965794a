import type { AggregateAnswer } from "@sales-hub/contracts";
import type { AggregateForecast, Snapshot } from "@sales-hub/hub";
import { presentForecastWeek, presentPairAccuracy } from "./forecast-week.ts";
import { presentMeta } from "./meta.ts";
import { presentWeek } from "./stores.ts";

export function presentAggregate(snapshot: Snapshot, result: AggregateForecast): AggregateAnswer {
  const { store, dept, type, members } = result.aggregate;
  return {
    store,
    dept,
    type,
    pairs: members.length,
    historical: result.history.map(presentWeek),
    forecast: result.weeks.map((week) => presentForecastWeek(snapshot, members, week)),
    accuracy: presentPairAccuracy(result.accuracy, "aggregate"),
    coverage: result.coverage.map(({ level, measuredFraction, testWeeks }) => ({
      level,
      measured: measuredFraction,
      test_weeks: testWeeks,
    })),
    notes: [...result.notes],
    meta: presentMeta(snapshot),
  };
}
