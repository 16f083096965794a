import { workerData } from "node:worker_threads";
import { lowerThreadPriority } from "@sales-hub/engine";
import { ModelStore, trainVersion } from "@sales-hub/hub";

lowerThreadPriority();

const { preparedDir, modelsDir } = workerData as { preparedDir: string; modelsDir: string };
await trainVersion({ preparedDir, models: new ModelStore(modelsDir) });
