import type { ForecastAnswer } from "@sales-hub/contracts";
import { type CsvValue, toCsv } from "../../lib/csv.ts";
import { intervalAt } from "./forecast-words.ts";

const levelsOf = (answer: ForecastAnswer) =>
  (answer.forecast[0]?.intervals ?? []).map((interval) => interval.level).sort((a, b) => a - b);

const percentName = (level: number) => String(Math.round(level * 1000) / 10);

/** History and forecast of one pair: raw numbers as the API gave them, ISO dates, empty where unknown. */
export function forecastCsv(answer: ForecastAnswer): string {
  const levels = levelsOf(answer);
  const header = [
    "kind",
    "store",
    "dept",
    "date",
    "horizon_weeks",
    "weekly_sales",
    "is_holiday",
    "seasonal_naive",
    ...levels.flatMap((level) => [`lower_${percentName(level)}`, `upper_${percentName(level)}`]),
  ];
  const noBounds: CsvValue[] = levels.flatMap(() => [null, null]);
  const history = answer.historical.map((point): CsvValue[] => [
    "actual",
    answer.store,
    answer.dept,
    point.date,
    null,
    point.weekly_sales,
    point.is_holiday,
    null,
    ...noBounds,
  ]);
  const forecast = answer.forecast.map((point): CsvValue[] => [
    "forecast",
    answer.store,
    answer.dept,
    point.date,
    point.horizon_weeks,
    point.weekly_sales,
    point.is_holiday,
    point.seasonal_naive,
    ...levels.flatMap((level) => {
      const interval = intervalAt(point, level);
      return [interval?.lower, interval?.upper];
    }),
  ]);
  return toCsv(header, [...history, ...forecast]);
}

/** Says what is inside: "forecast_store-1_dept-7_from-2012-11-02_12-weeks_model-v3.csv". */
export function forecastFileName(answer: ForecastAnswer): string {
  const from = answer.forecast[0]?.date ?? answer.meta.data_through;
  const model = answer.meta.model_version.replaceAll(/[^A-Za-z0-9.-]+/g, "-");
  return `forecast_store-${answer.store}_dept-${answer.dept}_from-${from}_${answer.forecast.length}-weeks_model-${model}.csv`;
}
