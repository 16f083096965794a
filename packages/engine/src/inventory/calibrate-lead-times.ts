import { gather, quantile } from "../intervals/calibrate-intervals.ts";
import { type LeadTimeErrors, LONGEST_LEAD_TIME } from "./collect-lead-time-errors.ts";

/** Multipliers of the summed error scale by lead time; plain JSON, kept with a model version. */
export interface LeadTimeCalibration {
  /** Service levels, ascending fractions. */
  readonly serviceLevels: readonly number[];
  /** Entry L - 1: per service level the multiplier for a lead time of L weeks, at least 0, and the errors behind it. */
  readonly leadTimes: readonly { readonly rows: number; readonly upper: readonly number[] }[];
}

export const LOWEST_SERVICE_LEVEL = 0.8;
export const HIGHEST_SERVICE_LEVEL = 0.99;
const LEVEL_STEP = 0.005;
const WINDOW_WEEKS = 52;

/**
 * Calibrates safety stock on the errors that sums over a lead time made at earlier origins: the multiplier at service
 * level p is the conformal p-quantile of those signed errors in units of their scale. That errors of neighbouring weeks
 * partly cancel is thereby measured, not assumed.
 */
export function calibrateLeadTimes({
  errors,
  originIndex,
}: {
  readonly errors: readonly LeadTimeErrors[];
  /** Only sums whose last week lies within the 52 weeks up to it count. */
  readonly originIndex: number;
}): LeadTimeCalibration {
  const count = Math.round((HIGHEST_SERVICE_LEVEL - LOWEST_SERVICE_LEVEL) / LEVEL_STEP);
  const serviceLevels = Array.from({ length: count + 1 }, (_, k) =>
    Number((LOWEST_SERVICE_LEVEL + k * LEVEL_STEP).toFixed(3)),
  );
  const leadTimes = Array.from({ length: LONGEST_LEAD_TIME }, (_, k) => {
    const z = gather(
      errors,
      (week, horizon) => horizon === k + 1 && week <= originIndex && week > originIndex - WINDOW_WEEKS,
    );
    return { rows: z.length, upper: serviceLevels.map((level) => Math.max(0, quantile(z, level))) };
  });
  return { serviceLevels, leadTimes };
}
