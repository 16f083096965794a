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

interface WeekSums {
  pairWeeks: number;
  absolute: number;
  signed: number;
  size: number;
  inside80: number;
  inside95: number;
}

/**
 * Errors over every window of `windowWeeks` consecutive weeks of one run: a fold of a backtest, or all weeks together
 * with, for each week, the forecasts of the latest origin only.
 */
export function rollErrors(
  rows: ForecastRows,
  { windowWeeks, byFold }: { readonly windowWeeks: number; readonly byFold: boolean },
): ErrorWindow[] {
  const nearest = new Map<number, number>();
  for (let n = 0; n < rows.actual.length; n++) {
    const week = rows.week[n]!;
    nearest.set(week, Math.min(rows.horizon[n]!, nearest.get(week) ?? Infinity));
  }
  const runs = new Map<number, Map<number, WeekSums>>();
  for (let n = 0; n < rows.actual.length; n++) {
    const week = rows.week[n]!;
    if (!byFold && rows.horizon[n] !== nearest.get(week)) continue;
    const run = byFold ? rows.fold[n]! : 0;
    const weeks = runs.get(run) ?? new Map<number, WeekSums>();
    runs.set(run, weeks);
    addEntry(weeks, rows, n);
  }
  return [...runs.values()].flatMap((weeks) => windowsOf(weeks, windowWeeks));
}

function addEntry(weeks: Map<number, WeekSums>, rows: ForecastRows, n: number): void {
  let sums = weeks.get(rows.week[n]!);
  if (!sums) {
    sums = { pairWeeks: 0, absolute: 0, signed: 0, size: 0, inside80: 0, inside95: 0 };
    weeks.set(rows.week[n]!, sums);
  }
  const error = rows.forecast[n]! - rows.actual[n]!;
  sums.pairWeeks++;
  sums.absolute += Math.abs(error);
  sums.signed += error;
  sums.size += Math.abs(rows.actual[n]!);
  if (rows.coveringLevel[n]! <= 0.8) sums.inside80++;
  if (rows.coveringLevel[n]! <= 0.95) sums.inside95++;
}

function windowsOf(weeks: Map<number, WeekSums>, windowWeeks: number): ErrorWindow[] {
  return [...weeks.keys()]
    .sort((a, b) => a - b)
    .flatMap((lastWeek) => {
      const parts = Array.from({ length: windowWeeks }, (_, back) => weeks.get(lastWeek - back));
      if (!parts.every((part) => part !== undefined)) return [];
      const sum = (pick: (part: WeekSums) => number) => parts.reduce((total, part) => total + pick(part), 0);
      const size = sum((part) => part.size);
      const pairWeeks = sum((part) => part.pairWeeks);
      if (size === 0) return [];
      return [
        {
          lastWeek,
          pairWeeks,
          wape: sum((part) => part.absolute) / size,
          bias: sum((part) => part.signed) / size,
          coverage80: sum((part) => part.inside80) / pairWeeks,
          coverage95: sum((part) => part.inside95) / pairWeeks,
        },
      ];
    });
}
