import { decodeParquet, encodeParquet } from "@sales-hub/data";
import type { SalesPanel } from "@sales-hub/domain";
import { hubError } from "../errors.ts";
import type { BacktestTable } from "./backtest-table.ts";
import type { Outlook } from "./outlook.ts";

/** Rows of every table name their pair by store and department, so that they outlive the panel's row numbers. */
type PairPanel = Pick<SalesPanel, "seriesCount" | "seriesStore" | "seriesDept">;

const BACKTEST_DOUBLES = ["y", "yhat", "seasonal_naive", "covering_level"] as const;
const BACKTEST_INTEGERS = ["store", "dept", "week", "horizon", "fold"] as const;

/** `backtest.parquet` of a model version. */
export function encodeBacktest(table: BacktestTable, panel: PairPanel): Promise<Buffer> {
  return encodeParquet({
    store: table.series.map((series) => panel.seriesStore[series]!),
    dept: table.series.map((series) => panel.seriesDept[series]!),
    week: table.week,
    horizon: table.horizon,
    fold: table.fold,
    y: table.actual,
    yhat: table.forecast,
    seasonal_naive: table.seasonalNaive,
    covering_level: table.coveringLevel,
  });
}

/** @throws {HubError} HUB_MODEL_DATA_MISMATCH when a pair of the table is not in the panel */
export async function decodeBacktest(bytes: Uint8Array, panel: PairPanel): Promise<BacktestTable> {
  const columns = await decodeParquet(bytes, { integers: BACKTEST_INTEGERS, doubles: BACKTEST_DOUBLES });
  return {
    series: seriesOf(columns, panel),
    week: columns.week,
    horizon: columns.horizon,
    fold: columns.fold,
    actual: columns.y,
    forecast: columns.yhat,
    seasonalNaive: columns.seasonal_naive,
    coveringLevel: columns.covering_level,
  };
}

const OUTLOOK_DOUBLES = ["yhat", "seasonal_naive", "lower80", "upper80", "lower95", "upper95"] as const;

/** `forecasts.parquet` of a model version. */
export function encodeOutlook(outlook: Outlook, panel: PairPanel): Promise<Buffer> {
  const { horizonWeeks, originIndex } = outlook;
  const rowSeries = (row: number) => Math.floor(row / horizonWeeks);
  const rows = outlook.forecast.length;
  const integers = (of: (row: number) => number) => Int32Array.from({ length: rows }, (_, row) => of(row));
  return encodeParquet({
    store: integers((row) => panel.seriesStore[rowSeries(row)]!),
    dept: integers((row) => panel.seriesDept[rowSeries(row)]!),
    week: integers((row) => originIndex + 1 + (row % horizonWeeks)),
    horizon: integers((row) => 1 + (row % horizonWeeks)),
    yhat: outlook.forecast,
    seasonal_naive: outlook.seasonalNaive,
    lower80: outlook.lower80,
    upper80: outlook.upper80,
    lower95: outlook.lower95,
    upper95: outlook.upper95,
  });
}

/** @throws {HubError} HUB_MODEL_DATA_MISMATCH when its pairs are not those of the panel */
export async function decodeOutlook(bytes: Uint8Array, panel: PairPanel): Promise<Outlook> {
  const columns = await decodeParquet(bytes, {
    integers: ["store", "dept", "week", "horizon"],
    doubles: OUTLOOK_DOUBLES,
  });
  const rows = columns.yhat.length;
  const horizonWeeks = rows / panel.seriesCount;
  const series = seriesOf(columns, panel);
  if (!Number.isInteger(horizonWeeks) || series.some((value, row) => value !== Math.floor(row / horizonWeeks))) {
    throw mismatch(
      `its forecasts are for ${rows} pair-weeks, which are not those of the data's ${panel.seriesCount} pairs`,
    );
  }
  return {
    originIndex: columns.week[0]! - columns.horizon[0]!,
    horizonWeeks,
    forecast: columns.yhat,
    seasonalNaive: columns.seasonal_naive,
    lower80: columns.lower80,
    upper80: columns.upper80,
    lower95: columns.lower95,
    upper95: columns.upper95,
  };
}

function seriesOf({ store, dept }: { store: Int32Array; dept: Int32Array }, panel: PairPanel): Int32Array {
  const rows = new Map<string, number>();
  for (let i = 0; i < panel.seriesCount; i++) rows.set(`${panel.seriesStore[i]},${panel.seriesDept[i]}`, i);
  return store.map((value, row) => {
    const series = rows.get(`${value},${dept[row]}`);
    if (series === undefined) throw mismatch(`it holds store ${value}, dept ${dept[row]}, which the data lacks`);
    return series;
  });
}

export function mismatch(why: string) {
  return hubError(
    "HUB_MODEL_DATA_MISMATCH",
    `The model version belongs to other data: ${why}. Train again with \`hub train\`.`,
  );
}
