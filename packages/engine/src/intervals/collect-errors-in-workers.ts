import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { SalesPanel } from "@sales-hub/domain";
import { engineError } from "../errors.ts";
import { CALIBRATION_HORIZON } from "./calibrate-intervals.ts";
import { FIRST_ERROR_ORIGIN, type ScaledErrors } from "./collect-errors.ts";

/** What one worker thread is asked to do. */
export interface ErrorsTask {
  readonly panel: SalesPanel;
  readonly origins: readonly number[];
  readonly lastWeek: number;
  readonly maxHorizon: number;
}

/** Every second week: neighbouring origins make nearly the same errors. */
const ORIGIN_STEP = 2;

export interface CollectErrorsOptions {
  /** Last week whose actuals may be read. */
  readonly lastWeek: number;
  /** Worker threads; the number of processors by default. */
  readonly threads?: number;
}

/**
 * Errors of the base at every second earlier origin. Those that a calibration for an origin up to `lastWeek` may use are
 * chosen later by their week, so that one collection serves many origins.
 * @throws {HubError} ENGINE_WORKER_FAILED
 */
export async function collectErrorsInWorkers(
  panel: SalesPanel,
  options: CollectErrorsOptions,
): Promise<ScaledErrors[]> {
  const { lastWeek, threads = availableParallelism() } = options;
  const origins: number[] = [];
  for (let origin = lastWeek - 1; origin >= FIRST_ERROR_ORIGIN; origin -= ORIGIN_STEP) origins.push(origin);
  const workers = Math.max(1, Math.min(threads, origins.length));
  const parts = await Promise.all(
    Array.from({ length: workers }, (_, k) =>
      runTask({
        panel,
        origins: origins.filter((_, n) => n % workers === k),
        lastWeek,
        maxHorizon: CALIBRATION_HORIZON,
      }),
    ),
  );
  return parts.flat();
}

function runTask(task: ErrorsTask): Promise<ScaledErrors[]> {
  const worker = new Worker(new URL("./collect-errors-worker.ts", import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    const failed = (how: string, cause?: unknown) =>
      reject(engineError("ENGINE_WORKER_FAILED", `A calibration thread ended early: ${how}.`, { cause }));
    worker.once("message", resolve);
    worker.once("error", (cause) => failed(cause instanceof Error ? cause.message : String(cause), cause));
    worker.once("exit", (code) => failed(`exit code ${code}`));
  });
}
