import { decodeParquet, encodeParquet } from "@sales-hub/data";
import { AGGREGATE_KINDS, type Aggregate } from "@sales-hub/engine";
import type { BacktestTable } from "./backtest-table.ts";
import type { AggregateOutlook } from "./outlook.ts";
import { mismatch } from "./tables.ts";

/** Rows name their aggregate by what it sums: 0 and the empty text stand for what is summed over. */
function placeColumns(aggregates: readonly Aggregate[], positions: Int32Array) {
  return {
    kind: Array.from(positions, (a) => aggregates[a]!.kind),
    kind_number: positions.map((a) => AGGREGATE_KINDS.indexOf(aggregates[a]!.kind)),
    store: positions.map((a) => aggregates[a]!.store ?? 0),
    dept: positions.map((a) => aggregates[a]!.dept ?? 0),
    type: Array.from(positions, (a) => aggregates[a]!.type ?? ""),
    aggregate: positions,
  };
}

const PLACE_INTEGERS = ["kind_number", "store", "dept", "aggregate"] as const;
type PlaceColumns = Readonly<Record<(typeof PLACE_INTEGERS)[number], Int32Array>>;

/** `aggregate-backtest.parquet` of a model version. */
export function encodeAggregateBacktest(table: BacktestTable, aggregates: readonly Aggregate[]): Promise<Buffer> {
  return encodeParquet({
    ...placeColumns(aggregates, table.series),
    week: table.week,
    horizon: table.horizon,
    fold: table.fold,
    y: table.actual,
    yhat: table.forecast,
    seasonal_naive: table.seasonalNaive,
    covering_level: table.coveringLevel,
  });
}

/** @throws {HubError} HUB_MODEL_DATA_MISMATCH when its aggregates are not those of the panel */
export async function decodeAggregateBacktest(
  bytes: Uint8Array,
  aggregates: readonly Aggregate[],
): Promise<BacktestTable> {
  const columns = await decodeParquet(bytes, {
    integers: [...PLACE_INTEGERS, "week", "horizon", "fold"],
    doubles: ["y", "yhat", "seasonal_naive", "covering_level"],
  });
  requireSamePlaces(columns, aggregates);
  return {
    series: columns.aggregate,
    week: columns.week,
    horizon: columns.horizon,
    fold: columns.fold,
    actual: columns.y,
    forecast: columns.yhat,
    seasonalNaive: columns.seasonal_naive,
    coveringLevel: columns.covering_level,
  };
}

/** `aggregate-forecasts.parquet` of a model version. */
export function encodeAggregateOutlook(outlook: AggregateOutlook, aggregates: readonly Aggregate[]): Promise<Buffer> {
  const { horizonWeeks } = outlook;
  const positions = Int32Array.from(outlook.forecast, (_, row) => Math.floor(row / horizonWeeks));
  return encodeParquet({
    ...placeColumns(aggregates, positions),
    horizon: positions.map((_, row) => 1 + (row % horizonWeeks)),
    yhat: outlook.forecast,
    error_scale: outlook.errorScale,
    may_be_negative: positions.map((a) => outlook.mayBeNegative[a]!),
  });
}

/** @throws {HubError} HUB_MODEL_DATA_MISMATCH when its aggregates are not those of the panel */
export async function decodeAggregateOutlook(
  bytes: Uint8Array,
  aggregates: readonly Aggregate[],
): Promise<AggregateOutlook> {
  const columns = await decodeParquet(bytes, {
    integers: [...PLACE_INTEGERS, "may_be_negative"],
    doubles: ["yhat", "error_scale"],
  });
  const horizonWeeks = columns.yhat.length / aggregates.length;
  if (!Number.isInteger(horizonWeeks)) {
    throw mismatch(`it holds ${columns.yhat.length} sums, which are not those of ${aggregates.length} aggregates`);
  }
  requireSamePlaces(columns, aggregates);
  return {
    horizonWeeks,
    forecast: columns.yhat,
    errorScale: columns.error_scale,
    mayBeNegative: Int32Array.from(aggregates, (_, a) => columns.may_be_negative[a * horizonWeeks]!),
  };
}

function requireSamePlaces(columns: PlaceColumns, aggregates: readonly Aggregate[]): void {
  columns.aggregate.forEach((position, row) => {
    const aggregate = aggregates[position];
    const fits =
      aggregate !== undefined &&
      AGGREGATE_KINDS.indexOf(aggregate.kind) === columns.kind_number[row] &&
      (aggregate.store ?? 0) === columns.store[row] &&
      (aggregate.dept ?? 0) === columns.dept[row];
    if (!fits)
      throw mismatch(`its sum ${position} (store ${columns.store[row]}, dept ${columns.dept[row]}) is another`);
  });
}
