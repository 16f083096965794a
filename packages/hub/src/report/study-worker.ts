import { workerData } from "node:worker_threads";
import { auditLeaks, exploreData } from "@sales-hub/engine";
import { answerParent } from "../service/run-in-worker.ts";
import type { HistoryStudy, StudyTask } from "./study-history.ts";

await answerParent<HistoryStudy>(async () => {
  const { panel, missingColumns, auditOriginIndex } = workerData as StudyTask;
  return {
    eda: exploreData(panel, { missingColumns }),
    leakAudit: auditOriginIndex === null ? null : auditLeaks(panel, { originIndex: auditOriginIndex }),
  };
});
