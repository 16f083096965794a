import { parentPort, workerData } from "node:worker_threads";
import { AbortFlag } from "./abort-flag.ts";
import { Dataset } from "./dataset.ts";
import { LightGBMError } from "./errors.ts";
import { loadLightGBM } from "./library.ts";
import { train } from "./train.ts";
import type { WorkerAnswer, WorkerStart, WorkerTrainingResult } from "./training-task.ts";

const answer = (message: WorkerAnswer): void => parentPort?.postMessage(message);

function run({ libraryPath, task, abort, wantsProgress }: WorkerStart): WorkerTrainingResult {
  loadLightGBM({ path: libraryPath }).setLogHandler((entry) => answer({ type: "log", entry }));
  using stack = new DisposableStack();
  const { train: source, validation = {}, ...rest } = task;
  const dataset = stack.use(Dataset.fromMatrix(source.matrix, source));
  const sets = Object.entries(validation).map(
    ([name, each]) => [name, stack.use(Dataset.fromMatrix(each.matrix, { ...each, reference: dataset }))] as const,
  );
  const { booster, ...result } = train({
    ...rest,
    train: dataset,
    validation: Object.fromEntries(sets),
    signal: new AbortFlag(abort),
    ...(wantsProgress && { onIteration: (progress) => answer({ type: "progress", progress }) }),
  });
  stack.use(booster);
  return { ...result, model: booster.saveToString() };
}

try {
  answer({ type: "done", result: run(workerData as WorkerStart) });
} catch (error) {
  if (error instanceof LightGBMError) {
    answer({ type: "refused", code: error.code, message: error.message, details: error.details });
  } else {
    answer({ type: "broke", error });
  }
}
