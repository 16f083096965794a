import type { LeadTimeCalibration } from "../inventory/calibrate-lead-times.ts";
import type { CalibrationBasis, IntervalCalibration } from "./calibrate-intervals.ts";

const BAND_NOTES: Readonly<Record<CalibrationBasis, string>> = {
  "rule-of-thumb": "Bands are a rule of thumb: no earlier forecasts to measure them on.",
  borrowed: "Bands rest on errors at other horizons: too few earlier forecasts of this length to measure them on.",
};

const STOCK_NOTES: Readonly<Record<CalibrationBasis, string>> = {
  "rule-of-thumb": "The safety stock is a rule of thumb: no earlier forecasts to measure it on.",
  borrowed: "The safety stock rests on errors over other lead times: too few earlier forecasts of this one.",
};

/** What a reader should know about the bands of the first weeks; nothing where all rest on errors of their own. */
export function notesOnBands({ bands }: IntervalCalibration, horizonWeeks: number): string[] {
  const bases = new Set(bands.flatMap((band) => (band.fromHorizon <= horizonWeeks && band.basis ? [band.basis] : [])));
  return Array.from(bases, (basis) => BAND_NOTES[basis]);
}

/** What a reader should know about the safety stock for a lead time, as {@link notesOnBands}. */
export function notesOnSafetyStock({ leadTimes }: LeadTimeCalibration, leadTimeWeeks: number): string[] {
  const basis = leadTimes[leadTimeWeeks - 1]?.basis;
  return basis === undefined ? [] : [STOCK_NOTES[basis]];
}
