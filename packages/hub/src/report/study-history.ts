import type { SalesPanel } from "@sales-hub/domain";
import type { EdaReport, LeakAudit, MissingColumn } from "@sales-hub/engine";
import { oncePerSnapshot } from "../service/once-per-snapshot.ts";
import { runInWorker } from "../service/run-in-worker.ts";

/** Weeks after the audit's origin whose values are destroyed, and weeks before it that features need. */
const DESTROYED_WEEKS = 39;
const NEEDED_WEEKS = 53;

/** What the worker thread is asked to study. */
export interface StudyTask {
  readonly panel: SalesPanel;
  readonly missingColumns: readonly MissingColumn[];
  readonly auditOriginIndex: number | null;
}

export interface HistoryStudy {
  readonly eda: EdaReport;
  /** null when the history is too short. */
  readonly leakAudit: LeakAudit | null;
}

/**
 * Explores a snapshot's history and audits the features for leaks, in a worker thread, once, when it is first asked for.
 * @throws {HubError} ENGINE_STATISTIC_UNDEFINED when the history is too short
 */
export const studyHistory = oncePerSnapshot(({ panel, quality }): Promise<HistoryStudy> => {
  const task: StudyTask = {
    panel,
    missingColumns: quality?.missing_values ?? [],
    auditOriginIndex: chooseAuditOrigin(panel.historyWeekCount),
  };
  return runInWorker<HistoryStudy>({ module: new URL("./study-worker.ts", import.meta.url), input: task });
});

/** The latest origin with 39 weeks after it, or the earliest that features can be made at; null where no week is left. */
export function chooseAuditOrigin(historyWeeks: number): number | null {
  const origin = Math.max(historyWeeks - 1 - DESTROYED_WEEKS, NEEDED_WEEKS - 1);
  return origin < historyWeeks - 1 ? origin : null;
}
