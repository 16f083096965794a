import type { AbortSource } from "./train.ts";

/** A stop sign in shared memory: set it in one thread, and training that runs in another one sees it. */
export class AbortFlag implements AbortSource {
  /** Post this to the other thread and make an `AbortFlag` of it there. */
  readonly buffer: SharedArrayBuffer;
  readonly #cell: Int32Array;

  constructor(buffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.buffer = buffer;
    this.#cell = new Int32Array(buffer);
  }

  get aborted(): boolean {
    return Atomics.load(this.#cell, 0) === 1;
  }

  abort(): void {
    Atomics.store(this.#cell, 0, 1);
  }
}
