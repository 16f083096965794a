import type { SalesPanel } from "@sales-hub/domain";
import type { EdaReport, MissingColumn } from "@sales-hub/engine";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import { runInWorker } from "../service/run-in-worker.ts";

/** What the worker thread is asked to explore. */
export interface ExploreTask {
  readonly panel: SalesPanel;
  readonly missingColumns: readonly MissingColumn[];
}

/**
 * The exploratory analysis of a snapshot's history, in a worker thread, once, when it is first asked for.
 * @throws {HubError} ENGINE_STATISTIC_UNDEFINED when the history is too short
 */
export const exploreSnapshot = oncePerSnapshot(({ panel, quality }): Promise<EdaReport> => {
  const task: ExploreTask = { panel, missingColumns: quality?.missing_values ?? [] };
  return runInWorker<EdaReport>({ module: new URL("./explore-worker.ts", import.meta.url), input: task });
});
