/** Past forecasts beside what came: one entry per pair-week, in columns of one length. */
export interface StockRows {
  /** Row of the panel. */
  readonly series: ArrayLike<number>;
  /** Week of the panel's grid. */
  readonly week: ArrayLike<number>;
  /** Weeks after the origin that the forecast was made from. */
  readonly horizon: ArrayLike<number>;
  readonly fold: ArrayLike<number>;
  /** USD. */
  readonly actual: ArrayLike<number>;
  /** USD. */
  readonly forecast: ArrayLike<number>;
}

/** What one fold's orders are made from: only errors of weeks up to the fold's origin. */
export interface FoldPlan {
  readonly originIndex: number;
  /** Entries of the rows to simulate, ordered by week. */
  readonly entries: Int32Array;
  /** Expected size of an error of each of those entries' pairs, USD. */
  readonly errorScale: Float64Array;
  /** Mean weekly sales of each of those entries' pairs in the weeks calibrated on, USD. */
  readonly usualWeekUsd: Float64Array;
  /** Earlier errors (actual - forecast) in units of their pair's scale as measured without them, ascending. */
  readonly scaledErrors: Float64Array;
}

/** As many weeks of the pooled error count beside a pair's own, so that a few lucky weeks do not mean no stock. */
const POOLED_WEEKS = 4;

/**
 * Prepares the simulation of every fold that earlier folds can calibrate: a pair's error scale is the mean absolute
 * error of its earlier weeks, drawn towards the pooled share of sales; the distribution around it is pooled over pairs, each
 * error against the scale that its pair's other weeks give, as the weeks to come will be.
 * Pairs without an earlier week are left out.
 */
export function planStock(rows: StockRows, seriesCount: number): FoldPlan[] {
  const origins = new Map<number, number>();
  for (let n = 0; n < rows.actual.length; n++) origins.set(rows.fold[n]!, rows.week[n]! - rows.horizon[n]!);
  return [...origins]
    .sort(([, a], [, b]) => a - b)
    .flatMap(([fold, originIndex]) => {
      const scales = measureErrors(rows, originIndex, seriesCount);
      if (scales === null) return [];
      const entries = entriesToSimulate(rows, fold, scales.weeks);
      return [
        {
          originIndex,
          entries,
          errorScale: Float64Array.from(entries, (n) => scales.errorScale[rows.series[n]!]!),
          usualWeekUsd: Float64Array.from(entries, (n) => scales.usualWeekUsd[rows.series[n]!]!),
          scaledErrors: scaleErrors(rows, originIndex, scales),
        },
      ];
    });
}

function entriesToSimulate(rows: StockRows, fold: number, calibratedWeeks: Int32Array): Int32Array {
  const entries: number[] = [];
  for (let n = 0; n < rows.actual.length; n++) {
    if (rows.fold[n] === fold && calibratedWeeks[rows.series[n]!]! > 0) entries.push(n);
  }
  return Int32Array.from(entries.sort((a, b) => rows.week[a]! - rows.week[b]! || a - b));
}

function scaleErrors(
  rows: StockRows,
  originIndex: number,
  { weeks, errorScale }: { readonly weeks: Int32Array; readonly errorScale: Float64Array },
): Float64Array {
  const scaled = new Float64Array(rows.actual.length);
  let count = 0;
  for (let n = 0; n < rows.actual.length; n++) {
    if (rows.week[n]! > originIndex) continue;
    const series = rows.series[n]!;
    const error = rows.actual[n]! - rows.forecast[n]!;
    const counted = weeks[series]! + POOLED_WEEKS;
    const scale = (errorScale[series]! * counted - Math.abs(error)) / (counted - 1);
    if (scale > 0) scaled[count++] = error / scale;
  }
  return scaled.slice(0, count).sort();
}

function measureErrors(rows: StockRows, originIndex: number, seriesCount: number) {
  const weeks = new Int32Array(seriesCount);
  const absolute = new Float64Array(seriesCount);
  const sales = new Float64Array(seriesCount);
  let allErrors = 0;
  let allSales = 0;
  for (let n = 0; n < rows.actual.length; n++) {
    if (rows.week[n]! > originIndex) continue;
    const series = rows.series[n]!;
    const error = Math.abs(rows.actual[n]! - rows.forecast[n]!);
    weeks[series]!++;
    absolute[series]! += error;
    sales[series]! += Math.abs(rows.actual[n]!);
    allErrors += error;
    allSales += Math.abs(rows.actual[n]!);
  }
  if (allSales === 0) return null;
  const pooledShare = allErrors / allSales;
  const usualWeekUsd = sales.map((sum, series) => (weeks[series]! > 0 ? sum / weeks[series]! : Number.NaN));
  const errorScale = absolute.map(
    (sum, series) => (sum + POOLED_WEEKS * pooledShare * usualWeekUsd[series]!) / (weeks[series]! + POOLED_WEEKS),
  );
  return { weeks, usualWeekUsd, errorScale };
}
