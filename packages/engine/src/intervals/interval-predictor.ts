import type { BaseParts } from "../base/base-forecast.ts";
import type { OriginState } from "../base/origin-state.ts";
import { notesOnBands } from "./band-notes.ts";
import type { PairCalibration } from "./calibrate-intervals.ts";
import { type ErrorScale, measureErrorScale, rowErrorScale } from "./error-scale.ts";
import { classifyHistory } from "./history-class.ts";
import { atLevel, type BoundedForecast, type Bounds, boundsAt, coveringLevel } from "./interval-bounds.ts";

/** A point forecast with the parts of its base. */
export interface PointForecast {
  readonly series: number;
  readonly horizon: number;
  /** USD. */
  readonly forecast: number;
  readonly parts: BaseParts;
}

/** Bounds of forecasts made at one origin. */
export class IntervalPredictor {
  readonly #state: OriginState;
  readonly #calibration: PairCalibration;
  readonly #errorScale: ErrorScale;
  /** Positions in HISTORY_CLASSES, shape [N]. */
  readonly #historyClass: Uint8Array;
  /** 1 where the series ever sold less than nothing. */
  readonly #mayBeNegative: Uint8Array;

  constructor(state: OriginState, calibration: PairCalibration) {
    this.#state = state;
    this.#calibration = calibration;
    this.#errorScale = measureErrorScale(state);
    this.#historyClass = classifyHistory(state.panel, state.originIndex);
    this.#mayBeNegative = Uint8Array.from(state.meanSize, (_, i) =>
      state.history.subarray(i * state.weeks, (i + 1) * state.weeks).some((sales) => sales < 0) ? 1 : 0,
    );
  }

  /**
   * The interval at one level, USD.
   * @throws {HubError} ENGINE_METRIC_LEVEL_INVALID unless the level lies between 0.5 and 0.99
   */
  bounds(point: PointForecast, level: number): Bounds {
    return boundsAt(this.#calibration, this.#boundedForecast(point), level);
  }

  /** The smallest level whose interval holds the actual value; 1 when the widest does not. */
  coveringLevel(point: PointForecast, actual: number): number {
    return coveringLevel(this.#calibration, this.#boundedForecast(point), actual);
  }

  /** What a reader should know about the bands of the first weeks, in words. */
  notes(horizonWeeks: number): string[] {
    return notesOnBands(this.#calibration, horizonWeeks);
  }

  /** The expected size of a forecast's error, USD, see rowErrorScale. */
  errorScaleOf({ series, forecast, parts }: Omit<PointForecast, "horizon">): number {
    return rowErrorScale(this.#state, this.#errorScale, series, forecast, parts);
  }

  /** How much wider the bounds of a pair are at a level for its little history, at least 1. @param level Fraction. */
  widening(series: number, level: number): number {
    return atLevel(this.#calibration, this.#historyFactor(series), level);
  }

  #historyFactor(series: number): readonly number[] {
    return this.#calibration.historyFactor[this.#historyClass[series]!]!;
  }

  #boundedForecast(point: PointForecast): BoundedForecast {
    const { series, horizon, forecast } = point;
    const { calendar, originIndex } = this.#state;
    return {
      horizon,
      forecast,
      errorScale: this.errorScaleOf(point),
      isHoliday: calendar.holidayType[originIndex + horizon] !== 0,
      widening: this.#historyFactor(series),
      mayBeNegative: this.#mayBeNegative[series] === 1,
    };
  }
}
