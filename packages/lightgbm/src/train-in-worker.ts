import { Worker } from "node:worker_threads";
import { AbortFlag } from "./abort-flag.ts";
import { LightGBMError } from "./errors.ts";
import { loadLightGBM } from "./library.ts";
import { type LogHandler, logWarningsToStderr } from "./log.ts";
import type { TrainingProgress } from "./train.ts";
import type { TrainingTask, WorkerAnswer, WorkerStart, WorkerTrainingResult } from "./training-task.ts";

export interface TrainInWorkerOptions extends TrainingTask {
  /** Called on this thread after each iteration, when its event loop comes to it. */
  readonly onIteration?: (progress: TrainingProgress) => void;
  /** The worker's log lines. Default: warnings to stderr. */
  readonly onLog?: LogHandler;
  /** Stops training before its next iteration. */
  readonly signal?: AbortSignal;
}

/**
 * Trains in a worker thread, where the native calls may block, and answers with the model text.
 * Put large matrices on a SharedArrayBuffer (`toShared`): other arrays are copied on this thread first.
 * @throws {LightGBMError} as `train`; LIGHTGBM_WORKER_FAILED when the thread dies
 */
export async function trainInWorker(options: TrainInWorkerOptions): Promise<WorkerTrainingResult> {
  const { onIteration, onLog = logWarningsToStderr, signal, ...task } = options;
  const flag = new AbortFlag();
  const start: WorkerStart = {
    libraryPath: loadLightGBM().path,
    task,
    abort: flag.buffer,
    wantsProgress: onIteration !== undefined,
  };
  const stop = () => flag.abort();
  const worker = new Worker(new URL("./training-worker.ts", import.meta.url), {
    workerData: start,
    name: "lightgbm-training",
  });
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  // The first outcome counts, and is told once the thread has ended and its memory is free.
  let settle: (() => void) | undefined;
  return new Promise<WorkerTrainingResult>((resolve, reject) => {
    const fail = (error: unknown): void => {
      settle ??= () => reject(error);
    };
    worker.on("message", (answer: WorkerAnswer) => {
      try {
        if (answer.type === "progress") onIteration?.(answer.progress);
        else if (answer.type === "log") onLog(answer.entry);
        else if (answer.type === "done") settle ??= () => resolve(answer.result);
        else fail(failure(answer, signal));
      } catch (error) {
        stop();
        fail(error);
      }
    });
    worker.on("error", (cause) => fail(died("it threw", cause)));
    worker.on("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      fail(died(`it ended with exit code ${code}`));
      settle?.();
    });
  });
}

function failure(answer: Extract<WorkerAnswer, { type: "refused" | "broke" }>, signal?: AbortSignal): unknown {
  if (answer.type === "broke") return answer.error;
  const cause = answer.code === "LIGHTGBM_ABORTED" ? signal?.reason : undefined;
  return new LightGBMError(answer.code, answer.message, { details: { ...answer.details }, cause });
}

function died(how: string, cause?: unknown): LightGBMError {
  return new LightGBMError("LIGHTGBM_WORKER_FAILED", `The training worker died before it answered: ${how}.`, { cause });
}
