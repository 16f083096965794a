import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { SalesPanel } from "@sales-hub/domain";
import { loadLightGBM } from "@sales-hub/lightgbm";
import { engineError } from "../errors.ts";
import type { TrainedModel } from "../model/train-model.ts";

export interface ForecastAllOptions {
  readonly horizonWeeks: number;
  /** Worker threads; the number of processors by default. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/** What one worker thread is asked to do: series [from, to). */
export interface ForecastTask {
  readonly panel: SalesPanel;
  readonly originIndex: number;
  readonly horizonWeeks: number;
  readonly model: TrainedModel;
  readonly libraryPath: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Forecasts every series of a panel from an origin, split over worker threads.
 * @returns USD, shape [N x horizonWeeks], row-major by series.
 * @throws {HubError} ENGINE_WORKER_FAILED
 */
export async function forecastAllInWorkers(
  panel: SalesPanel,
  options: ForecastAllOptions & { readonly originIndex: number; readonly model: TrainedModel },
): Promise<Float64Array> {
  const { horizonWeeks, originIndex, model, signal } = options;
  const libraryPath = loadLightGBM().path;
  const n = panel.seriesCount;
  const workers = Math.max(1, Math.min(options.threads ?? availableParallelism(), n));
  const forecast = new Float64Array(n * horizonWeeks);
  await Promise.all(
    Array.from({ length: workers }, async (_, k) => {
      const from = Math.floor((n * k) / workers);
      const to = Math.floor((n * (k + 1)) / workers);
      const part = await runForecastTask({ panel, originIndex, horizonWeeks, model, libraryPath, from, to }, signal);
      forecast.set(part, from * horizonWeeks);
    }),
  );
  return forecast;
}

async function runForecastTask(task: ForecastTask, signal?: AbortSignal): Promise<Float64Array> {
  const worker = new Worker(new URL("./forecast-all-worker.ts", import.meta.url), { workerData: task });
  const stop = () => void worker.terminate();
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted) stop();
  try {
    return await new Promise<Float64Array>((resolve, reject) => {
      worker.on("message", resolve);
      const failed = (how: string, cause?: unknown) =>
        reject(engineError("ENGINE_WORKER_FAILED", `A forecasting thread ended early: ${how}.`, { cause }));
      worker.on("error", (cause) => failed(cause instanceof Error ? cause.message : String(cause), cause));
      worker.on("exit", (code) => failed(signal?.aborted ? "it was aborted" : `exit code ${code}`, signal?.reason));
    });
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
