import {
  BAND_RANGES,
  type CalibrationInput,
  countsFor,
  defaultBand,
  type HorizonBand,
  hasErrors,
  holidayFactors,
  type IntervalCalibration,
  keepNested,
  levelGrid,
  measureBand,
} from "../intervals/calibrate-intervals.ts";
import { fewestErrorsFor } from "../intervals/default-multipliers.ts";
import { type AggregateKind, byKind } from "./aggregates.ts";
import type { SumErrors } from "./collect-sum-errors.ts";

/** Multipliers of the error scale of sums by kind of aggregate; plain JSON, kept with a model version. */
export type AggregateCalibration = Readonly<Record<AggregateKind, IntervalCalibration>>;

export interface SumCalibrationInput extends Omit<CalibrationInput, "errors"> {
  /** Errors of earlier origins. */
  readonly errors: readonly SumErrors[];
}

/** The total alone makes too few errors for quantiles; it shares those of the store types. */
const ERRORS_OF: Readonly<Record<AggregateKind, readonly AggregateKind[]>> = {
  total: ["total", "type"],
  type: ["total", "type"],
  store: ["store"],
  dept: ["dept"],
  "dept-type": ["dept-type"],
};

/** A far band needs the errors of this many origins for quantiles of its own. */
const FEWEST_FAR_ORIGINS = 6;

/** The nearest band needs the errors for a 95% interval; there are too few sums for the 199 that pairs need. */
const FEWEST_NEAR_ERRORS = fewestErrorsFor(0.95);

/** How much wider a far band is than the band before it where earlier origins do not reach that far. */
const FAR_GROWTH = 1.1;

/**
 * Calibrates intervals of sums on the errors that sums made at earlier origins, by kind of aggregate: the same signed
 * conformal quantiles as for single pairs. Errors of sums grow with the horizon, since what pairs have in common does not
 * cancel: far bands are measured where enough origins reach them, else widened by 10% a band, and never narrower than
 * nearer ones. Where too few errors are known even for the nearest weeks, it takes the default multipliers.
 */
export function calibrateSums({ errors, originIndex, isHoliday }: SumCalibrationInput): AggregateCalibration {
  return byKind((kind) => {
    const ofKind = errors.flatMap((origin) => ERRORS_OF[kind].map((source) => origin[source]));
    const input = { errors: ofKind, originIndex, isHoliday };
    const bands = widenWithHorizon(input);
    return { levels: levelGrid(), bands, holidayFactor: keepNested(holidayFactors(input), bands) };
  });
}

function widenWithHorizon(input: CalibrationInput): HorizonBand[] {
  const widened: HorizonBand[] = [];
  for (const range of BAND_RANGES) {
    const previous = widened.at(-1);
    const measured = measureBand(input, range);
    if (previous === undefined) {
      widened.push(hasErrors(input, range, FEWEST_NEAR_ERRORS) ? measured : defaultBand(range, measured.rows));
    } else if (originsBehind(input, range) >= FEWEST_FAR_ORIGINS) {
      widened.push(atLeastAsWide(measured, previous));
    } else {
      widened.push({
        ...previous,
        fromHorizon: range.fromHorizon,
        toHorizon: range.toHorizon,
        rows: 0,
        lower: previous.lower.map((multiplier) => multiplier * FAR_GROWTH),
        upper: previous.upper.map((multiplier) => multiplier * FAR_GROWTH),
      });
    }
  }
  return widened;
}

function atLeastAsWide(band: HorizonBand, previous: HorizonBand): HorizonBand {
  return {
    ...band,
    lower: band.lower.map((multiplier, k) => Math.min(multiplier, previous.lower[k]!)),
    upper: band.upper.map((multiplier, k) => Math.max(multiplier, previous.upper[k]!)),
  };
}

function originsBehind({ errors, originIndex }: CalibrationInput, band: (typeof BAND_RANGES)[number]): number {
  const counts = countsFor(originIndex);
  const origins = new Set<number>();
  for (const { week, horizon } of errors) {
    for (let n = 0; n < week.length; n++) {
      if (counts(week[n]!) && horizon[n]! >= band.fromHorizon && horizon[n]! <= band.toHorizon) {
        origins.add(week[n]! - horizon[n]!);
      }
    }
  }
  return origins.size;
}
