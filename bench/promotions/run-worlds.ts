import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { WorldFigures } from "./measure-world.ts";
import type { WorldTask } from "./world-worker.ts";

/** Measures all tasks, one worker thread per core; results in the order of the tasks. */
export async function runWorlds(
  tasks: readonly WorldTask[],
  onDone: (done: number, figures: WorldFigures) => void = () => {},
): Promise<WorldFigures[]> {
  const results = new Array<WorldFigures>(tasks.length);
  let next = 0;
  let done = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(join(import.meta.dirname, "world-worker.ts"));
      let current = -1;
      const give = () => {
        if (next >= tasks.length) {
          resolve();
          void worker.terminate();
          return;
        }
        current = next;
        next += 1;
        worker.postMessage(tasks[current]);
      };
      worker.on("message", (figures: WorldFigures) => {
        results[current] = figures;
        done += 1;
        onDone(done, figures);
        give();
      });
      worker.on("error", reject);
      give();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, work));
  return results;
}
