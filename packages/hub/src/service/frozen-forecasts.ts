import { weekIndex } from "@sales-hub/domain";
import type { ModelMetadata } from "../models/model-metadata.ts";
import type { BacktestTable } from "../training/backtest-table.ts";
import type { ActualsPanel } from "../training/frozen-table.ts";
import { oncePerSnapshot } from "./once-per-snapshot.ts";
import { runInWorker } from "./run-in-worker.ts";

/** Forecasts that earlier model versions froze, beside the actuals that have arrived since. */
export interface FrozenForecasts {
  /** Versions behind the entries, oldest first. */
  readonly versions: readonly string[];
  /** Versions that could not be read. */
  readonly unreadable: readonly string[];
  /** Column `fold` is the position in `versions`. */
  readonly table: BacktestTable;
}

/** What the worker thread is asked to read. */
export interface FrozenTask {
  readonly modelsDir: string;
  readonly panel: ActualsPanel;
  readonly world: ModelMetadata["data"]["world"];
}

/** Reads the frozen forecasts of a snapshot in a worker thread, once, when they are first asked for. */
export const readFrozen = oncePerSnapshot(async ({ panel, modelsDir, model, outlook }): Promise<FrozenForecasts> => {
  const { firstWeek, weekCount, seriesCount, seriesStore, seriesDept, sales } = panel;
  const actuals = { firstWeek, weekCount, seriesCount, seriesStore, seriesDept, sales };
  const task: FrozenTask = {
    modelsDir,
    panel: { ...actuals, historyWeekCount: outlook.originIndex + 1 },
    world: model.data.world,
  };
  return runInWorker<FrozenForecasts>({ module: new URL("./frozen-worker.ts", import.meta.url), input: task });
});

/**
 * The versions whose forecasts have met actuals: of the same world, with an origin before the last actual week; of
 * several with one origin, the latest, since it took the place of the others.
 */
export function chooseFrozenVersions(
  all: readonly ModelMetadata[],
  panel: Pick<ActualsPanel, "firstWeek" | "historyWeekCount">,
  world: ModelMetadata["data"]["world"],
): ModelMetadata[] {
  const byOrigin = new Map<string, ModelMetadata>();
  for (const metadata of all) {
    const originIndex = weekIndex(panel.firstWeek, metadata.origin);
    if (metadata.data.world === world && originIndex < panel.historyWeekCount - 1) {
      byOrigin.set(metadata.origin, metadata);
    }
  }
  return [...byOrigin.values()].sort((a, b) => (a.origin < b.origin ? -1 : 1));
}
