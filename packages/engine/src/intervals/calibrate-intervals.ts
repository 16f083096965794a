import type { PairErrors, ScaledErrors } from "./collect-errors.ts";
import { defaultMultiplier, FEWEST_ERROR_WEEKS, fewestErrorsFor } from "./default-multipliers.ts";
import { HISTORY_CLASSES } from "./history-class.ts";

/**
 * What multipliers rest on when not on errors of their own: `borrowed` from horizons nearby that have enough, or
 * `rule-of-thumb`, the default multipliers.
 */
export type CalibrationBasis = "borrowed" | "rule-of-thumb";

/** Multipliers of the error scale for one range of horizons; plain JSON, kept with a model version. */
export interface HorizonBand {
  readonly fromHorizon: number;
  readonly toHorizon: number;
  /** Errors behind it. */
  readonly rows: number;
  /** Per level of the calibration: multiplier of the lower bound, at most 0. */
  readonly lower: readonly number[];
  /** Per level: multiplier of the upper bound, at least 0. */
  readonly upper: readonly number[];
  /** Left out where the errors are the band's own. */
  readonly basis?: CalibrationBasis;
}

export interface IntervalCalibration {
  /** Interval levels, ascending fractions. */
  readonly levels: readonly number[];
  readonly bands: readonly HorizonBand[];
  /** Per level: how much wider bands are in flagged holiday weeks, at least 1. */
  readonly holidayFactor: readonly number[];
}

/** Calibration of single pairs. */
export interface PairCalibration extends IntervalCalibration {
  /** Per class of HISTORY_CLASSES and level: how much wider bands are than those of pairs with a whole year, at least 1. */
  readonly historyFactor: readonly (readonly number[])[];
}

export const LOWEST_LEVEL = 0.5;
export const HIGHEST_LEVEL = 0.99;
const LEVEL_STEP = 0.005;

const NEAR_BANDS = [
  { fromHorizon: 1, toHorizon: 2 },
  { fromHorizon: 3, toHorizon: 5 },
  { fromHorizon: 6, toHorizon: 9 },
] as const;

/**
 * Beyond 9 weeks the multipliers of weeks 6-9 grow slowly. Earlier origins reach far horizons too rarely, or not at all,
 * for quantiles of their own; the error scale itself grows with the disagreement of the base's parts.
 */
const FAR_BANDS = [
  { fromHorizon: 10, toHorizon: 15, factor: 1.026 },
  { fromHorizon: 16, toHorizon: 25, factor: 1.052 },
  { fromHorizon: 26, toHorizon: Number.MAX_SAFE_INTEGER, factor: 1.076 },
] as const;

/** All ranges of horizons, nearest first. */
export const BAND_RANGES: readonly HorizonRange[] = [...NEAR_BANDS, ...FAR_BANDS];

type HorizonRange = Pick<HorizonBand, "fromHorizon" | "toHorizon">;

/** How much larger, in units of the scale, errors are from one near band to the next (8-9% on the real data). */
const NEAR_GROWTH = 1.09;

/** Furthest horizon whose errors calibrate a band. */
export const CALIBRATION_HORIZON = 9;

/** Fewer flagged errors than this say nothing about holiday weeks. */
const FEWEST_HOLIDAY_ROWS = 500;

const WINDOW_WEEKS = 52;

/** What floating-point products of levels and counts may be off by. */
const ROUNDING = 1e-9;

export interface CalibrationInput {
  /** Errors of earlier origins. */
  readonly errors: readonly ScaledErrors[];
  /** The origin that is calibrated for: only errors of weeks up to it, and within the last 52, count. */
  readonly originIndex: number;
  /** 1 in flagged holiday weeks, shape [W]. */
  readonly isHoliday: Uint8Array;
}

/**
 * Split conformal calibration (Vovk; Lei et al. 2018) with signed errors: the bounds at level L are the (1-L)/2 and
 * (1+L)/2 quantiles of the scaled errors that earlier origins made. A band with too few errors for that borrows, see
 * {@link borrowMissing}. Pairs with little history err wider in units of their scale: bands are those of pairs with a
 * whole year, times a factor by class of history.
 */
export function calibrateIntervals(
  given: Omit<CalibrationInput, "errors"> & { readonly errors: readonly PairErrors[] },
): PairCalibration {
  const ofClass = HISTORY_CLASSES.map((_, c) => given.errors.map((origin) => selectClass(origin, c)));
  const input = { ...given, errors: hasClassErrors(given, ofClass[0]!) ? ofClass[0]! : given.errors };
  const near = borrowMissing(input);
  const last = near.at(-1)!;
  const far = FAR_BANDS.map(({ factor, ...band }) => ({
    ...last,
    ...band,
    lower: last.lower.map((multiplier) => multiplier * factor),
    upper: last.upper.map((multiplier) => multiplier * factor),
  }));
  const holidayFactor = keepNested(holidayFactors(input), near);
  const inHolidays = near.map(({ lower, upper }) => ({
    lower: lower.map((multiplier, k) => multiplier * holidayFactor[k]!),
    upper: upper.map((multiplier, k) => multiplier * holidayFactor[k]!),
  }));
  const historyFactor = historyFactors(input, ofClass).map((factors) => keepNested(factors, [...near, ...inHolidays]));
  return { levels: levelGrid(), bands: [...near, ...far], holidayFactor, historyFactor };
}

function selectClass({ week, horizon, z, historyClass }: PairErrors, wanted: number): ScaledErrors {
  const isWanted = (_: number, n: number) => historyClass[n] === wanted;
  return { week: week.filter(isWanted), horizon: horizon.filter(isWanted), z: z.filter(isWanted) };
}

function hasClassErrors(
  { originIndex }: Pick<CalibrationInput, "originIndex">,
  errors: readonly ScaledErrors[],
): boolean {
  const all = { fromHorizon: NEAR_BANDS[0].fromHorizon, toHorizon: CALIBRATION_HORIZON };
  return hasErrors({ errors, originIndex }, all, fewestErrorsFor(HIGHEST_LEVEL));
}

/**
 * Per class of history and level: the quantile of absolute scaled errors over that of pairs with a whole year, at least
 * the ratio of the class before, which a class with too few errors of its own also takes.
 */
function historyFactors(input: CalibrationInput, ofClass: readonly (readonly ScaledErrors[])[]): number[][] {
  const counts = countsFor(input.originIndex);
  const sizesOf = (c: number) => gather(ofClass[c]!, counts, Math.abs);
  const whole = sizesOf(0);
  const isKnown = (c: number) => hasClassErrors(input, ofClass[0]!) && hasClassErrors(input, ofClass[c]!);
  const factors = [levelGrid().map(() => 1)];
  for (let c = 1; c < HISTORY_CLASSES.length; c++) {
    const before = factors[c - 1]!;
    const sizes = isKnown(c) ? sizesOf(c) : undefined;
    factors.push(
      levelGrid().map((level, k) => {
        const usual = quantile(whole, level);
        return sizes && usual > 0 ? Math.max(before[k]!, quantile(sizes, level) / usual) : before[k]!;
      }),
    );
  }
  return factors;
}

/**
 * The near bands, each on its own errors where these are at least 199 from 4 target weeks. Others take the multipliers of
 * the nearest band that has enough (of two, the further one), wider by 9% a band if that one is nearer; else those of all
 * near horizons together; else the default multipliers.
 */
function borrowMissing(input: CalibrationInput): HorizonBand[] {
  const fewest = fewestErrorsFor(HIGHEST_LEVEL);
  const isEnough = (range: HorizonRange) => hasErrors(input, range, fewest);
  const enough = NEAR_BANDS.map(isEnough);
  const together = { fromHorizon: NEAR_BANDS[0].fromHorizon, toHorizon: CALIBRATION_HORIZON };
  return NEAR_BANDS.map((range, k): HorizonBand => {
    const own = measureBand(input, range);
    if (enough[k]) return own;
    const steps = [1, -1, 2, -2].find((step) => enough[k + step]);
    if (steps === undefined) {
      if (!isEnough(together)) return defaultBand(range, own.rows);
      return { ...measureBand(input, together), ...range, rows: own.rows, basis: "borrowed" };
    }
    const { lower, upper } = measureBand(input, NEAR_BANDS[k + steps]!);
    const widened = NEAR_GROWTH ** Math.max(0, -steps);
    return {
      ...own,
      lower: lower.map((multiplier) => multiplier * widened),
      upper: upper.map((multiplier) => multiplier * widened),
      basis: "borrowed",
    };
  });
}

/** Whether a range of horizons has this many errors, from enough target weeks. */
export function hasErrors(
  { errors, originIndex }: Pick<CalibrationInput, "errors" | "originIndex">,
  { fromHorizon, toHorizon }: HorizonRange,
  fewest: number,
): boolean {
  const counts = countsFor(originIndex);
  let rows = 0;
  const weeks = new Set<number>();
  for (const { week, horizon } of errors) {
    for (let n = 0; n < week.length; n++) {
      if (!counts(week[n]!) || horizon[n]! < fromHorizon || horizon[n]! > toHorizon) continue;
      rows++;
      weeks.add(week[n]!);
    }
  }
  return rows >= fewest && weeks.size >= FEWEST_ERROR_WEEKS;
}

/** A band of the default multipliers. @param rows Errors that were too few. */
export function defaultBand({ fromHorizon, toHorizon }: HorizonRange, rows: number): HorizonBand {
  const upper = levelGrid().map(defaultMultiplier);
  return { fromHorizon, toHorizon, rows, lower: upper.map((multiplier) => -multiplier), upper, basis: "rule-of-thumb" };
}

/** Errors of the weeks that count for an origin: up to it, and within the 52 before. */
export const countsFor = (originIndex: number) => (week: number) =>
  week <= originIndex && week > originIndex - WINDOW_WEEKS;

/** Multipliers of one range of horizons from its own errors, for every level of the calibration. */
export function measureBand(
  { errors, originIndex }: Pick<CalibrationInput, "errors" | "originIndex">,
  { fromHorizon, toHorizon }: HorizonRange,
): HorizonBand {
  const counts = countsFor(originIndex);
  const z = gather(errors, (week, horizon) => counts(week) && horizon >= fromHorizon && horizon <= toHorizon);
  const levels = levelGrid();
  return {
    fromHorizon,
    toHorizon,
    rows: z.length,
    lower: levels.map((level) => Math.min(0, quantile(z, (1 - level) / 2))),
    upper: levels.map((level) => Math.max(0, quantile(z, (1 + level) / 2))),
  };
}

/** Per level how much wider bands are in flagged holiday weeks; 1 where too few earlier errors tell. */
export function holidayFactors({ errors, originIndex, isHoliday }: CalibrationInput): number[] {
  const counts = countsFor(originIndex);
  const flagged = gather(errors, (week) => counts(week) && isHoliday[week] === 1, Math.abs);
  const others = gather(errors, (week) => counts(week) && isHoliday[week] !== 1, Math.abs);
  const levels = levelGrid();
  if (flagged.length < FEWEST_HOLIDAY_ROWS) return levels.map(() => 1);
  return levels.map((level) => Math.max(1, quantile(flagged, level) / quantile(others, level)));
}

/** Raises a level's factor where its holiday bounds would else lie inside those of a lower level. */
export function keepNested(factors: number[], bands: readonly Pick<HorizonBand, "lower" | "upper">[]): number[] {
  for (let k = 1; k < factors.length; k++) {
    for (const multipliers of bands.flatMap(({ lower, upper }) => [lower, upper])) {
      if (multipliers[k] !== 0)
        factors[k] = Math.max(factors[k]!, (factors[k - 1]! * multipliers[k - 1]!) / multipliers[k]!);
    }
  }
  return factors;
}

export function gather(
  errors: readonly ScaledErrors[],
  includes: (week: number, horizon: number) => boolean,
  map: (z: number) => number = (z) => z,
): Float64Array {
  const values: number[] = [];
  for (const { week, horizon, z } of errors) {
    for (let n = 0; n < z.length; n++) if (includes(week[n]!, horizon[n]!)) values.push(map(z[n]!));
  }
  return Float64Array.from(values).sort();
}

/** Conformal quantile of ascending values: rank ceil(p (n + 1)) from the outer side, so that it errs on the wide side. */
export function quantile(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return 0;
  const exact = p * (sorted.length + 1);
  const rank = p < 0.5 ? Math.floor(exact + ROUNDING) : Math.ceil(exact - ROUNDING);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1]!;
}

/** The levels of a calibration: 0.5 to 0.99 in steps of 0.005. */
export function levelGrid(): number[] {
  const count = Math.round((HIGHEST_LEVEL - LOWEST_LEVEL) / LEVEL_STEP);
  return Array.from({ length: count + 1 }, (_, k) => Number((LOWEST_LEVEL + k * LEVEL_STEP).toFixed(3)));
}
