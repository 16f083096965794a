import { type RecursiveResult, runRecursivelyInWorker } from "@sales-hub/engine";
import type { Snapshot } from "./snapshot.ts";

export interface RecursiveQuestion {
  readonly horizonWeeks: number;
  readonly series: number;
  /** Horizons of the series to explain. */
  readonly explainWeeks: readonly number[];
}

/** Recursive forecasts known so far, USD, by week after the origin, each of shape [N]; one job at a time extends them. */
const known = new WeakMap<Snapshot, Promise<readonly Float64Array[]>>();

/**
 * Recursive forecasts of a snapshot: every pair goes on week by week, so the first question about a week costs a fraction
 * of a second for it and each week before, in a worker thread; later questions are answered from memory.
 * @throws {HubError} ENGINE_WORKER_FAILED
 */
export async function forecastRecursively(snapshot: Snapshot, question: RecursiveQuestion): Promise<RecursiveResult> {
  const { horizonWeeks, series, explainWeeks } = question;
  const earlier = known.get(snapshot) ?? Promise.resolve([]);
  const job = earlier.then(async (weeks): Promise<RecursiveResult> => {
    if (weeks.length >= horizonWeeks && explainWeeks.length === 0) return { weeks, explanations: [] };
    return runRecursivelyInWorker({
      panel: snapshot.panel,
      originIndex: snapshot.outlook.originIndex,
      model: snapshot.forecaster.model,
      horizonWeeks: Math.max(weeks.length, horizonWeeks),
      known: weeks,
      explain: { series, horizons: explainWeeks },
    });
  });
  const afterwards = job.then(
    ({ weeks }) => weeks,
    () => earlier,
  );
  known.set(snapshot, afterwards);
  return job;
}
