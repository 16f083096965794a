/**
 * What the model's recipe forecast at earlier origins, beside what came: one entry per scored pair-week, in columns of
 * one length. Interval coverage at any level follows from `coveringLevel`.
 */
export interface BacktestTable {
  /** Row of the panel. */
  readonly series: Int32Array;
  /** Week of the panel's grid. */
  readonly week: Int32Array;
  /** Weeks after the fold's origin, from 1. */
  readonly horizon: Int32Array;
  /** Number of the backtest fold, from 1; a fold is one origin. */
  readonly fold: Int32Array;
  /** USD. */
  readonly actual: Float64Array;
  /** USD. */
  readonly forecast: Float64Array;
  /** The benchmark's forecast from the same origin, USD. */
  readonly seasonalNaive: Float64Array;
  /** The smallest interval level whose band holds the actual: coverage at level L is the share of entries <= L. */
  readonly coveringLevel: Float64Array;
}

/** The entries of a table with horizons up to `horizonWeeks`. */
export function upToHorizon(table: BacktestTable, horizonWeeks: number): BacktestTable {
  return pickEntries(
    table,
    Array.from(table.horizon.keys()).filter((entry) => table.horizon[entry]! <= horizonWeeks),
  );
}

/** Some entries of a table, in the order given. */
export function pickEntries(table: BacktestTable, entries: readonly number[]): BacktestTable {
  const integers = (values: Int32Array) => Int32Array.from(entries, (entry) => values[entry]!);
  const doubles = (values: Float64Array) => Float64Array.from(entries, (entry) => values[entry]!);
  return {
    series: integers(table.series),
    week: integers(table.week),
    horizon: integers(table.horizon),
    fold: integers(table.fold),
    actual: doubles(table.actual),
    forecast: doubles(table.forecast),
    seasonalNaive: doubles(table.seasonalNaive),
    coveringLevel: doubles(table.coveringLevel),
  };
}

export interface ErrorSummary {
  readonly testWeeks: number;
  /** Fraction; null when actual sales sum to 0. */
  readonly wapeFraction: number | null;
  readonly maeUsd: number | null;
  /** Mean of forecast - actual, USD; positive is over-forecast. */
  readonly biasUsd: number | null;
  readonly seasonalNaiveWapeFraction: number | null;
}

/** Errors over the chosen entries of the table. */
export function summariseErrors(table: BacktestTable, includes: (entry: number) => boolean): ErrorSummary {
  let testWeeks = 0;
  let absolute = 0;
  let signed = 0;
  let naive = 0;
  let scale = 0;
  for (let entry = 0; entry < table.actual.length; entry++) {
    if (!includes(entry)) continue;
    const actual = table.actual[entry]!;
    const error = table.forecast[entry]! - actual;
    testWeeks++;
    absolute += Math.abs(error);
    signed += error;
    naive += Math.abs(table.seasonalNaive[entry]! - actual);
    scale += Math.abs(actual);
  }
  return {
    testWeeks,
    wapeFraction: scale > 0 ? absolute / scale : null,
    maeUsd: testWeeks > 0 ? absolute / testWeeks : null,
    biasUsd: testWeeks > 0 ? signed / testWeeks : null,
    seasonalNaiveWapeFraction: scale > 0 ? naive / scale : null,
  };
}

export interface Coverage {
  readonly testWeeks: number;
  /** Share of actuals inside the band of this level; null without entries. */
  readonly measuredFraction: number | null;
}

/** Share of the chosen entries whose actual lies inside the band of `level`. @param among All entries when left out. */
export function measureCoverage(
  table: BacktestTable,
  level: number,
  includes: (entry: number) => boolean,
  among: Iterable<number> = table.actual.keys(),
): Coverage {
  let testWeeks = 0;
  let inside = 0;
  for (const entry of among) {
    if (!includes(entry)) continue;
    testWeeks++;
    if (table.coveringLevel[entry]! <= level) inside++;
  }
  return { testWeeks, measuredFraction: testWeeks > 0 ? inside / testWeeks : null };
}
