import { workerData } from "node:worker_threads";
import { lowerThreadPriority } from "@sales-hub/engine";
import { refreshWorkspace } from "../training/refresh-workspace.ts";
import type { Workspace } from "../workspace.ts";
import type { RefreshProgress, RefreshResult } from "./refresh.ts";
import { answerParent } from "./run-in-worker.ts";

lowerThreadPriority();

await answerParent<RefreshResult, RefreshProgress>((tell) => refreshWorkspace(workerData as Workspace, tell));
