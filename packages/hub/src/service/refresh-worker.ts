import { parentPort, workerData } from "node:worker_threads";
import { refreshWorkspace } from "../training/refresh-workspace.ts";
import type { Workspace } from "../workspace.ts";
import { type RefreshMessage, serialiseError } from "./refresh.ts";

const tell = (message: RefreshMessage) => parentPort?.postMessage(message);

try {
  const result = await refreshWorkspace(workerData as Workspace, (progress) => tell({ type: "progress", progress }));
  tell({ type: "done", result });
} catch (error) {
  tell({ type: "failed", error: serialiseError(error as Error) });
}
