import type { ForecastPoint, PairAccuracy } from "@sales-hub/contracts";
import { addWeeks } from "@sales-hub/domain";
import { type AggregateForecast, readRecordedUsd, type Snapshot } from "@sales-hub/hub";

const WEEKS_A_YEAR = 52;

/**
 * One week of the forecast of a pair or of a sum.
 * @param members Rows of the panel that are forecast: the pair's own, or those summed.
 */
export function presentForecastWeek(
  snapshot: Snapshot,
  members: ArrayLike<number>,
  week: AggregateForecast["weeks"][number],
): ForecastPoint {
  return {
    date: addWeeks(snapshot.panel.firstWeek, week.weekIndex),
    horizon_weeks: week.horizonWeeks,
    weekly_sales: week.salesUsd,
    is_holiday: week.isHoliday,
    intervals: week.intervals.map(({ level, lowerUsd, upperUsd }) => ({ level, lower: lowerUsd, upper: upperUsd })),
    seasonal_naive: week.seasonalNaiveUsd,
    last_year_usd: readRecordedUsd(snapshot, members, week.weekIndex - WEEKS_A_YEAR),
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
