import { parentPort, workerData } from "node:worker_threads";
import { loadLightGBM } from "@sales-hub/lightgbm";
import { lowerThreadPriority } from "../workers/thread-priority.ts";
import { type RecursiveTask, runRecursively } from "./run-recursive.ts";

lowerThreadPriority();

const { libraryPath, ...job } = workerData as RecursiveTask;

loadLightGBM({ path: libraryPath });
const result = await runRecursively(job);
parentPort!.postMessage(
  result,
  result.weeks.map((week) => week.buffer as ArrayBuffer),
);
