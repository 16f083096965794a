import { mean } from "../order-statistics.ts";
import { type ErrorWindow, type ForecastRows, rollErrors } from "./rolling-errors.ts";

export const DRIFT_MEASURES = ["wape", "bias", "coverage80", "coverage95"] as const;
export type DriftMeasureName = (typeof DRIFT_MEASURES)[number];

/** Control limits of one measure, and where it is now. Fractions. */
export interface DriftMeasure {
  readonly measure: DriftMeasureName;
  /** Mean of the backtest's windows. */
  readonly centre: number;
  /** null where a low value is no alarm. */
  readonly lowerLimit: number | null;
  /** null where a high value is no alarm. */
  readonly upperLimit: number | null;
  /** Of the latest window of frozen forecasts; null before there is one. */
  readonly latest: number | null;
  readonly isBroken: boolean;
}

export interface DriftWindow extends ErrorWindow {
  readonly source: "backtest" | "frozen";
  /** Measures outside their limits. */
  readonly broken: readonly DriftMeasureName[];
}

export interface DriftReport {
  readonly status: "no_new_actuals" | "too_few_weeks" | "in_control" | "broken";
  readonly measures: readonly DriftMeasure[];
  /** The backtest's windows, then those of frozen forecasts, by week. */
  readonly windows: readonly DriftWindow[];
}

export const DRIFT_WINDOW_WEEKS = 4;
/** Shewhart's three standard deviations. */
const LIMIT_DEVIATIONS = 3;

/** On which side a measure gives alarm. */
const ALARM: Readonly<Record<DriftMeasureName, { readonly low: boolean; readonly high: boolean }>> = {
  wape: { low: false, high: true },
  bias: { low: true, high: true },
  coverage80: { low: true, high: false },
  coverage95: { low: true, high: false },
};

/**
 * Whether frozen forecasts still err as the backtest did: WAPE, bias and coverage over 4 weeks against control limits,
 * which are the mean of the backtest's windows +- 3 standard deviations, and never inside what the backtest itself did.
 */
export function watchDrift(rows: { readonly backtest: ForecastRows; readonly frozen: ForecastRows }): DriftReport {
  const windowWeeks = DRIFT_WINDOW_WEEKS;
  const usual = rollErrors(rows.backtest, { windowWeeks, byFold: true });
  const met = rollErrors(rows.frozen, { windowWeeks, byFold: false });
  const latest = met.at(-1) ?? null;
  const limits = usual.length < 2 ? [] : DRIFT_MEASURES.map((measure) => limitsOf(measure, usual));
  const measures = limits.map((limit) => ({
    ...limit,
    latest: latest?.[limit.measure] ?? null,
    isBroken: latest !== null && isOutside(limit, latest),
  }));
  const judge = (source: DriftWindow["source"]) => (window: ErrorWindow) => ({
    ...window,
    source,
    broken: limits.filter((limit) => isOutside(limit, window)).map(({ measure }) => measure),
  });
  return {
    status: statusOf(rows.frozen, latest, measures),
    measures,
    windows: [...usual.map(judge("backtest")), ...met.map(judge("frozen"))],
  };
}

type Limits = Pick<DriftMeasure, "measure" | "centre" | "lowerLimit" | "upperLimit">;

function limitsOf(measure: DriftMeasureName, windows: readonly ErrorWindow[]): Limits {
  const values = windows.map((window) => window[measure]);
  const centre = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
  const reach = LIMIT_DEVIATIONS * Math.sqrt(variance);
  return {
    measure,
    centre,
    lowerLimit: ALARM[measure].low ? Math.min(centre - reach, ...values) : null,
    upperLimit: ALARM[measure].high ? Math.max(centre + reach, ...values) : null,
  };
}

function isOutside({ measure, lowerLimit, upperLimit }: Limits, window: ErrorWindow): boolean {
  const value = window[measure];
  return (lowerLimit !== null && value < lowerLimit) || (upperLimit !== null && value > upperLimit);
}

function statusOf(
  frozen: ForecastRows,
  latest: ErrorWindow | null,
  measures: readonly DriftMeasure[],
): DriftReport["status"] {
  if (frozen.actual.length === 0) return "no_new_actuals";
  if (latest === null || measures.length === 0) return "too_few_weeks";
  return measures.some(({ isBroken }) => isBroken) ? "broken" : "in_control";
}
