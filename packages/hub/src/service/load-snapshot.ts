import { createForecaster, IntervalPredictor } from "@sales-hub/engine";
import type { Workspace } from "../workspace.ts";
import type { LoadedState } from "./load-state.ts";
import { runInWorker } from "./run-in-worker.ts";
import { SeriesIndex } from "./series-index.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * Loads the current model version with the very version of the data that it was trained on. Reading and the arithmetic
 * of the origin happen in a worker thread; only the native models are made in this one.
 * @throws {HubError} HUB_MODEL_MISSING, HUB_DATA_MISSING, HUB_MODEL_DATA_MISMATCH, or what reading the model threw
 */
export async function loadSnapshot(workspace: Workspace): Promise<Snapshot> {
  const module = new URL("./load-worker.ts", import.meta.url);
  const { state, served, metadata, ...rest } = await runInWorker<LoadedState>({ module, input: workspace });
  const { panel } = state;
  const forecaster = createForecaster({ state, model: served.model });
  return {
    panel,
    series: new SeriesIndex(panel),
    model: metadata,
    forecaster,
    intervals: new IntervalPredictor(state, served.calibration),
    aggregateCalibration: served.aggregateCalibration,
    leadTimeCalibration: served.leadTimeCalibration,
    ...rest,
  };
}
