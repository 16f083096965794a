import { decodeParquet } from "@sales-hub/data";
import { type SalesPanel, weekIndex } from "@sales-hub/domain";
import type { BacktestTable } from "./backtest-table.ts";

/** What a model version predicted when it was trained. */
export interface FrozenSource {
  readonly version: string;
  /** ISO date of the last week whose actuals it saw. */
  readonly origin: string;
  /** Its `forecasts.parquet`. */
  readonly forecasts: Uint8Array;
}

/** The part of a panel that frozen forecasts are compared with; plain data that can move between threads. */
export type ActualsPanel = Pick<
  SalesPanel,
  "firstWeek" | "weekCount" | "historyWeekCount" | "seriesCount" | "seriesStore" | "seriesDept" | "sales"
>;

/**
 * Frozen forecasts beside the actuals that have arrived since, one entry per pair, week and source. The column `fold`
 * holds the position of the source; `coveringLevel` is as coarse as what was frozen: 0.8 inside the 80% band, 0.95 inside
 * the 95% band only, else 1. Pairs that the panel no longer has are left out.
 * @throws {HubError} DATA_PARQUET_INVALID
 */
export async function compareWithActuals(
  panel: ActualsPanel,
  sources: readonly FrozenSource[],
): Promise<BacktestTable> {
  const rowOf = new Map<string, number>();
  for (let i = 0; i < panel.seriesCount; i++) rowOf.set(`${panel.seriesStore[i]},${panel.seriesDept[i]}`, i);
  const table = {
    series: [] as number[],
    week: [] as number[],
    horizon: [] as number[],
    fold: [] as number[],
    actual: [] as number[],
    forecast: [] as number[],
    seasonalNaive: [] as number[],
    coveringLevel: [] as number[],
  };
  for (const [fold, source] of sources.entries()) {
    const originIndex = weekIndex(panel.firstWeek, source.origin);
    const columns = await decodeParquet(source.forecasts, {
      integers: ["store", "dept", "horizon"],
      doubles: ["yhat", "seasonal_naive", "lower80", "upper80", "lower95", "upper95"],
    });
    for (let n = 0; n < columns.yhat.length; n++) {
      const week = originIndex + columns.horizon[n]!;
      if (week < 0 || week >= panel.historyWeekCount) continue;
      const series = rowOf.get(`${columns.store[n]},${columns.dept[n]}`);
      if (series === undefined) continue;
      const actual = panel.sales[series * panel.weekCount + week]!;
      if (Number.isNaN(actual)) continue;
      const inside80 = actual >= columns.lower80[n]! && actual <= columns.upper80[n]!;
      const inside95 = actual >= columns.lower95[n]! && actual <= columns.upper95[n]!;
      table.series.push(series);
      table.week.push(week);
      table.horizon.push(columns.horizon[n]!);
      table.fold.push(fold);
      table.actual.push(actual);
      table.forecast.push(columns.yhat[n]!);
      table.seasonalNaive.push(columns.seasonal_naive[n]!);
      table.coveringLevel.push(inside80 ? 0.8 : inside95 ? 0.95 : 1);
    }
  }
  return {
    series: Int32Array.from(table.series),
    week: Int32Array.from(table.week),
    horizon: Int32Array.from(table.horizon),
    fold: Int32Array.from(table.fold),
    actual: Float64Array.from(table.actual),
    forecast: Float64Array.from(table.forecast),
    seasonalNaive: Float64Array.from(table.seasonalNaive),
    coveringLevel: Float64Array.from(table.coveringLevel),
  };
}
