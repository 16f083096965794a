import type { SalesPanel } from "@sales-hub/domain";
import {
  computeBase,
  emptyBaseParts,
  type Forecaster,
  type IntervalCalibration,
  IntervalPredictor,
  seasonalNaive,
} from "@sales-hub/engine";
import type { Outlook } from "./outlook.ts";

const LEVEL = 0.8;

/** Forecasts every pair as far as the model reaches, with the 80% band and the benchmark. */
export async function makeOutlook(
  panel: SalesPanel,
  forecaster: Forecaster,
  calibration: IntervalCalibration,
): Promise<Outlook> {
  const { state, model } = forecaster;
  const { originIndex } = state;
  const horizonWeeks = model.maxHorizon;
  const forecast = await forecaster.forecastAll({ horizonWeeks });
  const intervals = new IntervalPredictor(state, calibration);
  const lower80 = new Float64Array(forecast.length);
  const upper80 = new Float64Array(forecast.length);
  const parts = emptyBaseParts();
  for (let series = 0; series < panel.seriesCount; series++) {
    for (let horizon = 1; horizon <= horizonWeeks; horizon++) {
      const at = series * horizonWeeks + horizon - 1;
      computeBase(state, series, horizon, parts);
      const { lower, upper } = intervals.bounds({ series, horizon, forecast: forecast[at]!, parts }, LEVEL);
      lower80[at] = lower;
      upper80[at] = upper;
    }
  }
  return {
    originIndex,
    horizonWeeks,
    forecast,
    seasonalNaive: seasonalNaive(panel, { originIndex, horizonWeeks }),
    lower80,
    upper80,
  };
}
