import { parentPort, workerData } from "node:worker_threads";
import { loadSalesPanel } from "@sales-hub/data";
import { DEFAULT_SEED, measureLeak, runGauntlet, type Split } from "@sales-hub/engine";

/** One part of the model lab that runs beside the others: a protocol of the gauntlet, or the leak. */
export type PartTask = { readonly preparedDir: string } & (
  | { readonly folds: readonly Split[]; readonly targetRows: number }
  | { readonly leakOn: Split }
);

const task = workerData as PartTask;
const panel = await loadSalesPanel(task.preparedDir);
const result =
  "leakOn" in task
    ? await measureLeak(panel, { split: task.leakOn, seed: DEFAULT_SEED })
    : await runGauntlet(panel, {
        ...task,
        onProgress: ({ done, of, text }) => console.error(`[${done}/${of}] ${text}`),
      });
parentPort?.postMessage(result);
