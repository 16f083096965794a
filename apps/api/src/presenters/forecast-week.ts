import type { ForecastPoint, PairAccuracy } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import type { AggregateForecast, Snapshot } from "@sales-hub/hub";

/** One week of the forecast of a pair or of a sum. */
export function presentForecastWeek(snapshot: Snapshot, week: AggregateForecast["weeks"][number]): ForecastPoint {
  return {
    date: addWeeks(snapshot.panel.firstWeek, week.weekIndex),
    horizon_weeks: week.horizonWeeks,
    weekly_sales: week.salesUsd,
    is_holiday: week.isHoliday,
    intervals: week.intervals.map(({ level, lowerUsd, upperUsd }) => ({ level, lower: lowerUsd, upper: upperUsd })),
    seasonal_naive: week.seasonalNaiveUsd,
  };
}

export function presentPairAccuracy(
  accuracy: AggregateForecast["accuracy"],
  scope: PairAccuracy["scope"],
): PairAccuracy {
  return {
    scope,
    test_weeks: accuracy.testWeeks,
    wape: accuracy.wapeFraction,
    mae: accuracy.maeUsd,
    bias: accuracy.biasUsd,
    seasonal_naive_wape: accuracy.seasonalNaiveWapeFraction,
  };
}
