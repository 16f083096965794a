import { parentPort, Worker } from "node:worker_threads";
import { HubError } from "@sales-hub/domain";
import { hubError } from "../errors.ts";

type WorkerMessage<R, P> =
  | { readonly type: "progress"; readonly progress: P }
  | { readonly type: "done"; readonly result: R }
  | { readonly type: "failed"; readonly error: SerialisedError };

interface SerialisedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly hub: Pick<HubError, "code" | "kind" | "details"> | null;
}

export interface WorkerJob<P> {
  /** The module to run; it must call {@link answerParent}. */
  readonly module: URL;
  readonly input: unknown;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: P) => void;
}

/**
 * Runs a job in a worker thread, so that this thread answers meanwhile.
 * @throws {HubError} what the job threw
 */
export function runInWorker<R, P = never>({ module, input, signal, onProgress }: WorkerJob<P>): Promise<R> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module, { workerData: input });
    const stop = () => void worker.terminate();
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: WorkerMessage<R, P>) => {
      if (message.type === "progress") onProgress?.(message.progress);
      else if (message.type === "done") resolve(message.result);
      else reject(reviveError(message.error));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      reject(
        hubError("HUB_WORKER_FAILED", `A worker thread ended with code ${code} before it was done.`, {
          details: { code },
        }),
      );
    });
  });
}

/** The worker's side: runs the job and sends its result, its arrays moved rather than copied, or its error. */
export async function answerParent<R, P = never>(job: (tell: (progress: P) => void) => Promise<R>): Promise<void> {
  const send = (message: WorkerMessage<R, P>, moved: ArrayBuffer[] = []) => parentPort?.postMessage(message, moved);
  try {
    const result = await job((progress) => send({ type: "progress", progress }));
    send({ type: "done", result }, buffersIn(result));
  } catch (error) {
    send({ type: "failed", error: serialiseError(error as Error) });
  }
}

/** The buffers of all typed arrays inside a value, each once. */
function buffersIn(value: unknown, found = new Set<ArrayBuffer>(), seen = new Set<unknown>()): ArrayBuffer[] {
  if (typeof value === "object" && value !== null && !seen.has(value)) {
    seen.add(value);
    if (ArrayBuffer.isView(value)) {
      // Buffers of Node's pool are shared with strangers and must stay.
      if (value.buffer instanceof ArrayBuffer && !Buffer.isBuffer(value)) found.add(value.buffer);
    } else {
      const children = value instanceof Map ? value.values() : Object.values(value);
      for (const child of children) buffersIn(child, found, seen);
    }
  }
  return [...found];
}

function serialiseError(error: Error): SerialisedError {
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
