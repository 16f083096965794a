import { getPriority } from "node:os";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { lowerThreadPriority } from "../../src/workers/thread-priority.ts";

const { lowers, starts } = workerData as { lowers: boolean; starts: boolean };
const before = getPriority();
if (lowers) lowerThreadPriority();
const after = getPriority();
if (starts) {
  const inner = new Worker(new URL(import.meta.url), { workerData: { lowers: false, starts: false } });
  inner.once("message", ({ after: inherited }) => parentPort!.postMessage({ before, after, inherited }));
} else {
  parentPort!.postMessage({ before, after });
}
