import { workerData } from "node:worker_threads";
import { refreshWorkspace } from "../training/refresh-workspace.ts";
import type { Workspace } from "../workspace.ts";
import type { RefreshProgress, RefreshResult } from "./refresh.ts";
import { answerParent } from "./run-in-worker.ts";

await answerParent<RefreshResult, RefreshProgress>((tell) => refreshWorkspace(workerData as Workspace, tell));
