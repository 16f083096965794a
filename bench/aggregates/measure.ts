import type { SalesPanel } from "@sales-hub/domain";
import {
  AGGREGATE_KINDS,
  type Aggregate,
  type BacktestFold,
  type Bounds,
  boundsAt,
  buildOriginState,
  type CalibrationErrors,
  calibrateIntervals,
  calibrateLeadTimes,
  calibrateSums,
  computeBase,
  emptyBaseParts,
  IntervalPredictor,
  LONGEST_LEAD_TIME,
  listAggregates,
  locateFold,
  type OriginState,
  SumForecasts,
  safetyStock,
  seasonalNaive,
  sumActual,
} from "@sales-hub/engine";
import { buildAggregatePanel, forecastBase } from "./direct.ts";
import type { Tally } from "./tally.ts";

export const LEVELS = [0.8, 0.95] as const;
export const SERVICE_LEVELS = [0.8, 0.9, 0.95, 0.99] as const;

interface MeasuredFold {
  readonly panel: SalesPanel;
  readonly fold: BacktestFold;
  readonly state: OriginState;
  readonly horizonWeeks: number;
  readonly intervals: IntervalPredictor;
  readonly errors: CalibrationErrors;
}

/** Adds a fold's errors of sums and of lead times to the tally, under `group` and what was summed. */
export function measureFold(
  tally: Tally,
  group: string,
  { panel, fold, errors }: Pick<MeasuredFold, "panel" | "fold" | "errors">,
): void {
  const { originIndex, horizonWeeks } = locateFold(panel, fold.split);
  const state = buildOriginState(panel, originIndex, { maxHorizon: horizonWeeks });
  const calibration = calibrateIntervals({ errors: errors.rows, originIndex, isHoliday: panel.isHoliday });
  const measured = { panel, fold, state, horizonWeeks, errors, intervals: new IntervalPredictor(state, calibration) };
  measureSums(tally, group, measured);
  measureLeadTimes(tally, group, measured);
}

function measureSums(
  tally: Tally,
  group: string,
  { panel, fold, state, horizonWeeks, intervals, errors }: MeasuredFold,
) {
  const { originIndex, calendar } = state;
  const aggregates = listAggregates(panel);
  const sums = new SumForecasts(state, aggregates, horizonWeeks);
  const pairBounds = LEVELS.map(() => ({
    lower: new Float64Array(fold.forecast.length),
    upper: new Float64Array(fold.forecast.length),
  }));
  const parts = emptyBaseParts();
  for (let series = 0; series < panel.seriesCount; series++) {
    for (let horizon = 1; horizon <= horizonWeeks; horizon++) {
      const at = series * horizonWeeks + horizon - 1;
      const forecast = fold.forecast[at]!;
      computeBase(state, series, horizon, parts);
      sums.add(series, horizon, forecast, parts);
      LEVELS.forEach((level, k) => {
        const bounds = pairBounds[k]!;
        ({ lower: bounds.lower[at], upper: bounds.upper[at] } = intervals.bounds(
          { series, horizon, forecast, parts },
          level,
        ));
      });
    }
  }
  const calibration = calibrateSums({ errors: errors.sums, originIndex, isHoliday: panel.isHoliday });
  const base = forecastBase(panel, originIndex, horizonWeeks);
  const naive = seasonalNaive(panel, { originIndex, horizonWeeks });
  const direct = directForecasts(panel, aggregates, originIndex, horizonWeeks);
  aggregates.forEach(({ kind, members }, a) => {
    for (let horizon = 1; horizon <= horizonWeeks; horizon++) {
      const week = originIndex + horizon;
      const actual = sumActual(panel, members, week);
      if (Number.isNaN(actual)) continue;
      const at = a * horizonWeeks + horizon - 1;
      const leaves = (values: Float64Array) =>
        members.reduce((sum, i) => sum + values[i * horizonWeeks + horizon - 1]!, 0);
      const forecast = sums.forecast[at]!;
      const bounded = {
        horizon,
        forecast,
        errorScale: sums.errorScale(a, horizon),
        isHoliday: calendar.holidayType[week] !== 0,
        mayBeNegative: sums.scale.mayBeNegative[a] === 1,
      };
      const values: Record<string, number> = {
        weeks: 1,
        actual: Math.abs(actual),
        forecast: Math.abs(forecast - actual),
        base: Math.abs(leaves(base) - actual),
        direct: Math.abs(direct[at]! - actual),
        naive: Math.abs(leaves(naive) - actual),
        bias: forecast - actual,
      };
      LEVELS.forEach((level, k) => {
        const own = boundsAt(calibration[kind], bounded, level);
        const summed = { lower: leaves(pairBounds[k]!.lower), upper: leaves(pairBounds[k]!.upper) };
        Object.assign(values, quality(`own${level}`, own, actual), quality(`summed${level}`, summed, actual));
      });
      tally.add(`${group} ${kind}`, values);
    }
  });
}

function quality(name: string, { lower, upper }: Bounds, actual: number): Record<string, number> {
  return { [`${name}Inside`]: actual >= lower && actual <= upper ? 1 : 0, [`${name}Width`]: upper - lower };
}

/** The base run on panels of aggregates, kind by kind, shape [A x horizonWeeks]. */
function directForecasts(
  panel: SalesPanel,
  aggregates: readonly Aggregate[],
  originIndex: number,
  horizonWeeks: number,
): Float64Array {
  const out = new Float64Array(aggregates.length * horizonWeeks);
  for (const kind of AGGREGATE_KINDS) {
    const from = aggregates.findIndex((aggregate) => aggregate.kind === kind);
    const ofKind = aggregates.filter((aggregate) => aggregate.kind === kind);
    const { panel: summed, order } = buildAggregatePanel(panel, ofKind);
    const base = forecastBase(summed, originIndex, horizonWeeks);
    order.forEach((a, i) => {
      out.set(base.subarray(i * horizonWeeks, (i + 1) * horizonWeeks), (from + a) * horizonWeeks);
    });
  }
  return out;
}

function measureLeadTimes(
  tally: Tally,
  group: string,
  { panel, fold, state, horizonWeeks, intervals, errors }: MeasuredFold,
) {
  const { originIndex } = state;
  const calibration = calibrateLeadTimes({ errors: errors.leadTimes, originIndex });
  const parts = emptyBaseParts();
  for (let series = 0; series < panel.seriesCount; series++) {
    if (state.hasHistory[series] === 0) continue;
    const widening = (level: number) => intervals.widening(series, 2 * level - 1);
    const weeks = { forecast: [] as number[], errorScale: [] as number[], widening };
    const weekly = SERVICE_LEVELS.map(() => 0);
    let demand = 0;
    for (let horizon = 1; horizon <= Math.min(LONGEST_LEAD_TIME, horizonWeeks); horizon++) {
      demand += panel.sales[series * panel.weekCount + originIndex + horizon]!;
      if (Number.isNaN(demand)) break;
      const forecast = fold.forecast[series * horizonWeeks + horizon - 1]!;
      computeBase(state, series, horizon, parts);
      const point = { series, horizon, forecast, parts };
      weeks.forecast.push(forecast);
      weeks.errorScale.push(intervals.errorScaleOf(point));
      SERVICE_LEVELS.forEach((level, k) => {
        weekly[k] = weekly[k]! + intervals.bounds(point, 2 * level - 1).upper;
        const stock = safetyStock(calibration, weeks, level);
        tally.add(`${group} lead time ${horizon} at ${level}`, {
          windows: 1,
          covered: demand <= stock.reorderTargetUsd ? 1 : 0,
          stock: stock.safetyStockUsd,
          coveredWeekly: demand <= weekly[k]! ? 1 : 0,
          stockWeekly: weekly[k]! - stock.expectedDemandUsd,
        });
      });
    }
  }
}
