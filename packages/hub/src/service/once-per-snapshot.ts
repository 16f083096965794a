import type { Snapshot } from "./snapshot.ts";

/** A function of a snapshot that is computed once for each: a snapshot never changes. */
export function oncePerSnapshot<R>(compute: (snapshot: Snapshot) => R): (snapshot: Snapshot) => R {
  const results = new WeakMap<Snapshot, { readonly result: R }>();
  return (snapshot) => {
    let known = results.get(snapshot);
    if (!known) {
      known = { result: compute(snapshot) };
      results.set(snapshot, known);
    }
    return known.result;
  };
}
