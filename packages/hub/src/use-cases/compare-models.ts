import { loadSalesPanel } from "@sales-hub/data";
import type { ModelMetadata } from "../models/model-metadata.ts";
import type { ModelStore } from "../models/model-store.ts";
import type { BacktestTable } from "../training/backtest-table.ts";
import { type ErrorFigures, figuresOf } from "../training/error-figures.ts";
import { compareWithActuals } from "../training/frozen-table.ts";

export interface ModelComparison {
  readonly metadata: ModelMetadata;
  /** Errors of all its frozen forecasts whose actuals have arrived; null when none has. */
  readonly frozen: ErrorFigures | null;
  /** The same over the pair-weeks that every compared version had frozen: the fair comparison. */
  readonly frozenInCommon: ErrorFigures | null;
}

/**
 * Model versions side by side: backtest figures kept with them, and the errors of what they froze.
 * @param options.preparedDir Prepared data with the actuals to compare with.
 * @returns In the order asked for.
 * @throws {HubError} HUB_MODEL_UNKNOWN, HUB_MODEL_CORRUPT, HUB_MODEL_SCHEMA or DATA_PREPARED_MISSING
 */
export async function compareModels({
  models,
  preparedDir,
  versions,
}: {
  readonly models: ModelStore;
  readonly preparedDir: string;
  readonly versions: readonly string[];
}): Promise<ModelComparison[]> {
  const read = await Promise.all(versions.map((version) => models.read(version)));
  const panel = await loadSalesPanel(preparedDir);
  const tables: BacktestTable[] = [];
  for (const { metadata, files } of read) {
    const forecasts = files.get("forecasts.parquet")!;
    tables.push(await compareWithActuals(panel, [{ version: metadata.version, origin: metadata.origin, forecasts }]));
  }
  const key = (table: BacktestTable, entry: number) => table.series[entry]! * panel.weekCount + table.week[entry]!;
  const keys = tables.map((table) => new Set(table.series.keys().map((entry) => key(table, entry))));
  const figures = (table: BacktestTable, includes?: (entry: number) => boolean) => {
    const found = figuresOf(table, includes);
    return found.testWeeks > 0 ? found : null;
  };
  return read.map(({ metadata }, k) => {
    const table = tables[k]!;
    const inCommon = (entry: number) => keys.every((known) => known.has(key(table, entry)));
    return { metadata, frozen: figures(table), frozenInCommon: figures(table, inCommon) };
  });
}
