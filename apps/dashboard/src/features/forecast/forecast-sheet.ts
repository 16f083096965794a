import type { CsvValue } from "../../lib/csv.ts";
import type { Sheet } from "../../lib/sheet.ts";
import type { ForecastWeek } from "./forecast-chart.ts";
import { type AnyForecast, placeSlug } from "./forecast-view.ts";

const levelsOf = (answer: AnyForecast) =>
  (answer.forecast[0]?.intervals ?? []).map((interval) => interval.level).sort((a, b) => a - b);

const percentName = (level: number) => String(Math.round(level * 1000) / 10);

/** Says what is inside: "forecast_store-1_dept-7_from-2012-11-02_12-weeks_model-v3". */
export function forecastFileName(answer: AnyForecast): string {
  const from = answer.forecast[0]?.date ?? answer.meta.data_through;
  const model = answer.meta.model_version.replaceAll(/[^A-Za-z0-9.-]+/g, "-");
  return `forecast_${placeSlug(answer)}_from-${from}_${answer.forecast.length}-weeks_model-${model}`;
}

/** History and forecast as shown: raw numbers as the API gave them, ISO dates, null where unknown or summed over. */
export function forecastSheet(answer: AnyForecast, weeks: readonly ForecastWeek[]): Sheet {
  const levels = levelsOf(answer);
  const bound = (week: ForecastWeek, level: number) =>
    week.intervals.find((interval) => Math.abs(interval.level - level) < 1e-9);
  return {
    fileName: forecastFileName(answer),
    header: [
      "kind",
      "store",
      "dept",
      "date",
      "horizon_weeks",
      "weekly_sales",
      "is_holiday",
      "last_year_sales",
      ...levels.flatMap((level) => [`lower_${percentName(level)}`, `upper_${percentName(level)}`]),
    ],
    rows: weeks.map((week): CsvValue[] => [
      week.horizon === null ? "actual" : "forecast",
      answer.store,
      answer.dept,
      week.date,
      week.horizon,
      week.horizon === null ? week.actual : week.forecast,
      week.isHoliday,
      week.benchmark,
      ...levels.flatMap((level) => [bound(week, level)?.lower, bound(week, level)?.upper]),
    ]),
  };
}
