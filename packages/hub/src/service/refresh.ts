import type { Workspace } from "../workspace.ts";
import { runInWorker } from "./run-in-worker.ts";

export interface RefreshProgress {
  readonly stage: "demo" | "prepare" | "train";
  readonly done: number;
  readonly of: number;
  readonly text: string;
}

export interface RefreshResult {
  /** The model version that should serve. */
  readonly version: string;
}

export interface RefreshOptions {
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RefreshProgress) => void;
}

/**
 * Brings data and model up to date in a worker thread: generates the demo world if asked to, prepares the data if it
 * changed, trains if no model belongs to it.
 * @throws {HubError} what the step that failed threw
 */
export function runRefresh({ workspace, signal, onProgress }: RefreshOptions): Promise<RefreshResult> {
  const module = new URL("./refresh-worker.ts", import.meta.url);
  return runInWorker<RefreshResult, RefreshProgress>({ module, input: workspace, signal, onProgress });
}
