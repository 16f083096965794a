import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { collectErrorsInWorkers } from "../../src/intervals/collect-errors-in-workers.ts";
import { WORKER_NICENESS } from "../../src/workers/thread-priority.ts";
import { buildSyntheticPanel } from "../synthetic-panel.ts";

const run = async (workerData: { lowers: boolean; starts: boolean }) => {
  const worker = new Worker(new URL("./priority-worker.ts", import.meta.url), { workerData });
  const [message] = await once(worker, "message");
  return message as { before: number; after: number; inherited?: number };
};

/** Niceness of every thread of this process: field 19 of /proc/self/task/ID/stat, after the name in parentheses. */
const nicenessOfThreads = () =>
  readdirSync("/proc/self/task").flatMap((id) => {
    try {
      const stat = readFileSync(`/proc/self/task/${id}/stat`, "utf8");
      return [Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16])];
    } catch {
      return []; // The thread ended meanwhile.
    }
  });

describe.skipIf(process.platform !== "linux")("the priority of worker threads", () => {
  it("is lowered for the worker that asks, and for threads that it starts, not for the one that started it", async () => {
    const own = getPriority();
    const { before, after, inherited } = await run({ lowers: true, starts: true });
    expect(before).toBe(own);
    expect(after).toBe(Math.max(own, WORKER_NICENESS));
    expect(inherited).toBe(after);
    expect(getPriority()).toBe(own);
    expect(await run({ lowers: false, starts: false })).toEqual({ before: own, after: own });
  });

  it("is low while errors of earlier origins are collected", async () => {
    const own = getPriority();
    const panel = buildSyntheticPanel({ stores: 6, depts: 6 });
    const low = () => nicenessOfThreads().filter((niceness) => niceness === Math.max(own, WORKER_NICENESS)).length;
    let most = 0;
    const timer = setInterval(() => {
      most = Math.max(most, low());
    }, 2);
    await collectErrorsInWorkers(panel, { lastWeek: 100, threads: 2 });
    clearInterval(timer);
    expect(most).toBeGreaterThanOrEqual(2);
    expect(getPriority()).toBe(own);
  });
});
