import { type CalibrationBasis, countsFor, gather, hasErrors, quantile } from "../intervals/calibrate-intervals.ts";
import { defaultQuantile, fewestErrorsFor } from "../intervals/default-multipliers.ts";
import { type LeadTimeErrors, LONGEST_LEAD_TIME } from "./collect-lead-time-errors.ts";

/** Multipliers of the summed error scale by lead time; plain JSON, kept with a model version. */
export interface LeadTimeCalibration {
  /** Service levels, ascending fractions. */
  readonly serviceLevels: readonly number[];
  /** Entry L - 1: the multipliers for a lead time of L weeks. */
  readonly leadTimes: readonly LeadTimeMultipliers[];
}

export interface LeadTimeMultipliers {
  /** Errors behind it. */
  readonly rows: number;
  /** Per service level, at least 0. */
  readonly upper: readonly number[];
  /** Left out where the errors are the lead time's own. */
  readonly basis?: CalibrationBasis;
}

export const LOWEST_SERVICE_LEVEL = 0.8;
export const HIGHEST_SERVICE_LEVEL = 0.99;
const LEVEL_STEP = 0.005;
/** A quantile on one side at 0.99 is that of a two-sided interval at 0.98. */
const FEWEST_ERRORS = fewestErrorsFor(2 * HIGHEST_SERVICE_LEVEL - 1);

/**
 * Calibrates safety stock on the errors that sums over a lead time made at earlier origins: the multiplier at service
 * level p is the conformal p-quantile of those signed errors in units of their scale. That errors of neighbouring weeks
 * partly cancel is thereby measured, not assumed.
 *
 * A lead time with fewer than 99 errors, or with errors of fewer than 4 windows, borrows on the safe side: from the
 * nearest shorter lead time as if no errors cancelled, else from a longer one as if they had cancelled like independent
 * ones. Without any, it takes the default quantile.
 */
export function calibrateLeadTimes({
  errors,
  originIndex,
}: {
  readonly errors: readonly LeadTimeErrors[];
  /** Only sums whose last week lies within the 52 weeks up to it count. */
  readonly originIndex: number;
}): LeadTimeCalibration {
  const serviceLevels = serviceLevelGrid();
  const counts = countsFor(originIndex);
  const measured = Array.from({ length: LONGEST_LEAD_TIME }, (_, k) => {
    const z = gather(errors, (week, leadTime) => leadTime === k + 1 && counts(week));
    return {
      rows: z.length,
      isEnough: hasErrors({ errors, originIndex }, { fromHorizon: k + 1, toHorizon: k + 1 }, FEWEST_ERRORS),
      upper: serviceLevels.map((level) => Math.max(0, quantile(z, level))),
    };
  });
  const leadTimes = measured.map(({ rows, isEnough, upper }, k): LeadTimeMultipliers => {
    if (isEnough) return { rows, upper };
    const shorter = measured.findLastIndex((other, n) => n < k && other.isEnough);
    if (shorter >= 0) return { rows, upper: measured[shorter]!.upper, basis: "borrowed" };
    const longer = measured.findIndex((other) => other.isEnough);
    if (longer < 0) return { rows, upper: serviceLevels.map(defaultQuantile), basis: "rule-of-thumb" };
    const widened = Math.sqrt((longer + 1) / (k + 1));
    return { rows, upper: measured[longer]!.upper.map((multiplier) => multiplier * widened), basis: "borrowed" };
  });
  return { serviceLevels, leadTimes };
}

function serviceLevelGrid(): number[] {
  const count = Math.round((HIGHEST_SERVICE_LEVEL - LOWEST_SERVICE_LEVEL) / LEVEL_STEP);
  return Array.from({ length: count + 1 }, (_, k) => Number((LOWEST_SERVICE_LEVEL + k * LEVEL_STEP).toFixed(3)));
}
