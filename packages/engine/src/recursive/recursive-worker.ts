import { parentPort, workerData } from "node:worker_threads";
import { loadLightGBM } from "@sales-hub/lightgbm";
import { type RecursiveTask, runRecursively } from "./run-recursive.ts";

const { libraryPath, ...job } = workerData as RecursiveTask;

loadLightGBM({ path: libraryPath });
const result = await runRecursively(job);
parentPort!.postMessage(
  result,
  result.weeks.map((week) => week.buffer as ArrayBuffer),
);
