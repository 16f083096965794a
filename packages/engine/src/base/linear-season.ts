import type { WeekCalendar } from "../calendar/week-calendar.ts";

const WEEK_CLASSES = 52;
const RIDGE = 1e-6;
const MIN_ORIGIN = 52;

/** Step 7 of the base: per series, sales = year trend + level of the ISO week, fitted on rank-8 smoothed sales. */
export interface LinearSeason {
  readonly columns: number;
  /** Shape [N x columns]. */
  readonly coefficients: Float64Array;
  readonly firstYear: number;
}

/** ISO week class 0..51; week 53 counts as week 52. */
function weekClass(calendar: WeekCalendar, t: number): number {
  return Math.min(calendar.isoWeek[t]!, WEEK_CLASSES) - 1;
}

/** Inverse of a symmetric positive definite matrix, by Gauss-Jordan elimination. */
function invert(matrix: Float64Array, n: number): Float64Array {
  const a = Float64Array.from(matrix);
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1;
  for (let p = 0; p < n; p++) {
    const pivot = a[p * n + p]!;
    for (let k = 0; k < n; k++) {
      a[p * n + k] = a[p * n + k]! / pivot;
      inverse[p * n + k] = inverse[p * n + k]! / pivot;
    }
    for (let r = 0; r < n; r++) {
      if (r === p) continue;
      const factor = a[r * n + p]!;
      if (factor === 0) continue;
      for (let k = 0; k < n; k++) {
        a[r * n + k] = a[r * n + k]! - factor * a[p * n + k]!;
        inverse[r * n + k] = inverse[r * n + k]! - factor * inverse[p * n + k]!;
      }
    }
  }
  return inverse;
}

/**
 * Fits the linear season of every series. The design is common to all series (a missing week counts as 0 in the smoothed
 * sales), so its normal equations are solved once.
 * @param rank8 Rank-8 smoothed sales, shape [N x weeks].
 * @returns undefined before a full year of history.
 */
export function fitLinearSeason(
  calendar: WeekCalendar,
  rank8: Float64Array,
  originIndex: number,
): LinearSeason | undefined {
  if (originIndex < MIN_ORIGIN) return undefined;
  const weeks = originIndex + 1;
  const columns = WEEK_CLASSES + 1;
  const firstYear = calendar.year[0]!;
  const normal = new Float64Array(columns * columns);
  for (let t = 0; t < weeks; t++) {
    const c = weekClass(calendar, t);
    const trend = calendar.year[t]! - firstYear;
    normal[c * columns + c] = normal[c * columns + c]! + 1;
    normal[c * columns + WEEK_CLASSES] = normal[c * columns + WEEK_CLASSES]! + trend;
    normal[WEEK_CLASSES * columns + c] = normal[WEEK_CLASSES * columns + c]! + trend;
    normal[columns * columns - 1] = normal[columns * columns - 1]! + trend * trend;
  }
  for (let c = 0; c < columns; c++) normal[c * columns + c] = normal[c * columns + c]! + RIDGE;
  const inverse = invert(normal, columns);
  const seriesCount = rank8.length / weeks;
  const coefficients = new Float64Array(seriesCount * columns);
  const moments = new Float64Array(columns);
  for (let i = 0; i < seriesCount; i++) {
    moments.fill(0);
    for (let t = 0; t < weeks; t++) {
      const y = rank8[i * weeks + t]!;
      const c = weekClass(calendar, t);
      moments[c] = moments[c]! + y;
      moments[WEEK_CLASSES] = moments[WEEK_CLASSES]! + y * (calendar.year[t]! - firstYear);
    }
    for (let r = 0; r < columns; r++) {
      let sum = 0;
      for (let c = 0; c < columns; c++) sum += inverse[r * columns + c]! * moments[c]!;
      coefficients[i * columns + r] = sum;
    }
  }
  return { columns, coefficients, firstYear };
}

/** The linear season of series i in week t, USD. */
export function linearSeasonAt(model: LinearSeason, calendar: WeekCalendar, i: number, t: number): number {
  const row = i * model.columns;
  const level = model.coefficients[row + weekClass(calendar, t)]!;
  return level + model.coefficients[row + WEEK_CLASSES]! * (calendar.year[t]! - model.firstYear);
}
