import { engineError } from "../errors.ts";
import { HIGHEST_SERVICE_LEVEL, type LeadTimeCalibration, LOWEST_SERVICE_LEVEL } from "./calibrate-lead-times.ts";
import { LONGEST_LEAD_TIME } from "./collect-lead-time-errors.ts";

/** The forecast weeks of a lead time, first week first, USD. */
export interface LeadTimeForecast {
  readonly forecast: ArrayLike<number>;
  /** Expected size of each week's error (rowErrorScale), shape as `forecast`. */
  readonly errorScale: ArrayLike<number>;
  /** How much larger the buffer is than usual at a service level, not falling with it; 1 when left out. */
  readonly widening?: (serviceLevel: number) => number;
}

/** Stock in USD at retail. */
export interface SafetyStock {
  readonly expectedDemandUsd: number;
  /** What must be on hand and on order for demand to be covered at the service level; at least 0. */
  readonly reorderTargetUsd: number;
  /** reorderTargetUsd - expectedDemandUsd, at least 0. */
  readonly safetyStockUsd: number;
}

/**
 * Stock that covers the sum of sales over the lead time with the probability of the service level. The buffer is the
 * calibrated quantile of sums of that many weeks; it never falls with a longer lead time or a higher service level.
 * @param weeks As many weeks as the lead time, 1 to 8.
 * @throws {HubError} ENGINE_SERVICE_LEVEL_INVALID, ENGINE_LEAD_TIME_INVALID
 */
export function safetyStock(
  calibration: LeadTimeCalibration,
  weeks: LeadTimeForecast,
  serviceLevel: number,
): SafetyStock {
  requireLeadTime(weeks.forecast.length);
  const buffer = bufferAt(calibration, weeks, serviceLevel);
  const expectedDemandUsd = sumOf(weeks.forecast);
  const reorderTargetUsd = Math.max(0, expectedDemandUsd + buffer);
  return {
    expectedDemandUsd,
    reorderTargetUsd,
    safetyStockUsd: Math.max(0, reorderTargetUsd - expectedDemandUsd),
  };
}

/**
 * The smallest service level whose reorder target covers the demand that came.
 * @returns 0.8 when even the lowest target covers it; 1 when the highest does not.
 */
export function coveringServiceLevel(
  calibration: LeadTimeCalibration,
  weeks: LeadTimeForecast,
  demandUsd: number,
): number {
  const covers = (level: number) => demandUsd <= safetyStock(calibration, weeks, level).reorderTargetUsd;
  if (covers(LOWEST_SERVICE_LEVEL)) return LOWEST_SERVICE_LEVEL;
  if (!covers(HIGHEST_SERVICE_LEVEL)) return 1;
  let outside = LOWEST_SERVICE_LEVEL;
  let inside = HIGHEST_SERVICE_LEVEL;
  while (inside - outside > 1e-4) {
    const middle = (outside + inside) / 2;
    if (covers(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** USD above the expected demand: the largest over the lead times up to this one. */
function bufferAt(
  calibration: LeadTimeCalibration,
  { errorScale, widening }: LeadTimeForecast,
  serviceLevel: number,
): number {
  if (!(serviceLevel >= LOWEST_SERVICE_LEVEL && serviceLevel <= HIGHEST_SERVICE_LEVEL)) {
    throw engineError(
      "ENGINE_SERVICE_LEVEL_INVALID",
      `A service level must lie between ${LOWEST_SERVICE_LEVEL} and ${HIGHEST_SERVICE_LEVEL}; got ${serviceLevel}.`,
      { details: { serviceLevel } },
    );
  }
  const { serviceLevels, leadTimes } = calibration;
  const steps = serviceLevels.length - 1;
  const position = ((serviceLevel - LOWEST_SERVICE_LEVEL) / (HIGHEST_SERVICE_LEVEL - LOWEST_SERVICE_LEVEL)) * steps;
  const below = Math.min(steps - 1, Math.floor(position));
  const share = position - below;
  let scale = 0;
  let buffer = 0;
  for (let week = 0; week < errorScale.length; week++) {
    scale += errorScale[week]!;
    const { upper } = leadTimes[week]!;
    const multiplier = upper[below]! + share * (upper[below + 1]! - upper[below]!);
    buffer = Math.max(buffer, multiplier * scale);
  }
  return buffer * (widening?.(serviceLevel) ?? 1);
}

function requireLeadTime(weeks: number): void {
  if (weeks >= 1 && weeks <= LONGEST_LEAD_TIME) return;
  throw engineError(
    "ENGINE_LEAD_TIME_INVALID",
    `A lead time must be a whole number of weeks from 1 to ${LONGEST_LEAD_TIME}; got ${weeks}.`,
    { details: { weeks } },
  );
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum;
}
