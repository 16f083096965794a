import { Worker } from "node:worker_threads";
import { HubError } from "@sales-hub/domain";
import type { Workspace } from "../workspace.ts";

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

/** What the worker tells its parent. */
export type RefreshMessage =
  | { readonly type: "progress"; readonly progress: RefreshProgress }
  | { readonly type: "done"; readonly result: RefreshResult }
  | { readonly type: "failed"; readonly error: SerialisedError };

export interface SerialisedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly hub: Pick<HubError, "code" | "kind" | "details"> | null;
}

export interface RefreshOptions {
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RefreshProgress) => void;
}

/**
 * Brings data and model up to date in a worker thread, so that the service answers meanwhile: generates the demo world
 * if asked to, prepares the data if it changed, trains if no model belongs to it.
 * @throws {HubError} what the step that failed threw
 */
export function runRefresh({ workspace, signal, onProgress }: RefreshOptions): Promise<RefreshResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./refresh-worker.ts", import.meta.url), { workerData: workspace });
    const stop = () => void worker.terminate();
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: RefreshMessage) => {
      if (message.type === "progress") onProgress(message.progress);
      else if (message.type === "done") resolve(message.result);
      else reject(reviveError(message.error));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => {
      signal.removeEventListener("abort", stop);
      reject(new Error(`The refresh worker ended with code ${code} before it was done.`));
    });
  });
}

export function serialiseError(error: Error): SerialisedError {
  const { name, message, stack } = error;
  const hub = error instanceof HubError ? { code: error.code, kind: error.kind, details: error.details } : null;
  return { name, message, stack, hub };
}

function reviveError({ name, message, stack, hub }: SerialisedError): Error {
  const error = hub ? new HubError(hub.code, hub.kind, message, hub.details) : new Error(message);
  if (!hub) error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
