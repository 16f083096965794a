import { workerData } from "node:worker_threads";
import { type EdaReport, exploreData } from "@sales-hub/engine";
import { answerParent } from "../service/run-in-worker.ts";
import type { ExploreTask } from "./explore.ts";

await answerParent<EdaReport>(async () => {
  const { panel, missingColumns } = workerData as ExploreTask;
  return exploreData(panel, { missingColumns });
});
