import { workerData } from "node:worker_threads";
import { ModelStore } from "../models/model-store.ts";
import type { Workspace } from "../workspace.ts";
import { type LoadedState, loadState } from "./load-state.ts";
import { answerParent } from "./run-in-worker.ts";

await answerParent<LoadedState>(() => {
  const workspace = workerData as Workspace;
  return loadState(workspace, new ModelStore(workspace.modelsDir));
});
