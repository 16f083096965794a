import { getPriority, setPriority } from "node:os";
import { isMainThread } from "node:worker_threads";

/** Niceness of threads that compute for long: they get a tenth of a processor that another thread wants, all of an idle one. */
export const WORKER_NICENESS = 10;

/**
 * Lowers the priority of the calling worker thread, and of the threads it starts from then on, so that the thread that
 * answers requests is not kept waiting by it. On Linux niceness belongs to a thread; elsewhere to the whole process, and
 * nothing is done.
 */
export function lowerThreadPriority(): void {
  if (process.platform !== "linux" || isMainThread || getPriority() >= WORKER_NICENESS) return;
  setPriority(WORKER_NICENESS);
}
