import { parentPort, workerData } from "node:worker_threads";
import { lowerThreadPriority } from "../workers/thread-priority.ts";
import type { RowsTask } from "./collect-training-rows.ts";
import { makeTrainingRows } from "./training-rows.ts";

lowerThreadPriority();

const { panel, plans, origins } = workerData as RowsTask;

const rows = makeTrainingRows(panel, plans, origins, (origin) => parentPort!.postMessage({ origin }));
parentPort!.postMessage({ rows }, [
  rows.features.buffer as ArrayBuffer,
  rows.label.buffer as ArrayBuffer,
  rows.weight.buffer as ArrayBuffer,
]);
