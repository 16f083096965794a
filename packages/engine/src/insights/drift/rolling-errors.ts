/** Past forecasts beside what came: one entry per pair-week, in columns of one length. */
export interface ForecastRows {
  /** Week of the panel's grid. */
  readonly week: ArrayLike<number>;
  /** Weeks after the origin. */
  readonly horizon: ArrayLike<number>;
  readonly fold: ArrayLike<number>;
  /** USD. */
  readonly actual: ArrayLike<number>;
  /** USD. */
  readonly forecast: ArrayLike<number>;
  /** The smallest interval level whose band holds the actual. */
  readonly coveringLevel: ArrayLike<number>;
}

/** Errors of all pairs over some consecutive weeks, fractions. */
export interface ErrorWindow {
  /** Last week of the window, on the panel's grid. */
  readonly lastWeek: number;
  readonly pairWeeks: number;
  readonly wape: number;
  /** Sum of errors / sum of absolute actuals; positive is over-forecast. */
  readonly bias: number;
  readonly coverage80: number;
  readonly coverage95: number;
}

/** Columns of a run's weekly sums. */
const PAIR_WEEKS = 0;
const ABSOLUTE = 1;
const SIGNED = 2;
const SIZE = 3;
const INSIDE_80 = 4;
const INSIDE_95 = 5;
const WIDTH = 6;

/**
 * Errors over every window of `windowWeeks` consecutive weeks of one run: a fold of a backtest, or all weeks together
 * with, for each week, the forecasts of the latest origin only.
 */
export function rollErrors(
  rows: ForecastRows,
  { windowWeeks, byFold }: { readonly windowWeeks: number; readonly byFold: boolean },
): ErrorWindow[] {
  const entries = rows.actual.length;
  let weekCount = 0;
  for (let n = 0; n < entries; n++) weekCount = Math.max(weekCount, rows.week[n]! + 1);
  const nearest = new Float64Array(weekCount).fill(Infinity);
  for (let n = 0; n < entries; n++) nearest[rows.week[n]!] = Math.min(nearest[rows.week[n]!]!, rows.horizon[n]!);
  const runs = new Map<number, Float64Array>();
  for (let n = 0; n < entries; n++) {
    if (!byFold && rows.horizon[n] !== nearest[rows.week[n]!]) continue;
    const run = byFold ? rows.fold[n]! : 0;
    let sums = runs.get(run);
    if (!sums) {
      sums = new Float64Array(weekCount * WIDTH);
      runs.set(run, sums);
    }
    addEntry(sums, rows, n);
  }
  return [...runs.values()].flatMap((sums) => windowsOf(sums, windowWeeks));
}

function addEntry(sums: Float64Array, rows: ForecastRows, n: number): void {
  const at = rows.week[n]! * WIDTH;
  const error = rows.forecast[n]! - rows.actual[n]!;
  sums[at + PAIR_WEEKS]! += 1;
  sums[at + ABSOLUTE]! += Math.abs(error);
  sums[at + SIGNED]! += error;
  sums[at + SIZE]! += Math.abs(rows.actual[n]!);
  if (rows.coveringLevel[n]! <= 0.8) sums[at + INSIDE_80]! += 1;
  if (rows.coveringLevel[n]! <= 0.95) sums[at + INSIDE_95]! += 1;
}

function windowsOf(sums: Float64Array, windowWeeks: number): ErrorWindow[] {
  const weekCount = sums.length / WIDTH;
  const windows: ErrorWindow[] = [];
  for (let lastWeek = windowWeeks - 1; lastWeek < weekCount; lastWeek++) {
    const weeks = Array.from({ length: windowWeeks }, (_, back) => (lastWeek - back) * WIDTH);
    const sum = (column: number) => weeks.reduce((total, at) => total + sums[at + column]!, 0);
    const size = sum(SIZE);
    if (size === 0 || weeks.some((at) => sums[at + PAIR_WEEKS] === 0)) continue;
    const pairWeeks = sum(PAIR_WEEKS);
    windows.push({
      lastWeek,
      pairWeeks,
      wape: sum(ABSOLUTE) / size,
      bias: sum(SIGNED) / size,
      coverage80: sum(INSIDE_80) / pairWeeks,
      coverage95: sum(INSIDE_95) / pairWeeks,
    });
  }
  return windows;
}
