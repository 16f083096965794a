import type { SalesPanel } from "@sales-hub/domain";
import {
  type Aggregate,
  computeBase,
  emptyBaseParts,
  type Forecaster,
  IntervalPredictor,
  type OriginState,
  type PairCalibration,
  seasonalNaive,
} from "@sales-hub/engine";
import { sumForecasts } from "./describe-sums.ts";
import type { AggregateOutlook, Outlook } from "./outlook.ts";

/** Forecasts every pair as far as the model reaches, with the 80% and 95% bands and the benchmark. */
export async function makeOutlook(
  panel: SalesPanel,
  forecaster: Forecaster,
  calibration: PairCalibration,
): Promise<Outlook> {
  const { state, model } = forecaster;
  const { originIndex } = state;
  const horizonWeeks = model.maxHorizon;
  const forecast = await forecaster.forecastAll({ horizonWeeks });
  const intervals = new IntervalPredictor(state, calibration);
  const lower80 = new Float64Array(forecast.length);
  const upper80 = new Float64Array(forecast.length);
  const lower95 = new Float64Array(forecast.length);
  const upper95 = new Float64Array(forecast.length);
  const parts = emptyBaseParts();
  for (let series = 0; series < panel.seriesCount; series++) {
    for (let horizon = 1; horizon <= horizonWeeks; horizon++) {
      const at = series * horizonWeeks + horizon - 1;
      computeBase(state, series, horizon, parts);
      const point = { series, horizon, forecast: forecast[at]!, parts };
      ({ lower: lower80[at], upper: upper80[at] } = intervals.bounds(point, 0.8));
      ({ lower: lower95[at], upper: upper95[at] } = intervals.bounds(point, 0.95));
    }
  }
  return {
    originIndex,
    horizonWeeks,
    forecast,
    seasonalNaive: seasonalNaive(panel, { originIndex, horizonWeeks }),
    lower80,
    upper80,
    lower95,
    upper95,
  };
}

/** Sums the outlook over every aggregate, with the scale of the sums' errors. */
export function makeAggregateOutlook(
  state: OriginState,
  aggregates: readonly Aggregate[],
  outlook: Pick<Outlook, "forecast" | "horizonWeeks">,
): AggregateOutlook {
  const { horizonWeeks } = outlook;
  const sums = sumForecasts(state, aggregates, outlook);
  return {
    horizonWeeks,
    forecast: sums.forecast,
    errorScale: sums.forecast.map((_, at) => sums.errorScale(Math.floor(at / horizonWeeks), 1 + (at % horizonWeeks))),
    mayBeNegative: Int32Array.from(sums.scale.mayBeNegative),
  };
}
