import { formatDay, HubError } from "@sales-hub/domain";
import { hubError } from "../errors.ts";
import type { Workspace } from "../workspace.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import { type RefreshProgress, runRefresh } from "./refresh.ts";
import type { Snapshot } from "./snapshot.ts";

export interface HubStatus {
  readonly state: "starting" | "ready" | "failed";
  /** What it is doing or why it failed, in words. */
  readonly detail: string;
  readonly modelVersion: string | null;
  readonly dataThrough: string | null;
}

export interface HubServiceOptions {
  readonly workspace: Workspace;
  readonly onProgress?: (progress: RefreshProgress) => void;
  /** Told once a refresh failed while an earlier state serves. */
  readonly onRefreshFailed?: (error: Error) => void;
}

/**
 * Holds the state that is served. The last good state serves while a new one is prepared and trained in a worker
 * thread; the new one takes its place in one step.
 */
export class HubService {
  readonly #options: HubServiceOptions;
  #snapshot: Snapshot | null = null;
  #state: HubStatus["state"] = "starting";
  #detail = "Starting.";
  readonly #abort = new AbortController();

  constructor(options: HubServiceOptions) {
    this.#options = options;
  }

  get status(): HubStatus {
    return {
      state: this.#state,
      detail: this.#detail,
      modelVersion: this.#snapshot?.model.version ?? null,
      dataThrough: this.#snapshot?.data.data_through ?? null,
    };
  }

  /**
   * The state to answer from.
   * @throws {HubError} HUB_NOT_READY while the first one is being made; HUB_START_FAILED when that failed
   */
  snapshot(): Snapshot {
    if (this.#snapshot) return this.#snapshot;
    const code = this.#state === "failed" ? "HUB_START_FAILED" : "HUB_NOT_READY";
    throw hubError(code, this.#detail);
  }

  /**
   * Serves what is there already, without preparing or training.
   * @throws {HubError} HUB_MODEL_MISSING or HUB_DATA_MISSING, or why they cannot be loaded
   */
  async load(): Promise<void> {
    this.#detail = "Loading data and model.";
    try {
      this.#replace(await loadSnapshot(this.#options.workspace));
    } catch (error) {
      this.#fail(error as Error);
      throw error;
    }
  }

  /**
   * Serves the last good state if there is one, then prepares the data if it changed, trains if there is no model for
   * it, and serves the result.
   * @throws {HubError} why preparing, training or loading failed, when there is no earlier state to serve
   */
  async refresh(): Promise<void> {
    await this.#loadLastGood();
    try {
      const { version } = await runRefresh({
        workspace: this.#options.workspace,
        signal: this.#abort.signal,
        onProgress: (progress) => {
          if (!this.#snapshot) this.#detail = progress.text;
          this.#options.onProgress?.(progress);
        },
      });
      if (version !== this.#snapshot?.model.version) {
        this.#replace(await loadSnapshot(this.#options.workspace));
      }
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      if (!this.#snapshot) {
        this.#fail(error as Error);
        throw error;
      }
      this.#detail = `Serving ${this.#snapshot.model.version}; the last refresh failed: ${(error as Error).message}`;
      this.#options.onRefreshFailed?.(error as Error);
    }
  }

  /** Ends a refresh at work and frees the model. */
  async close(): Promise<void> {
    this.#abort.abort();
    this.#snapshot?.forecaster.dispose();
    this.#snapshot = null;
  }

  async #loadLastGood(): Promise<void> {
    try {
      this.#replace(await loadSnapshot(this.#options.workspace));
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      this.#detail = "Preparing the first state.";
    }
  }

  #replace(next: Snapshot): void {
    const previous = this.#snapshot;
    this.#snapshot = next;
    this.#state = "ready";
    this.#detail = `Serving ${next.model.version}, data through ${formatDay(next.data.data_through)}.`;
    previous?.forecaster.dispose();
  }

  #fail(error: Error): void {
    if (this.#snapshot) return;
    this.#state = "failed";
    this.#detail = error.message;
  }
}
