import { formatNumber, plural } from "@sales-hub/domain";
import { type Aggregate, type AggregateKind, boundsAt, notesOnBands } from "@sales-hub/engine";
import { hubError } from "../errors.ts";
import type { Snapshot } from "../service/snapshot.ts";
import { type Coverage, type ErrorSummary, measureCoverage, summariseErrors } from "../training/backtest-table.ts";
import { FOLD_WEEKS } from "../training/run-folds.ts";
import type { ForecastWeek } from "./forecast-pair.ts";
import { notesOnReach } from "./notes-on-reach.ts";
import { type PairHistory, readHistoryOf } from "./read-series.ts";

/** What is left out is summed over. */
export interface AggregateChoice {
  readonly store?: number;
  readonly dept?: number;
  /** Store type. */
  readonly type?: string;
}

export interface AggregateQuestion extends AggregateChoice {
  readonly histWeeks: number;
  readonly forecastWeeks: number;
  /** Interval levels as fractions, 0.5 to 0.99. */
  readonly levels: readonly number[];
}

export interface AggregateForecast {
  readonly aggregate: Aggregate;
  readonly history: PairHistory;
  /** Sums of the pairs' forecasts, with bands of the sums' own. */
  readonly weeks: readonly ForecastWeek[];
  /** Backtest errors of this sum. */
  readonly accuracy: ErrorSummary;
  /** Coverage of such sums (all of the kind) in backtests, at the horizons asked for. */
  readonly coverage: readonly (Coverage & { readonly level: number })[];
  readonly notes: readonly string[];
}

/** A pair without sales for this long has probably stopped. */
const STOPPED_WEEKS = 8;

/**
 * The forecast of a store, a department, a store type, a department in stores of a type, or everything: exactly the sum
 * of its pairs' forecasts, with bands calibrated on the errors that such sums made.
 * @throws {HubError} HUB_AGGREGATE_INVALID, HUB_STORE_UNKNOWN, HUB_DEPT_UNKNOWN, HUB_TYPE_UNKNOWN
 */
export function forecastAggregate(snapshot: Snapshot, question: AggregateQuestion): AggregateForecast {
  const { aggregateOutlook, aggregateCalibration, aggregateBacktest: table } = snapshot;
  const position = findAggregate(snapshot, question);
  const aggregate = snapshot.aggregates[position]!;
  const horizons = Array.from({ length: question.forecastWeeks }, (_, k) => k + 1);
  const weeks = horizons.map((horizon): ForecastWeek => {
    const at = position * aggregateOutlook.horizonWeeks + horizon - 1;
    const weekIndex = snapshot.outlook.originIndex + horizon;
    const isHoliday = snapshot.forecaster.state.calendar.holidayType[weekIndex] !== 0;
    const bounded = {
      horizon,
      forecast: aggregateOutlook.forecast[at]!,
      errorScale: aggregateOutlook.errorScale[at]!,
      isHoliday,
      mayBeNegative: aggregateOutlook.mayBeNegative[position] === 1,
    };
    return {
      weekIndex,
      horizonWeeks: horizon,
      salesUsd: bounded.forecast,
      isHoliday,
      intervals: question.levels.map((level) => {
        const { lower, upper } = boundsAt(aggregateCalibration[aggregate.kind], bounded, level);
        return { level, lowerUsd: lower, upperUsd: upper };
      }),
      seasonalNaiveUsd: sumOverMembers(aggregate, snapshot.outlook.seasonalNaive, snapshot.outlook, horizon),
    };
  });
  const ofKind = (entry: number) =>
    snapshot.aggregates[table.series[entry]!]!.kind === aggregate.kind &&
    table.horizon[entry]! <= question.forecastWeeks;
  return {
    aggregate,
    history: readHistoryOf(snapshot, aggregate.members, question.histWeeks),
    weeks,
    accuracy: summariseErrors(
      table,
      (entry) => table.series[entry] === position && table.horizon[entry]! <= FOLD_WEEKS,
    ),
    coverage: question.levels.map((level) => ({ level, ...measureCoverage(table, level, ofKind) })),
    notes: [
      ...notesOn(snapshot, aggregate),
      ...notesOnReach(table, question.forecastWeeks),
      ...notesOnBands(aggregateCalibration[aggregate.kind], question.forecastWeeks),
    ],
  };
}

/** Position of the aggregate asked for. @throws {HubError} as {@link forecastAggregate} */
export function findAggregate({ panel, series, aggregates }: Snapshot, { store, dept, type }: AggregateChoice): number {
  if (store !== undefined && (dept !== undefined || type !== undefined)) {
    throw hubError(
      "HUB_AGGREGATE_INVALID",
      dept === undefined
        ? `A store belongs to one type; leave out either store ${store} or type ${type}.`
        : `Store ${store}, dept ${dept} is one pair and no sum; ask for its forecast instead, or leave out store or dept.`,
      { details: { store, dept: dept ?? null, type: type ?? null } },
    );
  }
  const kind = kindOf({ ...(store && { store }), ...(dept && { dept }), ...(type && { type }) });
  const found = aggregates.findIndex(
    (aggregate) =>
      aggregate.kind === kind &&
      aggregate.store === (store ?? null) &&
      aggregate.dept === (dept ?? null) &&
      aggregate.type === (type ?? null),
  );
  if (found >= 0) return found;
  if (store !== undefined) series.departmentsOf(store);
  const types = [...new Set(panel.stores.types)].sort();
  if (type !== undefined && !types.includes(type)) {
    throw hubError("HUB_TYPE_UNKNOWN", `There is no store type "${type}"; there are ${types.join(", ")}.`, {
      details: { type, known: types },
    });
  }
  const known = aggregates.flatMap((other) =>
    other.kind === kind && other.type === (type ?? null) ? other.dept! : [],
  );
  const near = known.toSorted((a, b) => Math.abs(a - dept!) - Math.abs(b - dept!)).slice(0, 5);
  throw hubError(
    "HUB_DEPT_UNKNOWN",
    `There is no department ${dept}${type === undefined ? "" : ` in stores of type ${type}`}; the nearest are ${near.join(", ")}.`,
    { details: { dept, type: type ?? null, nearestDepartments: near } },
  );
}

function kindOf({ store, dept, type }: AggregateChoice): AggregateKind {
  if (store !== undefined) return "store";
  if (dept !== undefined) return type === undefined ? "dept" : "dept-type";
  return type === undefined ? "total" : "type";
}

function sumOverMembers(
  { members }: Aggregate,
  values: Float64Array,
  { horizonWeeks }: { readonly horizonWeeks: number },
  horizon: number,
): number {
  let sum = 0;
  for (const i of members) sum += values[i * horizonWeeks + horizon - 1]!;
  return sum;
}

function notesOn({ panel, outlook }: Snapshot, { members }: Aggregate): string[] {
  const stopped = members.filter((i) => {
    const end = i * panel.weekCount + outlook.originIndex + 1;
    return panel.sales.subarray(end - STOPPED_WEEKS, end).every((sales) => Number.isNaN(sales));
  }).length;
  if (stopped === 0) return [];
  return [
    `${formatNumber(stopped)} of the ${plural(members.length, "pair")} had no sales in the last ${STOPPED_WEEKS} weeks; the sum includes what they would sell if they were back.`,
  ];
}
