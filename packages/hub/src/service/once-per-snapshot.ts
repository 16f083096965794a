import type { Snapshot } from "./snapshot.ts";

/**
 * A function of a snapshot that is computed once for each: a snapshot never changes. A promise that fails is forgotten, so
 * that the next question tries again.
 */
export function oncePerSnapshot<R>(compute: (snapshot: Snapshot) => R): (snapshot: Snapshot) => R {
  const results = new WeakMap<Snapshot, { readonly result: R }>();
  return (snapshot) => {
    let known = results.get(snapshot);
    if (!known) {
      known = { result: compute(snapshot) };
      results.set(snapshot, known);
      // Whoever asked handles the failure.
      if (known.result instanceof Promise) known.result.catch(() => results.delete(snapshot));
    }
    return known.result;
  };
}
