import type { BaseParts } from "../base/base-forecast.ts";
import type { OriginState } from "../base/origin-state.ts";
import { notesOnBands } from "./band-notes.ts";
import type { IntervalCalibration } from "./calibrate-intervals.ts";
import { type ErrorScale, measureErrorScale, rowErrorScale } from "./error-scale.ts";
import { type BoundedForecast, type Bounds, boundsAt, coveringLevel } from "./interval-bounds.ts";

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
  readonly #calibration: IntervalCalibration;
  readonly #errorScale: ErrorScale;
  /** 1 where the series ever sold less than nothing. */
  readonly #mayBeNegative: Uint8Array;

  constructor(state: OriginState, calibration: IntervalCalibration) {
    this.#state = state;
    this.#calibration = calibration;
    this.#errorScale = measureErrorScale(state);
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

  #boundedForecast(point: PointForecast): BoundedForecast {
    const { series, horizon, forecast } = point;
    const { calendar, originIndex } = this.#state;
    return {
      horizon,
      forecast,
      errorScale: this.errorScaleOf(point),
      isHoliday: calendar.holidayType[originIndex + horizon] !== 0,
      mayBeNegative: this.#mayBeNegative[series] === 1,
    };
  }
}
