import { Worker } from "node:worker_threads";
import type { SalesPanel } from "@sales-hub/domain";
import { engineError } from "../errors.ts";
import type { RowPlan } from "./row-plan.ts";
import { mergeTrainingRows, type TrainingRows, trainingOrigins } from "./training-rows.ts";

/** What one worker thread is asked to do. */
export interface RowsTask {
  readonly panel: SalesPanel;
  readonly plans: readonly RowPlan[];
  readonly origins: readonly number[];
}

type RowsMessage = { readonly origin: number } | { readonly rows: TrainingRows };

export interface CollectOptions {
  /** Worker threads; past origins are dealt out to them in turn. */
  readonly threads: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes the training rows of one or several plans in worker threads. Rows that several plans share are made once; the
 * result does not depend on the number of threads.
 * @throws {HubError} ENGINE_WORKER_FAILED
 */
export async function collectTrainingRows(
  panel: SalesPanel,
  plans: readonly RowPlan[],
  { threads, onProgress, signal }: CollectOptions,
): Promise<TrainingRows> {
  const origins = trainingOrigins(plans);
  const workers = Math.max(1, Math.min(threads, origins.length));
  let done = 0;
  const sets = await Promise.all(
    Array.from({ length: workers }, (_, k) => {
      const task: RowsTask = { panel, plans, origins: origins.filter((_, n) => n % workers === k) };
      return runRowsTask(task, () => onProgress?.(++done, origins.length), signal);
    }),
  );
  return mergeTrainingRows(sets);
}

async function runRowsTask(task: RowsTask, onOrigin: () => void, signal?: AbortSignal): Promise<TrainingRows> {
  const worker = new Worker(new URL("./training-rows-worker.ts", import.meta.url), { workerData: task });
  const stop = () => void worker.terminate();
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted) stop();
  try {
    return await new Promise<TrainingRows>((resolve, reject) => {
      worker.on("message", (message: RowsMessage) => {
        if ("rows" in message) resolve(message.rows);
        else onOrigin();
      });
      const failed = (how: string, cause?: unknown) =>
        reject(
          engineError("ENGINE_WORKER_FAILED", `The thread that makes training rows ended early: ${how}.`, { cause }),
        );
      worker.on("error", (cause) => failed(cause instanceof Error ? cause.message : String(cause), cause));
      worker.on("exit", (code) => failed(signal?.aborted ? "it was aborted" : `exit code ${code}`, signal?.reason));
    });
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
