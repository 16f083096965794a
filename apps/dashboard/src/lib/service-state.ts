import { useSyncExternalStore } from "react";
import type { ApiError } from "./problem.ts";

export interface ServiceState {
  /** True from the first 503 until the hub says it is ready. */
  starting: boolean;
  detail: string;
  retryAfterSeconds: number;
}

const ready: ServiceState = { starting: false, detail: "", retryAfterSeconds: 2 };
let state: ServiceState = ready;
const listeners = new Set<() => void>();

function set(next: ServiceState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function markStarting(error: ApiError): void {
  set({ starting: true, detail: error.problem.detail, retryAfterSeconds: error.retryAfterSeconds ?? 2 });
}

export const markReady = () => set(ready);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useServiceState = () => useSyncExternalStore(subscribe, () => state);
