import { engineError } from "../errors.ts";
import { HIGHEST_LEVEL, type IntervalCalibration, LOWEST_LEVEL } from "./calibrate-intervals.ts";

/** One forecast whose bounds are wanted. */
export interface BoundedForecast {
  readonly horizon: number;
  /** Point forecast, USD. */
  readonly forecast: number;
  /** Expected size of its error, USD, see rowErrorScale. */
  readonly errorScale: number;
  readonly isHoliday: boolean;
  /** How much wider its bounds are than usual, per level of the calibration; 1 when left out. */
  readonly widening?: readonly number[];
  /** Whether the series ever sold less than nothing: only then may a bound lie below 0. */
  readonly mayBeNegative: boolean;
}

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** What values given per level of a calibration are at a level between them. */
export function atLevel(
  { levels }: Pick<IntervalCalibration, "levels">,
  values: readonly number[],
  level: number,
): number {
  const position = ((level - levels[0]!) / (levels.at(-1)! - levels[0]!)) * (levels.length - 1);
  const below = Math.min(levels.length - 2, Math.max(0, Math.floor(position)));
  return values[below]! + (position - below) * (values[below + 1]! - values[below]!);
}

/**
 * Bounds at one level, lower <= forecast <= upper.
 * @param level Fraction from 0.5 to 0.99.
 * @throws {HubError} ENGINE_METRIC_LEVEL_INVALID
 */
export function boundsAt(calibration: IntervalCalibration, row: BoundedForecast, level: number): Bounds {
  if (!(level >= LOWEST_LEVEL && level <= HIGHEST_LEVEL)) {
    throw engineError(
      "ENGINE_METRIC_LEVEL_INVALID",
      `An interval level must lie between ${LOWEST_LEVEL} and ${HIGHEST_LEVEL}; got ${level}.`,
      { details: { level } },
    );
  }
  const band = calibration.bands.find(({ toHorizon }) => row.horizon <= toHorizon) ?? calibration.bands.at(-1)!;
  const at = (values: readonly number[]) => atLevel(calibration, values, level);
  const stretch =
    row.errorScale * (row.isHoliday ? at(calibration.holidayFactor) : 1) * (row.widening ? at(row.widening) : 1);
  const lower = row.forecast + stretch * at(band.lower);
  const upper = row.forecast + stretch * at(band.upper);
  if (row.mayBeNegative) return { lower, upper };
  return { lower: Math.min(Math.max(0, lower), Math.max(0, row.forecast)), upper: Math.max(0, upper) };
}

/**
 * The smallest level whose interval holds the actual value, so that coverage at any level is the share of rows at or
 * below it.
 * @returns 0.5 when even the narrowest interval holds it; 1 when the widest does not.
 */
export function coveringLevel(calibration: IntervalCalibration, row: BoundedForecast, actual: number): number {
  const holds = (level: number) => {
    const { lower, upper } = boundsAt(calibration, row, level);
    return actual >= lower && actual <= upper;
  };
  if (holds(LOWEST_LEVEL)) return LOWEST_LEVEL;
  if (!holds(HIGHEST_LEVEL)) return 1;
  let outside = LOWEST_LEVEL;
  let inside = HIGHEST_LEVEL;
  while (inside - outside > 1e-4) {
    const middle = (outside + inside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
