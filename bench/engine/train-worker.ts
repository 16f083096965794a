import { workerData } from "node:worker_threads";
import { ModelStore, trainVersion } from "@sales-hub/hub";

const { preparedDir, modelsDir } = workerData as { preparedDir: string; modelsDir: string };
await trainVersion({ preparedDir, models: new ModelStore(modelsDir) });
