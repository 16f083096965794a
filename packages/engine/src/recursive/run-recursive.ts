import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { SalesPanel } from "@sales-hub/domain";
import { loadLightGBM } from "@sales-hub/lightgbm";
import { engineError } from "../errors.ts";
import type { WeekExplanation } from "../explain/explainer.ts";
import { Explainer } from "../explain/explainer.ts";
import { loadBoosters } from "../forecast/residual-predictor.ts";
import type { TrainedModel } from "../model/train-model.ts";
import { RecursiveForecast } from "./recursive-forecast.ts";

export interface RecursiveJob {
  readonly panel: SalesPanel;
  readonly originIndex: number;
  readonly model: TrainedModel;
  readonly horizonWeeks: number;
  /** Weeks forecast earlier from the same origin, each of shape [N]. */
  readonly known?: readonly Float64Array[];
  /** Weeks of one series to explain, each within horizonWeeks. */
  readonly explain?: { readonly series: number; readonly horizons: readonly number[] };
}

export interface RecursiveResult {
  /** Forecasts of every pair by week after the origin, USD, each of shape [N]. */
  readonly weeks: readonly Float64Array[];
  /** In the order asked for: each from earlier forecasts taken as actuals. */
  readonly explanations: readonly WeekExplanation[];
}

/** What the worker thread is given. */
export interface RecursiveTask extends RecursiveJob {
  readonly libraryPath: string;
}

/** Forecasts recursively in the calling thread, a fraction of a second per week on a large panel. */
export async function runRecursively(job: RecursiveJob): Promise<RecursiveResult> {
  const { panel, originIndex, model, horizonWeeks, known = [], explain } = job;
  using boosters = loadBoosters(model);
  const recursion = new RecursiveForecast(panel, { originIndex, horizonWeeks, model, boosters, known });
  while (recursion.weeks.length < horizonWeeks) {
    recursion.next();
    await setImmediate();
  }
  const explanations: WeekExplanation[] = [];
  if (explain && explain.horizons.length > 0) {
    const explainer = await Explainer.load(model);
    for (const horizon of explain.horizons) {
      using predictor = recursion.predictorAt(horizon);
      const forecast = recursion.weeks[horizon - 1]![explain.series]!;
      const week = { ...predictor.predictWeek(explain.series, 1), forecast };
      explanations.push({ ...explainer.explain({ predictor, series: explain.series, week }), horizon });
    }
  }
  return { weeks: recursion.weeks, explanations };
}

/**
 * The same in a worker thread, so that the calling one stays free.
 * @throws {HubError} ENGINE_WORKER_FAILED, ENGINE_ORIGIN_OUT_OF_RANGE
 */
export function runRecursivelyInWorker(job: RecursiveJob): Promise<RecursiveResult> {
  const workerData: RecursiveTask = { ...job, libraryPath: loadLightGBM().path };
  const worker = new Worker(new URL("./recursive-worker.ts", import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    const failed = (how: string, cause?: unknown) =>
      reject(engineError("ENGINE_WORKER_FAILED", `The recursive forecast ended early: ${how}.`, { cause }));
    worker.on("message", resolve);
    worker.on("error", (cause) => failed(cause instanceof Error ? cause.message : String(cause), cause));
    worker.on("exit", (code) => failed(`exit code ${code}`));
  });
}
