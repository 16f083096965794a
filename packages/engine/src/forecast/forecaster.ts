import { addWeeks, formatSeriesKey, type SalesPanel } from "@sales-hub/domain";
import type { BaseParts } from "../base/base-forecast.ts";
import type { OriginState } from "../base/origin-state.ts";
import { engineError } from "../errors.ts";
import type { TrainedModel } from "../model/train-model.ts";
import { type ForecastAllOptions, forecastAllInWorkers } from "./forecast-all.ts";
import { type ForecastNote, notesOnHistory } from "./forecast-notes.ts";
import { ResidualPredictor } from "./residual-predictor.ts";

export interface SeriesForecastRequest {
  readonly store: number;
  readonly dept: number;
  readonly horizonWeeks: number;
}

/** One week of a forecast, USD. */
export interface ForecastWeek {
  readonly horizon: number;
  readonly weekIndex: number;
  /** Week-ending ISO date. */
  readonly date: string;
  readonly isHoliday: boolean;
  readonly forecast: number;
  /** The base and its parts; NaN where a part has no basis. */
  readonly parts: BaseParts;
  /** What the l1 and the huber model would add to the base on their own. */
  readonly l1Correction: number;
  readonly huberCorrection: number;
}

export interface SeriesForecast {
  readonly seriesIndex: number;
  readonly store: number;
  readonly dept: number;
  /** Week-ending date of the last week whose actuals were used. */
  readonly origin: string;
  readonly weeks: readonly ForecastWeek[];
  readonly notes: readonly ForecastNote[];
}

/** Forecasts from one prepared origin with one trained model; free it with `dispose` (or `using`). */
export interface Forecaster extends Disposable {
  readonly state: OriginState;
  readonly model: TrainedModel;
  readonly predictor: ResidualPredictor;
  /**
   * One pair, computed at once in the calling thread.
   * @throws {HubError} ENGINE_SERIES_UNKNOWN, ENGINE_HORIZON_INVALID
   */
  forecast(request: SeriesForecastRequest): SeriesForecast;
  /**
   * Every pair in worker threads.
   * @returns USD, shape [N x horizonWeeks], row-major by series.
   * @throws {HubError} ENGINE_HORIZON_INVALID, ENGINE_WORKER_FAILED
   */
  forecastAll(options: ForecastAllOptions): Promise<Float64Array>;
  dispose(): void;
}

/** Position of a pair in the panel. @throws {HubError} ENGINE_SERIES_UNKNOWN naming the store's departments */
export function findSeries(panel: SalesPanel, { store, dept }: { store: number; dept: number }): number {
  const ofStore: number[] = [];
  for (let i = 0; i < panel.seriesCount; i++) {
    if (panel.seriesStore[i] !== store) continue;
    if (panel.seriesDept[i] === dept) return i;
    ofStore.push(panel.seriesDept[i]!);
  }
  const near = ofStore.sort((a, b) => Math.abs(a - dept) - Math.abs(b - dept)).slice(0, 5);
  const hint =
    near.length > 0
      ? `Store ${store} has ${ofStore.length} departments, the nearest numbers being ${near.join(", ")}.`
      : `There is no store ${store}; stores are ${panel.stores.ids[0]} to ${panel.stores.ids.at(-1)}.`;
  throw engineError("ENGINE_SERIES_UNKNOWN", `The data holds no ${formatSeriesKey({ store, dept })}. ${hint}`, {
    details: { store, dept, nearest: near },
  });
}

/** @throws {HubError} ENGINE_HORIZON_INVALID */
export function requireHorizon(horizonWeeks: number, maxHorizon: number): void {
  if (Number.isInteger(horizonWeeks) && horizonWeeks >= 1 && horizonWeeks <= maxHorizon) return;
  throw engineError(
    "ENGINE_HORIZON_INVALID",
    `horizonWeeks must be a whole number from 1 to ${maxHorizon}; got ${horizonWeeks}.`,
    { details: { horizonWeeks, maxHorizon } },
  );
}

/**
 * Makes a forecaster.
 * @throws {HubError} ENGINE_MODEL_MISMATCH
 */
export function createForecaster({
  state,
  model,
}: {
  readonly state: OriginState;
  readonly model: TrainedModel;
}): Forecaster {
  const predictor = new ResidualPredictor(state, model);
  const { panel, originIndex, calendar } = state;
  const origin = addWeeks(panel.firstWeek, originIndex);

  function forecast({ store, dept, horizonWeeks }: SeriesForecastRequest): SeriesForecast {
    requireHorizon(horizonWeeks, state.maxHorizon);
    const i = findSeries(panel, { store, dept });
    const weeks = Array.from({ length: horizonWeeks }, (_, k) => {
      const predicted = predictor.predictWeek(i, k + 1);
      const weekIndex = originIndex + k + 1;
      return {
        ...predicted,
        weekIndex,
        date: addWeeks(panel.firstWeek, weekIndex),
        isHoliday: calendar.holidayType[weekIndex] !== 0,
      };
    });
    const notes = notesOnHistory(state, i);
    if (horizonWeeks > model.maxHorizon) {
      notes.push({
        code: "beyond-trained-horizon",
        message: `Weeks ${model.maxHorizon + 1} to ${horizonWeeks} lie beyond the ${model.maxHorizon} weeks the model was trained for.`,
      });
    }
    return { seriesIndex: i, store, dept, origin, weeks, notes };
  }

  const dispose = () => predictor[Symbol.dispose]();
  return {
    state,
    model,
    predictor,
    forecast,
    forecastAll: (options) => {
      requireHorizon(options.horizonWeeks, state.maxHorizon);
      return forecastAllInWorkers(panel, { ...options, originIndex, model });
    },
    dispose,
    [Symbol.dispose]: dispose,
  };
}
