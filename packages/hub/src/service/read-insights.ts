import type { HolidayEffect, HolidayEvent, StoreArchetypes } from "@sales-hub/engine";
import { oncePerSnapshot } from "./once-per-snapshot.ts";
import { runInWorker } from "./run-in-worker.ts";

/** Insights that take too long for the thread that answers requests. */
export interface HeavyInsights {
  /** null when the stores cannot be told apart. */
  readonly archetypes: StoreArchetypes | null;
  readonly holidayEvents: readonly HolidayEvent[];
  readonly holidayEffects: readonly HolidayEffect[];
}

/** Computes the heavy insights of a snapshot in a worker thread, once, when they are first asked for. */
export const readInsights = oncePerSnapshot(({ panel }): Promise<HeavyInsights> => {
  const module = new URL("./insights-worker.ts", import.meta.url);
  return runInWorker<HeavyInsights>({ module, input: panel });
});
