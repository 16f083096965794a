import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { SalesPanel } from "@sales-hub/domain";
import type { SumErrors } from "../aggregate/collect-sum-errors.ts";
import { engineError } from "../errors.ts";
import type { LeadTimeErrors } from "../inventory/collect-lead-time-errors.ts";
import { FIRST_ERROR_ORIGIN, type PairErrors } from "./collect-errors.ts";

/** What one worker thread is asked to do. */
export interface ErrorsTask {
  readonly panel: SalesPanel;
  readonly origins: readonly number[];
  readonly lastWeek: number;
  /** Also the errors of sums over pairs and over weeks. */
  readonly sums: boolean;
}

/** What a worker thread answers, one entry per origin. */
export interface ErrorsPart {
  readonly rows: readonly PairErrors[];
  readonly sums: readonly SumErrors[];
  readonly leadTimes: readonly LeadTimeErrors[];
}

/** Errors of earlier origins, each list with one entry per origin. */
export interface CalibrationErrors {
  /** Of single pairs and weeks: they calibrate intervals. */
  readonly rows: readonly PairErrors[];
  /** Of sums over pairs: they calibrate the intervals of aggregates. */
  readonly sums: readonly SumErrors[];
  /** Of sums over weeks: they calibrate safety stock. */
  readonly leadTimes: readonly LeadTimeErrors[];
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
): Promise<readonly PairErrors[]> {
  return (await collect(panel, options, false)).rows;
}

/**
 * The same, with the errors of sums over pairs and over weeks, from one pass over the base.
 * @throws {HubError} ENGINE_WORKER_FAILED
 */
export function collectCalibrationErrors(panel: SalesPanel, options: CollectErrorsOptions): Promise<CalibrationErrors> {
  return collect(panel, options, true);
}

async function collect(panel: SalesPanel, options: CollectErrorsOptions, sums: boolean): Promise<CalibrationErrors> {
  const { lastWeek, threads = availableParallelism() } = options;
  const origins: number[] = [];
  for (let origin = lastWeek - 1; origin >= FIRST_ERROR_ORIGIN; origin -= ORIGIN_STEP) origins.push(origin);
  const workers = Math.max(1, Math.min(threads, origins.length));
  const parts = await Promise.all(
    Array.from({ length: workers }, (_, k) =>
      runTask({ panel, origins: origins.filter((_, n) => n % workers === k), lastWeek, sums }),
    ),
  );
  return {
    rows: parts.flatMap((part) => part.rows),
    sums: parts.flatMap((part) => part.sums),
    leadTimes: parts.flatMap((part) => part.leadTimes),
  };
}

function runTask(task: ErrorsTask): Promise<ErrorsPart> {
  const worker = new Worker(new URL("./collect-errors-worker.ts", import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    const failed = (how: string, cause?: unknown) =>
      reject(engineError("ENGINE_WORKER_FAILED", `A calibration thread ended early: ${how}.`, { cause }));
    worker.once("message", resolve);
    worker.once("error", (cause) => failed(cause instanceof Error ? cause.message : String(cause), cause));
    worker.once("exit", (code) => failed(`exit code ${code}`));
  });
}
