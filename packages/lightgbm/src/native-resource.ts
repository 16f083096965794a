import { LightGBMError } from "./errors.ts";

/**
 * One native object, freed when its last user lets go: the JavaScript object that owns it counts as one user, every
 * native object that points into it as another. So a dataset outlives the boosters built on it whatever the order of
 * disposal or garbage collection.
 */
export class NativeResource {
  readonly name: string;
  readonly #free: (pointer: bigint) => void;
  readonly #needs: NativeResource[] = [];
  #pointer: bigint;
  #users = 1;

  constructor(options: {
    readonly name: string;
    readonly pointer: bigint;
    readonly free: (pointer: bigint) => void;
    readonly needs?: readonly NativeResource[];
  }) {
    this.name = options.name;
    this.#pointer = options.pointer;
    this.#free = options.free;
    for (const need of options.needs ?? []) this.addNeed(need);
  }

  /** Keeps another native object alive for as long as this one. */
  addNeed(need: NativeResource): void {
    need.retain();
    this.#needs.push(need);
  }

  /** The native address. */
  get pointer(): bigint {
    if (this.#users === 0) throw useAfterFree(this.name);
    return this.#pointer;
  }

  retain(): void {
    if (this.#users === 0) throw useAfterFree(this.name);
    this.#users += 1;
  }

  release(): void {
    if (this.#users === 0) return;
    this.#users -= 1;
    if (this.#users > 0) return;
    this.#free(this.#pointer);
    this.#pointer = 0n;
    for (const need of this.#needs) need.release();
  }
}

/** The JavaScript side of a native object: refuses use after `dispose`, and frees by finalizer when forgotten. */
export class Handle {
  static readonly #forgotten = new FinalizationRegistry<NativeResource>((resource) => resource.release());

  readonly resource: NativeResource;
  #disposed = false;

  constructor(resource: NativeResource) {
    this.resource = resource;
    Handle.#forgotten.register(this, resource, this);
  }

  get pointer(): bigint {
    if (this.#disposed) throw useAfterFree(this.resource.name);
    return this.resource.pointer;
  }

  get disposed(): boolean {
    return this.#disposed;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    Handle.#forgotten.unregister(this);
    this.resource.release();
  }
}

function useAfterFree(name: string): LightGBMError {
  return new LightGBMError("LIGHTGBM_USE_AFTER_FREE", `This ${name} was disposed of and cannot be used any more.`, {
    details: { name },
  });
}
